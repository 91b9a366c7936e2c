import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { LensWorld } from '../lib/page/world.ts';
import { readSite } from '../lib/sites/orders/hooks/read-site.ts';

/** Brings the reading by hooks to pages of the sites that have an adapter. */
export default defineUnlistedScript(() => {
  (globalThis as LensWorld).partnerLensHooks = readSite;
});
