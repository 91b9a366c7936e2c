import type { PageReading } from '../domain/page-reading.ts';
import type { SiteHealth } from '../domain/site-health.ts';
import { type PageToRead, readOrders } from '../sites/orders/read-orders.ts';
import { brought } from './world.ts';

/** What a page says of orders, and how the adapter of its site fared, where it has one. */
interface PageRead {
  reading: PageReading;
  health?: SiteHealth;
}

/**
 * Reads a page by its structure, and by the first site of those whose scripts run here that speaks of it and fits. Where none
 * fits, the first that speaks of it tells what it misses.
 */
export function* readPage(shown: PageToRead): Generator<void, PageRead> {
  const page = { ...shown, structured: brought('partnerLensStructured') };
  const read = brought('partnerLensHooks');
  const sites = Object.values(brought('partnerLensSites') ?? {}).filter(({ detect }) =>
    detect(page.doc, page.url),
  );
  if (!read || !sites[0]) return { reading: yield* readOrders(page) };
  // Rows that were scrolled away are on no page that an adapter could be held against.
  const generic = yield* readOrders({ ...page, seen: undefined });
  let unfit: PageRead | undefined;
  for (const site of sites) {
    const found = yield* read(site, page, generic);
    if (found?.health.missing.length === 0) return found;
    unfit ??= found;
  }
  return unfit ?? { reading: generic };
}
