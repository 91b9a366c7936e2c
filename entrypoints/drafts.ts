import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startDrafts } from '../lib/page/drafts.ts';
import { brought, type LensWorld } from '../lib/page/world.ts';

/** Puts what follows the mails that are being written where the lens looks for it: in our isolated world. */
export default defineUnlistedScript(() => {
  const world = globalThis as LensWorld;
  world.partnerLensReadings = { ...brought('partnerLensReadings'), drafts: startDrafts };
});
