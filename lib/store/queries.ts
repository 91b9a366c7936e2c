import { shapeOf } from '../domain/normalise.ts';
import { type Order, UNKNOWN_PARTNER } from '../domain/order.ts';
import type { Partner } from '../domain/partner.ts';
import { BLOCK_SCOPE, hitsOf, type OrderHit, readBlocks } from './block-cache.ts';
import { confirmedOf } from './confirmations.ts';
import { hashKey } from './hash.ts';
import { filed, type IdentifierIndex, indexOf, mayHold, readState } from './identifier-index.ts';
import { keysOfPartner, numberOfId, partnerOfId } from './identifiers.ts';
import { readOrders } from './join-parts.ts';
import { type Store, transact } from './open.ts';
import { readPartner } from './partners.ts';
import type { ReadTx, Rebuilt, StoreName } from './schema.ts';
import { densityOf, itemShape } from './shapes.ts';
import { readUnions, UNION_SCOPE, unionsOf } from './unions.ts';
import { blocksUnder, readUnited, unitedPartner } from './unite.ts';
import { distinct, distinctHits } from './united-blocks.ts';

export type { OrderHit } from './block-cache.ts';

const INDEX_SCOPE: StoreName[] = ['state', 'shapes', 'runs', 'tables'];
/** How many blocks are read at a time while walking the whole store. */
const WALK_BLOCKS = 64;

/**
 * The orders that each normalised number leads to, verified against the orders themselves; keys without hits are absent.
 * Several hits mean that the number is ambiguous. The orders are shared: do not change them.
 */
export function findOrders(store: Store, keys: string[]): Promise<Map<string, OrderHit[]>> {
  return transact(store, [...INDEX_SCOPE, ...BLOCK_SCOPE], 'readonly', async (tx) => {
    const index = await indexOf(store, tx);
    const blocksByKey = await filed(index, tx, new Map(keys.map((key) => [key, hashKey('number', key)])));
    const blocks = await readBlocks(store, tx, index.generation, [...blocksByKey.values()].flat());
    const found = new Map<string, OrderHit[]>();
    for (const key of blocksByKey.keys()) {
      const hits = distinctHits(blocks.flatMap((block) => hitsOf(block).get(key) ?? []));
      if (hits.length > 0) found.set(key, hits);
    }
    return found;
  });
}

/** The partners that each address, domain or partner number names; keys without hits are absent. */
export function findPartners(store: Store, keys: string[]): Promise<Map<string, Partner[]>> {
  return transact(store, [...INDEX_SCOPE, ...UNION_SCOPE, 'partners'], 'readonly', async (tx) => {
    const [index, unions] = await Promise.all([indexOf(store, tx), unionsOf(store, tx)]);
    const numbersByKey = await filed(index, tx, new Map(keys.map((key) => [key, hashKey('partner', key)])));
    const found = new Map<string, Partner[]>();
    for (const [key, numbers] of numbersByKey) {
      const byNo = tx.objectStore('partners').index('no');
      const records = await Promise.all([...new Set(numbers)].map((no) => byNo.get(no)));
      const partners = records
        .flatMap((record) => (record && readPartner(record)) ?? [])
        .filter((partner) => keysOfPartner(partner).has(key));
      if (partners.length === 0) continue;
      const heads = new Set(partners.map(({ id }) => unions.headOf(id)));
      const united = unions.none ? partners : (await readUnited(tx, unions, heads)).values();
      found.set(key, [...united]);
    }
    return found;
  });
}

/** False: the key is certainly no stored number or address. True: it probably is. Answers from memory once loaded. */
export async function mayKnow(store: Store, key: string): Promise<boolean> {
  const index = await currentIndex(store);
  return mayHold(index, hashKey('number', key)) || mayHold(index, hashKey('partner', key));
}

/** How densely the shape of a number is used, 0 to 1: stored numbers of its shape by how many there could be. */
export async function shapeDensity(store: Store, key: string): Promise<number> {
  return densityOf((await currentIndex(store)).shapes, shapeOf(key));
}

