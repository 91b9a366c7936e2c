import { ordersOfBlock } from './blocks.ts';
import { hashKey } from './hash.ts';
import { indexOf, loadTables, lookUp, readState } from './identifier-index.ts';
import { customersOfOrder } from './identifiers.ts';
import { type Store, transact } from './open.ts';
import { readPartner } from './partners.ts';
import { RELATION_NAMES } from './relation-records.ts';
import { hasRelations, removeAgreements } from './retain-relations.ts';
import type { PartnerRecord, ReadTx, StoreName } from './schema.ts';
import { dropDerived, withHeads } from './unions.ts';

/** How many partners are looked at in one transaction. */
const PARTNERS = 64;

/** Partners behind `from` of whom nothing was said since `before` and who deliver nothing. */
export function idlePartners(
  store: Store,
  from: string,
  before: number,
): Promise<{ ids: string[]; next: string | undefined }> {
  return transact(store, ['partners', 'shelves'], 'readonly', async (tx) => {
    const range = IDBKeyRange.lowerBound(from, true);
    const records = await tx.objectStore('partners').getAll(range, PARTNERS);
    const ids: string[] = [];
    for (const record of records) if (await deliversNothing(tx, record, before)) ids.push(record.id);
    return { ids, next: records.length < PARTNERS ? undefined : records.at(-1)?.id };
  });
}

async function deliversNothing(tx: ReadTx, record: PartnerRecord, before: number): Promise<boolean> {
  const partner = readPartner(record);
  if (!partner || partner.provenance.fetchedAt >= before) return false;
  if (partner.contacts.some(({ entered }) => entered && entered.at >= before)) return false;
  return ((await tx.objectStore('shelves').get(record.id))?.blocks.length ?? 0) === 0;
}

const PARTNER_SCOPE: StoreName[] = [
  'state',
  'shapes',
  'runs',
  'tables',
  'blocks',
  'shelves',
  'partners',
  'summaries',
  'openLines',
  'cells',
  'unions',
  ...RELATION_NAMES,
];

/** Removes those of these partners for whom no order is pegged either; answers how many. */
export function removePartners(store: Store, ids: readonly string[], before: number): Promise<number> {
  return transact(store, PARTNER_SCOPE, 'readwrite', async (tx) => {
    const index = await indexOf(store, tx);
    const hashes = ids.map((id) => hashKey('customer', id));
    await loadTables(index, tx, hashes);
    let count = 0;
    for (const [at, id] of ids.entries()) {
      const record = await tx.objectStore('partners').get(id);
      if (!record || !(await deliversNothing(tx, record, before))) continue;
      if (await waitsFor(tx, id, lookUp(index, hashes[at] ?? 0))) continue;
      if (await hasRelations(tx, id)) continue;
      await Promise.all([
        removeAgreements(tx, id),
        tx.objectStore('partners').delete(id),
        tx.objectStore('shelves').delete(id),
        dropDerived(tx, await withHeads(tx, [id])),
      ]);
      count++;
    }
    if (count > 0) {
      const state = await readState(tx);
      const next = { ...state, partners: state.partners - count, generation: state.generation + 1 };
      await tx.objectStore('state').put(next, 'state');
    }
    return count;
  });
}

/** True when an order in one of these blocks is pegged to the customer. */
async function waitsFor(tx: ReadTx, customerId: string, nos: readonly number[]): Promise<boolean> {
  for (const no of new Set(nos)) {
    const block = await tx.objectStore('blocks').get(no);
    if (block && ordersOfBlock(block).some((order) => customersOfOrder(order).has(customerId))) return true;
  }
  return false;
}
