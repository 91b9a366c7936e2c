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
  const { partnerLensHooks: read, partnerLensSites = {} } = globalThis as LensWorld;
  const site = Object.values(partnerLensSites).find(({ detect }) => detect(page.doc, page.url));
  if (!read || !site) return { reading: yield* readOrders(page) };
  // Rows that were scrolled away are on no page that an adapter could be held against.
  const generic = yield* readOrders({ ...page, seen: undefined });
  return (yield* read(site, page, generic)) ?? { reading: generic };
}
