import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { LensWorld } from '../lib/page/world.ts';
import { readComposeSite } from '../lib/sites/mail/hooks/read-compose.ts';
import { readMailSite } from '../lib/sites/mail/hooks/read-mail-site.ts';

/** Brings the reading of mail by hooks to pages of webmail that has an adapter. */
export default defineUnlistedScript(() => {
  const world = globalThis as LensWorld;
  world.partnerLensMailHooks = readMailSite;
  world.partnerLensComposeHooks = readComposeSite;
});
