import { grownOrders, ordersForLines } from './grown-orders.ts';
import { growPartners, type SamplePartners } from './grown-partners.ts';
import type { SampleLine } from './sample-line.ts';
import { storyOrders } from './story-orders.ts';

/** How large a sample is, and from which seed it grows. */
export interface WorldSize {
  seed: number;
  orders: number;
  /** Cuts the last orders so that there are exactly this many lines. */
  lines?: number;
  suppliers: number;
  customers: number;
}

/** The sample that comes with the product. */
export const SHIPPED: WorldSize = { seed: 20_260_507, orders: 3_000, suppliers: 42, customers: 26 };

export interface SampleWorld {
  partners: SamplePartners;
  /** Every order once, by number; made anew at each call, one at a time. */
  orders(): Generator<SampleLine[]>;
}

/** The story's orders and, after them, as many grown ones as the size asks for. The same size gives the same world. */
export function makeWorld(size: WorldSize): SampleWorld {
  const partners = growPartners(size.seed, size.suppliers, size.customers);
  const story = storyOrders();
  return {
    partners,
    *orders() {
      let left = size.lines ?? Number.POSITIVE_INFINITY;
      for (const order of story) {
        if (left <= 0) return;
        yield order.slice(0, left);
        left -= order.length;
      }
      const count =
        size.lines === undefined ? size.orders - story.length : ordersForLines(size.seed, Math.max(0, left));
      for (const order of grownOrders(size.seed, Math.max(0, count), partners)) {
        if (left <= 0) return;
        yield order.slice(0, left);
        left -= order.length;
      }
    },
  };
}
