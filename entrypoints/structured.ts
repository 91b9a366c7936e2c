import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { LensWorld } from '../lib/page/world.ts';
import { schemaRows } from '../lib/sites/orders/schema-org.ts';

/** Brings the reader of structured data to a page that has some. */
export default defineUnlistedScript(() => {
  (globalThis as LensWorld).partnerLensStructured = schemaRows;
});
