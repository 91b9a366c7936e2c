import fc from 'fast-check';
import { SILENCE_REASONS } from '../../../lib/domain/silence.ts';
import type {
  CustomerWaiting,
  LineView,
  Origin,
  PartnerHead,
  StatusReason,
} from '../../../lib/lens/views.ts';
import { INSTANT, TODAY } from './fixtures.ts';

/** Parts of any view model. Names and numbers of documents are letters, so that every digit that is drawn is a fact. */
export const letters = (min = 3) =>
  fc.string({ unit: fc.constantFrom(...'abcdefghijklmnop'), minLength: min, maxLength: 9 });
export const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
export const state = fc.constantFrom('ok', 'done', 'risk', 'late', 'differs', 'unknown');
export const date = fc
  .integer({ min: -400, max: 400 })
  .map((days) => new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10));
const quantity = fc.integer({ min: -500, max: 90_000 });
export const money = fc.record({
  amount: fc.integer({ min: 0, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
  currency: fc.constantFrom('EUR', 'JPY', ''),
});
export const many = <T>(arbitrary: fc.Arbitrary<T>, max = 3, min = 0) =>
  fc.array(arbitrary, { minLength: min, maxLength: max });

export const origin: fc.Arbitrary<Origin> = fc
  .record({
    name: letters(),
    age: fc.integer({ min: 1, max: 900 }),
    stale: fc.boolean(),
    confidence: fc.constantFrom('high', 'medium', 'low'),
  })
  .map(({ name, age, ...rest }) => ({
    sourceId: `file:${name}.csv`,
    fetchedAt: INSTANT - age * 3_600_000,
    ...rest,
  }));

export const customer: fc.Arbitrary<CustomerWaiting> = fc.record({
  partnerId: letters(),
  name: letters(),
  salesOrder: maybe(letters()),
  quantity: maybe(quantity),
  neededOn: maybe(date),
  slackDays: maybe(fc.integer({ min: -40, max: 40 })),
});
export const days = fc.integer({ min: 0, max: 90 });
const reason: fc.Arbitrary<StatusReason> = fc.oneof(
  fc.record({
    code: fc.constantFrom('overdue', 'received-late', 'moved-later', 'due-soon-not-shipped'),
    days,
  }),
  fc.record({ code: fc.constant('received-short'), received: quantity, ordered: quantity }),
  fc.record({ code: fc.constantFrom('received-on-time', 'no-promised-date', 'cancelled', 'return') }),
  fc.record({ code: fc.constant('on-track'), daysLeft: days }),
) as fc.Arbitrary<StatusReason>;

export const head: fc.Arbitrary<PartnerHead> = fc.record({
  id: fc.oneof({ weight: 4, arbitrary: letters() }, { weight: 1, arbitrary: fc.constant('?') }),
  name: letters(),
  roles: fc.constantFrom(['supplier'], ['customer'], ['own-site'], ['supplier', 'customer']),
  owner: maybe(letters()),
  numbers: many(letters()),
  domains: many(letters()),
  contacts: many(fc.record({ name: letters(), email: maybe(letters()) })),
}) as fc.Arbitrary<PartnerHead>;

export const line: fc.Arbitrary<LineView> = fc.record({
  orderId: letters(8),
  lineId: letters(8),
  orderKind: fc.constantFrom('purchase', 'sales'),
  orderNumber: letters(),
  lineNumber: maybe(letters()),
  partnerId: fc.constantFrom('ostrel', '?'),
  partnerName: letters(),
  item: fc.record({ number: maybe(letters()), description: maybe(letters()) }),
  state,
  lateness: fc.option(fc.integer({ min: -90, max: 90 })),
  reasons: many(reason, 3, 1),
  ordered: maybe(quantity),
  received: maybe(quantity),
  shipped: maybe(quantity),
  unit: maybe(letters()),
  value: maybe(money),
  sentOn: maybe(date),
  requestedOn: maybe(date),
  firstPromisedOn: maybe(date),
  promisedOn: maybe(date),
  shipments: many(fc.record({ number: letters(), shippedOn: maybe(date), quantity: maybe(quantity) })),
  receipts: many(fc.record({ receivedOn: date, quantity: maybe(quantity) })),
  rejected: maybe(quantity),
  customers: many(customer),
  buyer: maybe(letters()),
  plant: maybe(letters()),
  known: maybe(
    fc.record({
      id: letters(),
      until: date,
      reason: fc.constantFrom(...SILENCE_REASONS),
      note: maybe(letters()),
      who: fc.oneof(letters(), fc.constant('')),
    }),
  ),
  chased: maybe(
    fc.record({ at: days.map((ago) => INSTANT - ago * 86_400_000), times: fc.integer({ min: 1, max: 9 }) }),
  ),
  origin,
}) as fc.Arbitrary<LineView>;
