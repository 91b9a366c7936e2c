import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startTeaching } from '../lib/page/teach/teach.ts';
import { brought, type LensWorld } from '../lib/page/world.ts';

/** Injected when the side panel teaches a page, and again when it begins anew. */
export default defineUnlistedScript(() => {
  const world = globalThis as LensWorld;
  brought('partnerLensTeaching')?.();
  world.partnerLensTeaching = startTeaching(document);
});
