import { normaliseNumber } from '../domain/normalise.ts';
import type { Order, OrderLine } from '../domain/order.ts';
import type { Store } from '../store/open.ts';
import { eachOrder } from '../store/queries.ts';
import { gtinKey } from './item-names.ts';

/** The lines that each item number leads to, by a walk over all orders; numbers that lead to none are absent. */
export async function findItems(
  store: Store,
  keys: string[],
): Promise<Map<string, { order: Order; line: OrderLine }[]>> {
  const found = new Map<string, { order: Order; line: OrderLine }[]>();
  const wanted = new Set(keys);
  await eachOrder(store, (order) => {
    for (const line of order.lines) {
      const { number, supplierNumber, gtin, alternates = [] } = line.item;
      const written = [number, supplierNumber, gtin, ...alternates].filter((each) => each !== undefined);
      const names = new Set(written.map(normaliseNumber));
      if (gtin) names.add(gtinKey(gtin));
      for (const name of names) {
        if (!wanted.has(name)) continue;
        const lines = found.get(name) ?? [];
        lines.push({ order, line });
        found.set(name, lines);
      }
    }
  });
  return found;
}
