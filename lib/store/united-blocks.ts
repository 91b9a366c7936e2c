import type { Order } from '../domain/order.ts';
import type { OrderHit, ReadBlock } from './block-cache.ts';
import { hashKey } from './hash.ts';
import { type IdentifierIndex, indexOf, loadTables, lookUp } from './identifier-index.ts';
import { numberOfId } from './identifiers.ts';
import { joinTwins } from './join-twins.ts';
import type { Store } from './open.ts';
import type { ReadTx } from './schema.ts';
import type { Unions } from './unions.ts';
import { unitedOrder } from './unite.ts';

/*
 * Where partners stand for one, an order that two of them have is one order. It is put together for each block that holds a
 * part of it, since numbers of either part lead there; who reads several blocks takes it once (`distinct`).
 */

/** What putting orders together needs: the block as it is stored, from memory or the store. */
type RawBlock = (no: number) => Promise<Order[]>;

/** The orders of a block as readers see them. Needs the identifier index in the scope of the transaction. */
export async function unitedOrders(
  holder: Pick<Store, 'index' | 'heard' | 'checked'>,
  tx: ReadTx,
  no: number,
  unions: Unions,
  raw: RawBlock,
): Promise<ReadBlock> {
  const orders = await raw(no);
  const shared = orders.filter(({ partnerId }) => unions.membersOf(partnerId).length > 1);
  if (shared.length === 0) return { orders: orders.map((order) => unitedOrder(order, unions)) };
  const index = await indexOf(holder, tx);
  const hashes = shared.map(({ id }) => hashKey('number', numberOfId(id)));
  await loadTables(index, tx, hashes);
  const parts = await partsOf(index, no, shared, hashes, unions, raw);
  const joined = new Set<string>();
  const whole = orders.map((order) => {
    const twins = parts.get(order);
    const one = twins ? joinTwins(twins) : order;
    if (twins) joined.add(one.id);
    return unitedOrder(one, unions);
  });
  return { orders: whole, ...(joined.size > 0 ? { joined } : {}) };
}

/** Of each order of which there is more than one, all of them, that of the partner whose name stays first. */
async function partsOf(
  index: IdentifierIndex,
  no: number,
  shared: readonly Order[],
  hashes: readonly number[],
  unions: Unions,
  raw: RawBlock,
): Promise<Map<Order, [Order, ...Order[]]>> {
  const parts = new Map<Order, [Order, ...Order[]]>();
  for (const [at, order] of shared.entries()) {
    const elsewhere = new Set(lookUp(index, hashes[at] ?? 0).filter((each) => each !== no));
    if (elsewhere.size === 0) continue;
    const members = unions.membersOf(order.partnerId);
    const blocks = await Promise.all([...elsewhere].map(raw));
    const twins = blocks.flat().filter((other) => isTwin(order, other, members));
    const all = [order, ...twins].sort(
      (a, b) => members.indexOf(a.partnerId) - members.indexOf(b.partnerId),
    ) as [Order, ...Order[]];
    if (twins.length > 0) parts.set(order, all);
  }
  return parts;
}

function isTwin(order: Order, other: Order, members: readonly string[]): boolean {
  if (other.id === order.id || other.kind !== order.kind || !members.includes(other.partnerId)) return false;
  return numberOfId(other.id) === numberOfId(order.id);
}

/** The orders of several blocks, those that were put together for more than one of them once. */
export function distinct(blocks: readonly ReadBlock[], seen = new Set<string>()): Order[] {
  return blocks.flatMap(({ orders, joined }) => {
    if (!joined) return orders;
    return orders.filter(({ id }) => {
      if (!joined.has(id)) return true;
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew;
    });
  });
}

/** Hits in several blocks, each order once. */
export function distinctHits(hits: readonly OrderHit[]): OrderHit[] {
  const byId = new Map<string, OrderHit>();
  for (const hit of hits) if (!byId.has(hit.order.id)) byId.set(hit.order.id, hit);
  return [...byId.values()];
}
