import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startMail } from '../lib/page/mail.ts';
import { brought, type LensWorld } from '../lib/page/world.ts';

/** Puts the reader of mail where the lens looks for it: in our isolated world. */
export default defineUnlistedScript(() => {
  const world = globalThis as LensWorld;
  world.partnerLensReadings = { ...brought('partnerLensReadings'), mail: startMail };
});
