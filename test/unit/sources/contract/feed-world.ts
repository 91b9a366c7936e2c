import type { Store } from '../../../../lib/store/open.ts';
import { csvOf, type ReportForm, reportRow, startOrderReport } from '../../../simulators/order-report.ts';
import { connectReport, PATH, TOKEN } from '../../sync/feed-world.ts';
import type { World } from './world.ts';

/**
 * A report at an address over its simulator. A report that no longer lists an order says nothing of it: one that is taken
 * back is listed with what of it is cancelled.
 */
export async function feedWorld(form: ReportForm['form'], pageSize = 100): Promise<World> {
  const report = await startOrderReport({ path: PATH, token: TOKEN, form, pageSize });
  const numberOf = (order: number) => reportRow(order).orderNumber;
  const change = (order: number, fields: Record<string, unknown>, name: unknown = numberOf(order)) => {
    const row = report.rows.find(({ orderNumber }) => orderNumber === name);
    if (!row) throw new Error(`The report has no ${name}.`);
    Object.assign(row, fields);
    report.touch();
    return row;
  };
  let damaged: Record<string, unknown> = {};
  const world: World = {
    name: `feed: ${form}`,
    pageSize,
    atOnce: true,
    pages: form === 'csv' ? 1 : 3,
    patienceMs: 120_000,
    without: form === 'csv' ? { 'a next page elsewhere': 'one answer is the whole table' } : {},
    fill(orders) {
      report.rows = Array.from({ length: orders }, (_, at) => reportRow(orders - at));
      report.touch();
    },
    add(order) {
      report.rows.unshift(reportRow(order));
      report.touch();
    },
    remove: (order) => void change(order, { cancelledQuantity: 10 }),
    edit: (order, quantity) => void change(order, { quantity }),
    placeOf: (number) => Number(number.slice('PO-'.length)) - 10_000,
    damage(order, how) {
      damaged = change(order, {});
      if (how === 'missing') delete damaged.orderNumber;
      if (how === 'null') damaged.orderNumber = null;
      if (how === 'wrong type') damaged.quantity = 'ten';
      return how === 'wrong type' ? 'quantity' : 'orderNumber';
    },
    mend(order) {
      Object.assign(damaged, reportRow(order));
      report.touch();
    },
    addUnknown: (order) => void change(order, { mood: 'good', 'colour of the day': 'blue' }),
    skew: 0,
    hook: undefined,
    asked: () => report.asked.length,
    drifted: JSON.stringify({ items: Array.from({ length: 40 }, (_, at) => ({ x: at, y: 'far' })) }),
    codes: { drift: 'feed-columns-changed', refusedOnce: 'sign-in-refused' },
    async connect(store: Store) {
      const sample = csvOf([3, 2, 1].map(reportRow));
      return (await connectReport(store, report.origin, sample, { kind: 'bearer' })).id;
    },
    close: () => report.close(),
  };
  report.fault = (request, response) =>
    world.hook?.({ strikes: true, pageBegins: true, request }, response) ?? false;
  report.clock = () => Date.now() + world.skew;
  return world;
}
