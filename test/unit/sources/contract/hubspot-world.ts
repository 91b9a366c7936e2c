import { startHubspot } from '../../../simulators/hubspot.ts';
import { addOrder, hubId, manyHubOrders, touched } from '../../../simulators/hubspot-data.ts';
import type { HubRecord } from '../../../simulators/hubspot-search.ts';
import { connectHubspot } from '../../sync/hubspot-world.ts';
import type { World } from './world.ts';

/** HubSpot over its simulator. An order that is taken back moves to the stage that the company has for it. */
export async function hubspotWorld(): Promise<World> {
  const simulator = await startHubspot();
  const byId = (type: string, n: number): HubRecord => {
    const found = simulator.records[type]?.find(({ id }) => id === hubId(type, n));
    if (!found) throw new Error(`${type} has no ${n}.`);
    return found;
  };
  const change = (record: HubRecord, values: Record<string, unknown>) =>
    touched(record, simulator.clock(), values);
  const world: World = {
    name: 'hubspot',
    pageSize: 100,
    atOnce: false,
    pages: 3,
    patienceMs: 25_000,
    without: { 'a next page elsewhere': 'a page is asked for by the last id, never at an address' },
    fill: (orders) => void Object.assign(simulator, manyHubOrders(orders)),
    add(order) {
      addOrder(simulator, order);
      change(byId('orders', order), {});
    },
    remove: (order) => change(byId('orders', order), { hs_pipeline_stage: 'stage-off' }),
    // An edit of a line alone: its order does not change with it.
    edit: (order, quantity) => change(byId('line_items', order), { quantity: `${quantity}` }),
    renumber: (order, as) => change(byId('orders', order), { hs_order_name: `HO-${10_000 + as}` }),
    placeOf: (number) => Number(number.slice('HO-'.length)) - 10_000,
    damage(order, how) {
      const { properties } = byId('line_items', order);
      if (how === 'missing') delete properties.quantity;
      if (how === 'null') properties.quantity = null;
      if (how === 'wrong type') properties.price = 'ten';
      return how === 'wrong type' ? 'line_items.price' : 'line_items.quantity';
    },
    mend: (order) => change(byId('line_items', order), { quantity: '10', price: '12.50' }),
    addUnknown(order) {
      for (const type of ['orders', 'line_items']) {
        byId(type, order).properties.mood = 'good';
        simulator.properties[type]?.add('mood');
      }
    },
    skew: 0,
    hook: undefined,
    asked: () => simulator.asked.length,
    drifted: JSON.stringify({
      status: 'COMPLETE',
      results: Array.from({ length: 40 }, (_, at) => ({ id: `${at + 1}`, properties: { position: at } })),
    }),
    codes: { drift: 'hubspot-drift', refusedOnce: 'sign-in-refused' },
    connect: async (store) => (await connectHubspot(simulator, store)).id,
    close: () => simulator.close(),
  };
  simulator.fault = ({ path }, response) => {
    const strikes = path.endsWith('/line_items/batch/read') && path.includes('/objects/');
    const pageBegins = path.endsWith('/orders/search');
    return world.hook?.({ strikes, pageBegins, request: response.req }, response) ?? false;
  };
  simulator.clock = () => Date.now() + world.skew;
  return world;
}
