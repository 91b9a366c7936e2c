import type { LineView } from '../views.ts';
import type { WantedItem } from './steer-views.ts';

/** The items of these lines, each once, in their sequence; of lines that are done only where nothing is open. */
export function wantedItems(lines: readonly LineView[]): WantedItem[] {
  const open = lines.filter(({ state }) => state !== 'done');
  const items = new Map<string, WantedItem>();
  for (const { item, plant, promisedOn } of open.length > 0 ? open : lines) {
    const number = item.number ?? item.supplierNumber;
    if (number === undefined || items.has(number)) continue;
    items.set(number, {
      number,
      ...(plant ? { plant } : {}),
      ...(promisedOn && open.length > 0 ? { promisedOn } : {}),
    });
  }
  return [...items.values()];
}
