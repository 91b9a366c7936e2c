import type { SiteAdapter } from '../sites/site-adapter.ts';
import { brought, type LensWorld } from './world.ts';

/** Puts a site where the reading of orders looks for it. Its script runs before the core, or again after an update. */
export function bringSite(site: SiteAdapter): void {
  const world = globalThis as LensWorld;
  world.partnerLensSites = { ...brought('partnerLensSites'), [site.id]: site };
}
