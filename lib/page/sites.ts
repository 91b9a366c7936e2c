import type { PageReading } from '../domain/page-reading.ts';
import { readSite, type SiteReading } from '../sites/orders/hooks/read-site.ts';
import type { PageToRead } from '../sites/orders/read-orders.ts';
import type { SiteAdapter } from '../sites/site-adapter.ts';
import type { LensWorld } from './world.ts';

/** Reads a page of one site, beside what its structure says; undefined for a page that is not one of the site's. */
export type ReadSite = (page: PageToRead, generic: PageReading) => Generator<void, SiteReading | undefined>;

/** Puts a site where the reading of orders looks for it. Its script runs before the core, or again after an update. */
export function bringSite(site: SiteAdapter): void {
  const world = globalThis as LensWorld;
  world.partnerLensSites ??= {};
  world.partnerLensSites[site.id] = function* read(page, generic) {
    return site.detect(page.doc, page.url) ? yield* readSite(site, page, generic) : undefined;
  };
}
