import { startDynamics, touchRow } from '../../../simulators/dynamics.ts';
import { detailOf, dvId, manyDvOrders, type Row } from '../../../simulators/dynamics-data.ts';
import { asInBrowser, connectDynamics } from '../../sync/dynamics-world.ts';
import type { World } from './world.ts';

/** Dynamics 365 over its simulator. An order that is taken back is cancelled; its lines come with it. */
export async function dynamicsWorld(): Promise<World> {
  const simulator = await startDynamics();
  const asBefore = asInBrowser();
  const byId = (table: string, n: number): Row => {
    const found = simulator.records[table]?.find((row) => row[`${table}id`] === dvId(table, n));
    if (!found) throw new Error(`${table} has no ${n}.`);
    return found;
  };
  const change = (row: Row, values: Row) => touchRow(simulator, row, values);
  const world: World = {
    name: 'dynamics',
    pageSize: 200,
    atOnce: false,
    pages: 2,
    patienceMs: 25_000,
    without: {},
    fill: (orders) => void Object.assign(simulator.records, manyDvOrders(orders)),
    add(order) {
      const one = manyDvOrders(order);
      for (const table of ['salesorder', 'salesorderdetail'])
        simulator.records[table]?.push(
          ...(one[table] ?? []).filter((row) => row[`${table}id`] === dvId(table, order)),
        );
      change(byId('salesorder', order), {});
    },
    remove: (order) => change(byId('salesorder', order), { statecode: 2, statuscode: 4 }),
    // An edit of a line alone, as it is where the system does not price orders itself.
    edit: (order, quantity) => change(byId('salesorderdetail', order), { quantity }),
    renumber: (order, as) => change(byId('salesorder', order), { ordernumber: `ORD-${10_000 + as}` }),
    placeOf: (number) => Number(number.slice('ORD-'.length)) - 10_000,
    damage(order, how) {
      const line = byId('salesorderdetail', order);
      if (how === 'missing') delete line.quantity;
      if (how === 'null') line.quantity = null;
      if (how === 'wrong type') line.priceperunit = 'ten';
      return how === 'wrong type' ? 'salesorderdetail.priceperunit' : 'salesorderdetail.quantity';
    },
    mend: (order) => change(byId('salesorderdetail', order), detailOf(order)),
    addUnknown(order) {
      for (const table of ['salesorder', 'salesorderdetail']) {
        byId(table, order).new_mood = 'good';
        Object.assign(simulator.tables[table]?.columns ?? {}, { new_mood: 'text' });
      }
    },
    skew: 0,
    hook: undefined,
    asked: () => simulator.asked.length,
    drifted: JSON.stringify({
      value: Array.from({ length: 40 }, (_, at) => ({
        salesorderid: dvId('salesorder', at + 1),
        position: { x: at },
      })),
    }),
    nextAt: (next) => JSON.stringify({ value: [], '@odata.nextLink': next }),
    codes: { drift: 'dynamics-drift' },
    connect: async (store) => (await connectDynamics(simulator, store)).id,
    close() {
      asBefore();
      return simulator.close();
    },
  };
  simulator.fault = ({ path, query }, response) => {
    const ofOrders = path.endsWith('/salesorders') && query.has('$orderby');
    // The lines of a page come with its orders.
    return (
      world.hook?.({ strikes: ofOrders, pageBegins: ofOrders, request: response.req }, response) ?? false
    );
  };
  simulator.clock = () => Date.now() + world.skew;
  simulator.tokens.clock = simulator.clock;
  return world;
}
