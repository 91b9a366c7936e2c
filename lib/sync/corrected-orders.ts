import type { Order } from '../domain/order.ts';
import { linesElsewhere } from '../store/lines-elsewhere.ts';
import type { Store } from '../store/open.ts';
import { type GoneLines, takeLinesOut } from '../store/remove-lines.ts';
import { withRoom } from '../store/shed.ts';
import { storedOrders } from '../store/stored-orders.ts';

/**
 * Takes away what these orders leave behind where their system gave them another number or partner, or moved their lines: lines
 * keep their ids, and would stand here under two orders. To be called before these are stored: where it ends between, they are
 * read again. Nothing is looked for as long as all lines are known under their order.
 */
export async function removeLeftBehind(store: Store, orders: readonly Order[]): Promise<void> {
  const gone = await leftBehind(store, orders);
  if (gone.length > 0) await withRoom(store, () => takeLinesOut(store, gone));
}

async function leftBehind(store: Store, orders: readonly Order[]): Promise<GoneLines[]> {
  const stored = await storedOrders(
    store,
    orders.map(({ id }) => id),
  );
  const gone: GoneLines[] = [];
  const sources = new Map<string, Map<string, string>>();
  for (const { id, lines } of orders) {
    const known = new Set(stored.get(id)?.lines.map((line) => line.id));
    for (const line of lines) {
      if (known.has(line.id)) continue;
      const { sourceId } = line.provenance;
      const wanted = sources.get(sourceId) ?? new Map<string, string>();
      sources.set(sourceId, wanted.set(line.id, id));
    }
  }
  for (const [sourceId, wanted] of sources) gone.push(...(await linesElsewhere(store, wanted, sourceId)));
  return gone;
}
