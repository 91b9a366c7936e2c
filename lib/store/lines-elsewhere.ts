import { type Order, UNKNOWN_PARTNER } from '../domain/order.ts';
import { ordersOfBlock } from './blocks.ts';
import { type Store, transact } from './open.ts';
import type { GoneLines } from './remove-lines.ts';
import type { Block } from './schema.ts';

/** Blocks that are read at a time. */
const TOGETHER = 64;
/** So few ids are looked for in the text of a block first; more of them are found sooner by reading it. */
const FEW = 30;

/**
 * Where lines of a source lie under other orders than the ones that they are told of now: `orders` by the ids of their lines. What
 * has no partner stays, since it is put together with the order of its number when it is read.
 */
export async function linesElsewhere(
  store: Store,
  orders: ReadonlyMap<string, string>,
  sourceId: string,
): Promise<GoneLines[]> {
  if (orders.size === 0) return [];
  const written = orders.size > FEW ? [] : [...orders.keys()].map((id) => JSON.stringify(id));
  const mayHold = ({ origins, orders: text }: Block) =>
    origins.some((each) => each.sourceId === sourceId) &&
    (written.length === 0 || written.some((id) => text.includes(id)));
  const found: GoneLines[] = [];
  const look = ({ id: orderId, partnerId, lines }: Order) => {
    if (partnerId === UNKNOWN_PARTNER) return;
    const lineIds = lines.flatMap(({ id, provenance }) => {
      const now = orders.get(id);
      return now !== undefined && now !== orderId && provenance.sourceId === sourceId ? [id] : [];
    });
    if (lineIds.length > 0) found.push({ partnerId, orderId, lineIds });
  };
  await transact(store, ['blocks'], 'readonly', async (tx) => {
    let range: IDBKeyRange | null = null;
    for (;;) {
      const blocks = tx.objectStore('blocks');
      const [keys, values] = await Promise.all([
        blocks.getAllKeys(range, TOGETHER),
        blocks.getAll(range, TOGETHER),
      ]);
      for (const block of values) if (mayHold(block)) ordersOfBlock(block).forEach(look);
      const last = keys.at(-1);
      if (last === undefined || keys.length < TOGETHER) return;
      range = IDBKeyRange.lowerBound(last, true);
    }
  });
  return found;
}