/** The same of an item number, among the numbers of items. */
export async function itemDensity(store: Store, key: string): Promise<number> {
  return densityOf((await currentIndex(store)).shapes, itemShape(key));
}

/** False: the key is certainly no stored item number. True: it probably is. */
export async function mayKnowItem(store: Store, key: string): Promise<boolean> {
  return mayHold(await currentIndex(store), hashKey('item', key));
}

function currentIndex(store: Store): Promise<IdentifierIndex> | IdentifierIndex {
  if (store.index && store.checked === store.heard) return store.index;
  return transact(store, INDEX_SCOPE, 'readonly', (tx) => indexOf(store, tx));
}

/** The order with this id; one whose partner was not known then is found under the only partner that has its number. */
export async function orderById(store: Store, id: string): Promise<Order | undefined> {
  const hits = (await findOrders(store, [numberOfId(id)])).get(numberOfId(id)) ?? [];
  const same = hits.find((hit) => hit.order.id === id)?.order;
  if (same) return same;
  const named = hits.filter((hit) => numberOfId(hit.order.id) === numberOfId(id));
  if (id.startsWith(`${UNKNOWN_PARTNER}/`)) return named.length === 1 ? named[0]?.order : undefined;
  const head = (await readUnions(store)).headOf(partnerOfId(id));
  return named.find(({ order }) => order.partnerId === head)?.order;
}

export async function partnerById(store: Store, id: string): Promise<Partner | undefined> {
  return (await partnersByIds(store, [id])).get(id);
}

/**
 * The partners with these ids, by id; unknown ids are absent. One that stands for several is there under its own id and
 * under that which was asked for.
 */
export function partnersByIds(store: Store, ids: Iterable<string>): Promise<Map<string, Partner>> {
  return transact(store, [...UNION_SCOPE, 'partners'], 'readonly', async (tx) =>
    readUnited(tx, await unionsOf(store, tx), ids),
  );
}

/** Every partner; those that stand for one are one. */
export function allPartners(store: Store): Promise<Partner[]> {
  return transact(store, [...UNION_SCOPE, 'partners'], 'readonly', async (tx) => {
    const unions = await unionsOf(store, tx);
    const partners = await storedIn(tx);
    if (unions.none) return partners;
    const byHead = new Map<string, Partner[]>();
    for (const partner of partners) {
      const head = unions.headOf(partner.id);
      const members = byHead.get(head) ?? [];
      byHead.set(head, members);
      if (partner.id === head) members.unshift(partner);
      else members.push(partner);
    }
    return [...byHead].flatMap(([head, members]) => unitedPartner(head, members) ?? []);
  });
}

/** Every partner, or those with these ids, as their sources have them, whoever they stand for; by id. */
export function storedPartners(store: Store, ids?: Iterable<string>): Promise<Map<string, Partner>> {
  return transact(store, ['partners'], 'readonly', async (tx) => {
    const partners = await storedIn(tx, ids);
    return new Map(partners.map((partner) => [partner.id, partner]));
  });
}

async function storedIn(tx: ReadTx, ids?: Iterable<string>): Promise<Partner[]> {
  const partners = tx.objectStore('partners');
  const records = ids
    ? await Promise.all([...new Set(ids)].map((id) => partners.get(id)))
    : await partners.getAll();
  return records.flatMap((record) => (record && readPartner(record)) ?? []);
}

/** The orders that this partner delivers. */
export function ordersOfPartner(store: Store, partnerId: string): Promise<Order[]> {
  return transact(store, [...BLOCK_SCOPE, 'shelves'], 'readonly', async (tx) => {
    const unions = await unionsOf(store, tx);
    const nos = await blocksUnder(tx, unions, partnerId);
    return distinct(await readBlocks(store, tx, unions.generation, nos));
  });
}

/** The blocks that may hold orders with a peg to this customer: to be read a few at a time, and looked at. */
export function blocksForCustomer(store: Store, customerId: string): Promise<number[]> {
  return transact(store, [...INDEX_SCOPE, ...UNION_SCOPE], 'readonly', (tx) =>
    filedForCustomer(store, tx, customerId),
  );
}

