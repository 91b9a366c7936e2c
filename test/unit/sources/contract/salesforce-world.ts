import { startSalesforce } from '../../../simulators/salesforce.ts';
import { itemOf, manyOrders, sfId, sfInstant } from '../../../simulators/salesforce-data.ts';
import type { Row } from '../../../simulators/salesforce-soql.ts';
import { connectSalesforce } from '../../sync/salesforce-world.ts';
import type { World } from './world.ts';

/** Salesforce over its simulator. An order that is taken back gets the status that the company has for it. */
export async function salesforceWorld(): Promise<World> {
  const simulator = await startSalesforce();
  const byId = (object: string, n: number): Row => {
    const found = simulator.records[object]?.find(({ Id }) => Id === sfId(object, n));
    if (!found) throw new Error(`${object} has no ${n}.`);
    return found;
  };
  const change = (row: Row, values: Row) =>
    void Object.assign(row, values, { SystemModstamp: sfInstant(simulator.clock()) });
  const world: World = {
    name: 'salesforce',
    pageSize: 200,
    atOnce: false,
    pages: 2,
    patienceMs: 25_000,
    without: {},
    fill: (orders) => void Object.assign(simulator.records, manyOrders(orders)),
    add(order) {
      const one = manyOrders(order);
      for (const object of ['Order', 'OrderItem'])
        simulator.records[object]?.push(
          ...(one[object] ?? []).filter(({ Id }) => Id === sfId(object, order)),
        );
      change(byId('Order', order), {});
    },
    remove: (order) => change(byId('Order', order), { Status: 'Cancelled' }),
    // An edit of a line alone, as it is where an order keeps no sum of its lines.
    edit: (order, quantity) => change(byId('OrderItem', order), { Quantity: quantity }),
    renumber: (order, as) => change(byId('Order', order), { OrderNumber: `SO-${10_000 + as}` }),
    placeOf: (number) => Number(number.slice('SO-'.length)) - 10_000,
    damage(order, how) {
      const item = byId('OrderItem', order);
      if (how === 'missing') delete item.Quantity;
      if (how === 'null') item.Quantity = null;
      if (how === 'wrong type') item.UnitPrice = 'ten';
      return how === 'wrong type' ? 'OrderItem.UnitPrice' : 'OrderItem.Quantity';
    },
    mend: (order) => change(byId('OrderItem', order), itemOf(order)),
    addUnknown(order) {
      for (const object of ['Order', 'OrderItem']) {
        byId(object, order).Mood__c = 'good';
        simulator.fields[object]?.push('Mood__c');
      }
    },
    skew: 0,
    hook: undefined,
    asked: () => simulator.asked.length,
    drifted: JSON.stringify({
      totalSize: 40,
      done: true,
      records: Array.from({ length: 40 }, (_, at) => ({
        Id: sfId('OrderItem', at + 1),
        position: { x: at },
      })),
    }),
    nextAt: (next) => JSON.stringify({ totalSize: 400, done: false, nextRecordsUrl: next, records: [] }),
    codes: { drift: 'salesforce-drift' },
    connect: async (store) => (await connectSalesforce(simulator, store)).id,
    close: () => simulator.close(),
  };
  simulator.fault = ({ path, soql }, response) => {
    const strikes = /FROM OrderItem WHERE OrderId IN/.test(soql);
    const pageBegins = /FROM Order .*ORDER BY/.test(soql) || /\/query\/\w+-\d+$/.test(path);
    return world.hook?.({ strikes, pageBegins, request: response.req }, response) ?? false;
  };
  simulator.clock = () => Date.now() + world.skew;
  return world;
}
