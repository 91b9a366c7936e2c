import type { PageReading } from '../domain/page-reading.ts';
import type { SiteHealth } from '../domain/site-health.ts';
import { type PageToRead, readOrders } from '../sites/orders/read-orders.ts';
import type { LensWorld } from './world.ts';

/** What a page says of orders, and how the adapter of its site fared, where it has one. */
interface PageRead {
  reading: PageReading;
  health?: SiteHealth;
}

/** Reads a page by its structure, and by the first site of those whose scripts run here that knows it. */
export function* readPage(page: PageToRead): Generator<void, PageRead> {
  const generic = yield* readOrders(page);
  for (const read of Object.values((globalThis as LensWorld).partnerLensSites ?? {})) {
    const site = yield* read(page, generic);
    if (site) return site;
  }
  return { reading: generic };
}
