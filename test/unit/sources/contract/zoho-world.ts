import { startZoho, zohoTouch } from '../../../simulators/zoho.ts';
import { type Row, zohoId, zohoLine, zohoModules, zohoOrder } from '../../../simulators/zoho-data.ts';
import { connectZoho } from '../../sync/zoho-world.ts';
import type { World } from './world.ts';

/** Zoho CRM over its simulator. An order that is taken back gets the status that the company has for it. */
export async function zohoWorld(): Promise<World> {
  const simulator = await startZoho();
  const lineOf = (n: number): Row => {
    const row = simulator.modules
      .get('Sales_Orders')
      ?.records.find(({ id }) => id === zohoId('Sales_Orders', n));
    const [line] = (row?.Ordered_Items ?? []) as Row[];
    if (!line) throw new Error(`There is no order ${n}.`);
    return line;
  };
  const touch = (n: number, values: object = {}) => zohoTouch(simulator, 'Sales_Orders', n, values);
  const world: World = {
    name: 'zoho',
    pageSize: 100,
    atOnce: false,
    pages: 3,
    patienceMs: 25_000,
    without: { 'a next page elsewhere': 'a page is asked for by the last id, never at an address' },
    fill: (orders) => void Object.assign(simulator, { modules: zohoModules(orders) }),
    add(order) {
      simulator.modules.get('Sales_Orders')?.records.push(zohoOrder(order, simulator.clock()));
      touch(order);
    },
    remove: (order) => touch(order, { Status: 'Cancelled' }),
    // An order is saved with its lines.
    edit(order, quantity) {
      lineOf(order).Quantity = quantity;
      touch(order);
    },
    renumber: (order, as) => touch(order, { SO_Number: `SO-${10_000 + as}` }),
    placeOf: (number) => Number(number.slice('SO-'.length)) - 10_000,
    damage(order, how) {
      const line = lineOf(order);
      if (how === 'missing') delete line.Quantity;
      if (how === 'null') line.Quantity = null;
      if (how === 'wrong type') line.List_Price = 'ten';
      return how === 'wrong type' ? 'Ordered_Items.List_Price' : 'Ordered_Items.Quantity';
    },
    mend(order) {
      Object.assign(lineOf(order), zohoLine(order));
      touch(order);
    },
    addUnknown(order) {
      lineOf(order).Mood = 'good';
      touch(order, { Mood: 'good' });
    },
    skew: 0,
    hook: undefined,
    asked: () => simulator.asked.length,
    drifted: JSON.stringify({
      data: Array.from({ length: 40 }, (_, at) => ({ id: `${at + 1}`, position: { x: at } })),
      info: { more_records: false },
    }),
    codes: { drift: 'zoho-drift' },
    connect: async (store) => (await connectZoho(simulator, store)).id,
    close: () => simulator.close(),
  };
  simulator.fault = ({ coql }, response) => {
    const strikes = /from Ordered_Items where \(?Parent_Id in/.test(coql);
    const pageBegins = /from Sales_Orders .* limit 100$/.test(coql);
    return world.hook?.({ strikes, pageBegins, request: response.req }, response) ?? false;
  };
  simulator.clock = () => Date.now() + world.skew;
  return world;
}
