import fc from 'fast-check';
import type {
  CustomerFigures,
  CustomerRecords,
  CustomersView,
} from '../../../lib/lens/customers/customer-views.ts';
import { date, days, letters, many, maybe, origin } from './arbitrary-parts.ts';
import { figure, line, workspace } from './arbitrary-views.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const none = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const sum = fc.record({ amount: fc.nat(90_000), currency: fc.constantFrom('EUR', 'JPY') });
const score = fc.integer({ min: 1, max: 5 });
const point = fc.record({
  customerId: letters(8),
  name: letters(),
  owner: maybe(letters()),
  score: fc.record({
    recency: score,
    frequency: score,
    monetary: score,
    segment: none(fc.constantFrom('champions', 'lost', 'about-to-sleep')),
  }),
  orderDays: days,
  inYear: days,
  lines: days,
  firstOn: date,
  lastOn: date,
  daysSinceLast: days,
  amounts: many(sum, 2),
  silence: none(
    fc.record({ silentDays: days, medianGap: days, p90Gap: days, gaps: days, silent: fc.boolean() }),
  ),
  alive: none(share),
  expected: none(share),
  undated: fc.nat(3),
  origin,
});
const basis = fc.record({
  day: date,
  basis: fc.constantFrom('sales', 'cost'),
  customers: fc.nat(90),
  fitted: none(fc.nat(90)),
  stayed: fc.record({ n: fc.nat(90), hits: fc.nat(90) }),
});

/** Any customers, of any age. */
export const customers = fc.record({ basis, points: many(point, 4) }).map(({ basis: known, points }) => ({
  ...known,
  points,
  workspace,
})) as unknown as fc.Arbitrary<CustomersView>;

export const figures = fc.record({
  basis,
  point,
  lifetime: many(
    fc.record({
      amount: days,
      currency: fc.constantFrom('EUR', 'JPY'),
      low: days,
      high: days,
      perYear: days,
      margin: none(share),
      discount: share,
    }),
    2,
  ),
  wallet: fc.oneof(
    fc.record({ missing: fc.constantFrom('no-wallet', 'no-amount', 'other-currency') }),
    fc.record({
      share,
      amount: days,
      currency: fc.constant('EUR'),
      whole: days,
      label: letters(),
      source: letters(),
      from: date,
      exceeds: fc.boolean(),
    }),
  ),
  caseSla: figure,
}) as unknown as fc.Arbitrary<CustomerFigures>;

export const customerRecords = fc.record({
  customerId: letters(),
  name: letters(),
  rows: fc.uniqueArray(fc.record({ line, on: maybe(date), amount: maybe(sum), counted: fc.boolean() }), {
    maxLength: 4,
    selector: ({ line: { orderId, lineId } }) => `${orderId}/${lineId}`,
  }),
  workspace: fc.constant(workspace),
}) as unknown as fc.Arbitrary<CustomerRecords>;