/** The orders with a peg to this customer. */
export function ordersForCustomer(store: Store, customerId: string): Promise<Order[]> {
  return transact(store, [...INDEX_SCOPE, ...BLOCK_SCOPE], 'readonly', async (tx) => {
    const unions = await unionsOf(store, tx);
    const nos = await filedForCustomer(store, tx, customerId);
    const blocks = await readBlocks(store, tx, unions.generation, nos);
    const head = unions.headOf(customerId);
    return distinct(blocks).filter((order) =>
      order.lines.some((line) => line.pegs.some((peg) => peg.customerId === head)),
    );
  });
}

/** Whether any of these partners delivers an order, or is a customer that one is for. */
export function haveOrders(store: Store, ids: readonly string[]): Promise<boolean> {
  return transact(store, [...INDEX_SCOPE, ...UNION_SCOPE, 'shelves'], 'readonly', async (tx) => {
    const unions = await unionsOf(store, tx);
    const of = (id: string) => [blocksUnder(tx, unions, id), filedForCustomer(store, tx, id)];
    return (await Promise.all(ids.flatMap(of))).some((nos) => nos.length > 0);
  });
}

/** The blocks under which anybody who is read under this customer is filed. */
async function filedForCustomer(store: Store, tx: ReadTx, customerId: string): Promise<number[]> {
  const [index, unions] = await Promise.all([indexOf(store, tx), unionsOf(store, tx)]);
  const hashes = new Map(unions.membersOf(customerId).map((id) => [id, hashKey('customer', id)]));
  return [...(await filed(index, tx, hashes)).values()].flat();
}

/** Visits every order, block by block; all from one state of the store. `visit` must not wait. */
export function eachOrder(store: Store, visit: (order: Order) => void): Promise<void> {
  return transact(store, BLOCK_SCOPE, 'readonly', async (tx) => {
    const unions = await unionsOf(store, tx);
    const confirmed = await confirmedOf(store, tx, unions.generation);
    const blocks = tx.objectStore('blocks');
    const seen = new Set<string>();
    let after = 0;
    for (;;) {
      const range = IDBKeyRange.lowerBound(after, true);
      const [keys, values] = await Promise.all([
        blocks.getAllKeys(range, WALK_BLOCKS),
        blocks.getAll(range, WALK_BLOCKS),
      ]);
      const read = unions.none
        ? values.map((block) => ({ orders: readOrders(block, confirmed) }))
        : await readBlocks(store, tx, unions.generation, keys);
      for (const order of distinct(read, seen)) visit(order);
      if (keys.length < WALK_BLOCKS) return;
      after = keys.at(-1) ?? after;
    }
  });
}

export interface StoreCounts {
  partners: number;
  orders: number;
  lines: number;
  /** Orders whose file named no partner, and whose number none or several partners have. Among `orders`. */
  waitingOrders: number;
  sources: { sourceId: string; fetchedAt: number }[];
  /** Present when a damaged store had to be thrown away: when, and why. */
  rebuilt?: Rebuilt;
}

export function storeCounts(store: Store): Promise<StoreCounts> {
  return transact(store, [...UNION_SCOPE, 'rebuilt'], 'readonly', async (tx) => {
    const { partners, orders, lines, waiting = 0, sources } = await readState(tx);
    const { extra } = await unionsOf(store, tx);
    const rebuilt = await tx.objectStore('rebuilt').get('rebuilt');
    const list = [...sources].map(([sourceId, fetchedAt]) => ({ sourceId, fetchedAt }));
    return {
      partners: Math.max(0, partners - extra),
      orders,
      lines,
      waitingOrders: waiting,
      sources: list,
      ...(rebuilt ? { rebuilt } : {}),
    };
  });
}

/** Grows with every commit, of any context: what was derived from the records is current while it stands still. */
export function storeGeneration(store: Store): Promise<number> {
  return transact(store, ['state'], 'readonly', async (tx) => (await readState(tx)).generation);
}
