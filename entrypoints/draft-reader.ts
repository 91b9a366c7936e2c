import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { LensWorld } from '../lib/page/world.ts';
import { readWritten } from '../lib/sites/mail/draft/read-written.ts';

/** Brings the reader of drafts to a page on which a mail is written. */
export default defineUnlistedScript(() => {
  (globalThis as LensWorld).partnerLensDraft = readWritten;
});
