import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startOrders } from '../lib/page/orders.ts';
import { brought, type LensWorld } from '../lib/page/world.ts';

/** Puts the reader of orders where the lens looks for it: in our isolated world. */
export default defineUnlistedScript(() => {
  const world = globalThis as LensWorld;
  world.partnerLensReadings = { ...brought('partnerLensReadings'), orders: startOrders };
});
