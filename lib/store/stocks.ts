import type { Stock } from '../domain/stock.ts';
import { type Store, transact } from './open.ts';
import { parsed, type Read, relationsOf } from './relation-records.ts';

/** The counts of a partner's goods, by item and place, each the oldest first. */
export async function stocksOf(store: Store, partnerId: string): Promise<Read<Stock>> {
  const read = await relationsOf(store, 'stocks', partnerId);
  return { ...read, records: read.records.sort(inSequence) };
}

/** The counts of an item, whoever delivers it, by place, the oldest first. */
export function stocksOfItem(store: Store, itemNumber: string): Promise<Read<Stock>> {
  return transact(store, ['stocks'], 'readonly', async (tx) => {
    const read = parsed('stocks', await tx.objectStore('stocks').index('item').getAll(itemNumber));
    return { ...read, records: read.records.sort(inSequence) };
  });
}

function inSequence(a: Stock, b: Stock): number {
  const [left, right] = [a, b].map(({ itemNumber, plant, countedOn }) =>
    [itemNumber, plant, countedOn].join('\n'),
  );
  return (left ?? '') < (right ?? '') ? -1 : 1;
}
