import { deleteDB } from 'idb';
import type { Order } from '../../lib/domain/order.ts';
import { commit } from '../../lib/store/commit.ts';
import { closeStore, openStore, type Store } from '../../lib/store/open.ts';
import { visitOrdersOf } from '../../lib/store/summaries.ts';
import { linesOfSupplier, ordersOf, supplierId } from './kpi-lines.ts';
import { cellsAndScore } from './kpi-own.ts';

export interface CellShape {
  suppliers: number;
  linesEach: number;
  rounds: number;
}

/** Runs in the browser. Milliseconds of each round over all suppliers. */
export interface CellSamples {
  /** Merely reading the orders from IndexedDB. */
  read: number[];
  /** The same with cells and scorecard. */
  scored: number[];
}

/** Throws where not every order was read. */
export async function measureCells({ suppliers, linesEach, rounds }: CellShape): Promise<CellSamples> {
  const name = 'bench-cells';
  await deleteDB(name);
  const store = await openStore(name);
  let stored = 0;
  for (let supplier = 0; supplier < suppliers; supplier += 1) {
    const orders = ordersOf(linesOfSupplier(supplier, linesEach));
    stored += orders.length;
    await commit(store, { partners: [], orders });
  }
  const samples: CellSamples = { read: [], scored: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const read = await timed(async () => {
      let seen = 0;
      for (let supplier = 0; supplier < suppliers; supplier += 1)
        seen += (await ordersFrom(store, supplier)).length;
      if (seen !== stored) throw new Error(`${seen} of ${stored} orders were read`);
    });
    const scored = await timed(async () => {
      for (let supplier = 0; supplier < suppliers; supplier += 1)
        cellsAndScore(supplierId(supplier), await ordersFrom(store, supplier));
    });
    // The first round warms the engine up.
    if (round === 0) continue;
    samples.read.push(read);
    samples.scored.push(scored);
  }
  closeStore(store);
  await deleteDB(name);
  return samples;
}

/** From the database, not from what this context remembers of it. */
async function ordersFrom(store: Store, supplier: number): Promise<Order[]> {
  store.blocks = undefined;
  const orders: Order[] = [];
  await visitOrdersOf(store, supplierId(supplier), (some) => orders.push(...some));
  return orders;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
