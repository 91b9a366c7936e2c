import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { generic } from '../lib/sites/generic.ts';
import type { SiteAdapter } from '../lib/sites/site-adapter.ts';

/** Puts the adapter for sites without one of their own where the lens looks for it: in our isolated world. */
export default defineUnlistedScript(() => {
  const world = globalThis as { partnerLensSites?: SiteAdapter[] };
  world.partnerLensSites = [...(world.partnerLensSites ?? []).filter(({ id }) => id !== generic.id), generic];
});
