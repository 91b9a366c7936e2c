import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { structureOf } from '../lib/page/report/structure.ts';
import type { LensWorld } from '../lib/page/world.ts';

/** Injected when a person asks for a report: puts it where the side panel takes it from. */
export default defineUnlistedScript(() => {
  (globalThis as LensWorld).partnerLensReport = structureOf(document);
});
