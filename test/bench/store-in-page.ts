import { deleteDB, openDB } from 'idb';
import type { Order } from '../../lib/domain/order.ts';
import { PAGE_ROWS } from '../../lib/sources/files/read-pages.ts';
import { commit } from '../../lib/store/commit.ts';
import { closeStore, openStore, type Store } from '../../lib/store/open.ts';
import { eachOrder, findOrders } from '../../lib/store/queries.ts';
import { shapedPages } from './store-shape.ts';

/** Runs in the browser. Milliseconds of each round, every peer once per round, in one process. */
export interface StoreSamples {
  commit: number[];
  again: number[];
  grouped: number[];
  perLine: number[];
  findCold: number[];
  findWarm: number[];
}

const BLOCK_LINES = 50;

export async function measureStore(rounds: number): Promise<StoreSamples> {
  const samples: StoreSamples = {
    commit: [],
    again: [],
    grouped: [],
    perLine: [],
    findCold: [],
    findWarm: [],
  };
  // The first round warms the engine up and is not counted.
  for (let round = 0; round <= rounds; round++) {
    const one = await measureRound(`bench-${round}`);
    if (round === 0) continue;
    for (const key of Object.keys(samples) as (keyof StoreSamples)[]) samples[key].push(one[key]);
  }
  return samples;
}

async function measureRound(name: string): Promise<Record<keyof StoreSamples, number>> {
  const store = await openStore(name);
  const pages = shapedPages(PAGE_ROWS);
  const importing = await timed(() => importPages(store, pages));
  const same = shapedPages(PAGE_ROWS);
  const again = await timed(() => importPages(store, same));
  closeStore(store);
  const reader = await openStore(name);
  const keys = Array.from({ length: 200 }, (_, i) => `SCMS${1 + i * 31}`);
  const findCold = await timed(() => findOrders(reader, keys));
  const findWarm = await timed(() => findOrders(reader, keys));
  const blocks = await readyBlocks(reader);
  closeStore(reader);
  await deleteDB(name);
  return {
    commit: importing,
    again,
    findCold,
    findWarm,
    grouped: await putGrouped(`${name}-grouped`, blocks),
    perLine: await putPerLine(
      `${name}-lines`,
      shapedPages(PAGE_ROWS).map((page) => page.orders),
    ),
  };
}

async function importPages(store: Store, pages: ReturnType<typeof shapedPages>): Promise<void> {
  for (const page of pages) await commit(store, page);
}

/** The orders of each partner in blocks of fifty lines: what the store ends up with, without having to find it out. */
async function readyBlocks(store: Store): Promise<Order[][]> {
  const open = new Map<string, Order[]>();
  const blocks: Order[][] = [];
  await eachOrder(store, (order) => {
    const block = open.get(order.partnerId) ?? [];
    block.push(order);
    open.set(order.partnerId, block);
    if (block.reduce((lines, each) => lines + each.lines.length, 0) < BLOCK_LINES) return;
    blocks.push(block);
    open.delete(order.partnerId);
  });
  return [...blocks, ...open.values()];
}

/** Peer 1: nothing but puts of ready-made blocks, in one transaction. */
async function putGrouped(name: string, blocks: Order[][]): Promise<number> {
  const db = await openDB(name, 1, { upgrade: (fresh) => void fresh.createObjectStore('blocks') });
  const ms = await timed(async () => {
    const tx = db.transaction('blocks', 'readwrite', { durability: 'relaxed' });
    blocks.forEach((orders, no) => void tx.store.put({ orders }, no));
    await tx.done;
  });
  db.close();
  await deleteDB(name);
  return ms;
}

/** Peer 2: one put per line, found by order number and by shipment number through two indexes. */
async function putPerLine(name: string, pages: Order[][]): Promise<number> {
  const db = await openDB(name, 1, {
    upgrade: (fresh) => {
      const lines = fresh.createObjectStore('lines');
      lines.createIndex('order', 'order.number');
      lines.createIndex('shipment', 'shipment');
    },
  });
  const ms = await timed(async () => {
    for (const orders of pages) {
      const tx = db.transaction('lines', 'readwrite', { durability: 'relaxed' });
      for (const { lines, ...order } of orders) {
        for (const line of lines) {
          void tx.store.put({ order, line, shipment: line.shipments[0]?.number }, `${order.id}/${line.id}`);
        }
      }
      await tx.done;
    }
  });
  db.close();
  await deleteDB(name);
  return ms;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
