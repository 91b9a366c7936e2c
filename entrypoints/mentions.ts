import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { LensWorld } from '../lib/page/world.ts';
import { readMentions } from '../lib/sites/read-mentions.ts';

/** Puts the reader of numbers where the lens looks for it: in our isolated world. */
export default defineUnlistedScript(() => {
  (globalThis as LensWorld).partnerLensMentions = readMentions;
});
