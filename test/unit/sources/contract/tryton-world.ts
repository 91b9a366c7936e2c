import { startTryton } from '../../../simulators/tryton.ts';
import { manyPurchases, touch } from '../../../simulators/tryton-data.ts';
import type { Row } from '../../../simulators/tryton-index.ts';
import { connectTo } from '../../sync/tryton-world.ts';
import type { World } from './world.ts';

/** Tryton over its simulator. An order that is taken back is cancelled there: a confirmed purchase can not be deleted. */
export async function trytonWorld(): Promise<World> {
  const simulator = await startTryton();
  const { recording } = simulator;
  const rows = (model: string): Row[] => recording.records[model] ?? [];
  const byId = (model: string, id: number): Row => {
    const found = rows(model).find((row) => row.id === id);
    if (!found) throw new Error(`${model} has no ${id}.`);
    return found;
  };
  const world: World = {
    name: 'tryton',
    pageSize: 100,
    atOnce: false,
    pages: 3,
    patienceMs: 25_000,
    without: { 'a next page elsewhere': 'its answers name no address' },
    fill: (orders) => void Object.assign(recording.records, manyPurchases(orders)),
    add(order) {
      const one = manyPurchases(order);
      for (const model of ['purchase.purchase', 'purchase.line', 'stock.move'])
        rows(model).push(...(one[model] ?? []).filter(({ id }) => id === order));
      touchAt(byId('purchase.purchase', order), {});
    },
    remove: (order) => touchAt(byId('purchase.purchase', order), { state: 'cancelled' }),
    edit: (order, quantity) => touchAt(byId('purchase.line', order), { quantity }),
    renumber: (order, as) => touchAt(byId('purchase.purchase', order), { number: `PO-${10_000 + as}` }),
    placeOf: (number) => Number(number.slice('PO-'.length)) - 10_000,
    damage(order, how) {
      const line = byId('purchase.line', order);
      if (how === 'missing') delete line.unit_price;
      if (how === 'null') line['unit.'] = { symbol: null };
      if (how === 'wrong type') line.quantity = 'ten';
      return {
        missing: 'purchase.line.unit_price',
        null: 'purchase.line.unit.symbol',
        'wrong type': 'purchase.line.quantity',
      }[how];
    },
    mend(order) {
      const whole = manyPurchases(order)['purchase.line']?.find(({ id }) => id === order);
      touchAt(byId('purchase.line', order), whole ?? {});
    },
    addUnknown(order) {
      byId('purchase.purchase', order)['mood.'] = { name: 'good' };
      byId('purchase.line', order)['mood.'] = { name: 'good' };
    },
    skew: 0,
    hook: undefined,
    asked: () => simulator.asked.length,
    drifted: JSON.stringify({
      id: 1,
      result: Array.from({ length: 40 }, (_, at) => ({ id: at + 1, position: { x: at } })),
    }),
    codes: { drift: 'tryton-drift' },
    connect: (store) => connectTo(simulator, store),
    close: () => simulator.close(),
  };
  const touchAt = (row: Row, change: Row) => touch(row, change, world.skew);
  simulator.fault = ({ method }, response) => {
    const strikes = method === 'model.purchase.line.search_read';
    const pageBegins = method === 'model.purchase.purchase.search_read';
    return world.hook?.({ strikes, pageBegins, request: response.req }, response) ?? false;
  };
  simulator.clock = () => Date.now() + world.skew;
  return world;
}
