import fc from 'fast-check';
import type { ItemSubject, ItemView } from '../../../lib/lens/item/item-views.ts';
import type { PartnerView, RecordsView } from '../../../lib/lens/partner/partner-views.ts';
import type { Candidate, Figure, KpiRow, Subject, WorkspaceView } from '../../../lib/lens/views.ts';
import {
  customer,
  date,
  days,
  head,
  letters,
  line,
  many,
  maybe,
  money,
  origin,
  state,
} from './arbitrary-parts.ts';
import { steer } from './arbitrary-steer.ts';
import { TODAY } from './fixtures.ts';

export { line, origin } from './arbitrary-parts.ts';

/** Any view model, made of {@link file://./arbitrary-parts.ts}. */

export const figure: fc.Arbitrary<Figure> = fc
  .record({
    unit: fc.constantFrom('ratio', 'days', 'ppm', 'hours', 'count', 'money'),
    value: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    n: fc.integer({ min: 0, max: 500 }),
    pending: days,
    excluded: days,
    standing: fc.constantFrom('too-few', 'provisional', 'judged'),
    target: maybe(fc.constant(0.95)),
    floor: maybe(fc.constant(0.8)),
    trend: many(
      fc.record({ month: fc.constant('2026-03'), value: fc.option(fc.constant(0.5)), n: days }),
      14,
    ),
    missing: fc.constant('no-matured-records'),
    amounts: maybe(
      fc.constant([
        { currency: 'EUR', amount: 534_600 },
        { currency: 'USD', amount: 28_100 },
      ]),
    ),
    origin,
  })
  .map(({ missing, amounts, ...each }) => ({
    definition: 'otif/1',
    hits: Math.min(3, each.n),
    interval: [0.1, 0.9],
    ...each,
    ...(each.value === null ? { missing, amounts } : {}),
  })) as fc.Arbitrary<Figure>;

const kpiRow: fc.Arbitrary<KpiRow> = fc.record({
  id: fc.constantFrom('otif', 'in-full', 'lead-time', 'quality-ppm', 'our-payment', 'responsiveness'),
  basis: maybe(fc.constantFrom('requested', 'first-promised')),
  figure,
}) as fc.Arbitrary<KpiRow>;

const itemQuantity = fc.record({ quantity: fc.nat(90_000), unit: maybe(letters()) });
const supply = fc.record({
  open: fc.nat(400),
  late: fc.nat(40),
  onOrder: many(itemQuantity),
  overdue: many(itemQuantity),
  withoutQuantity: fc.nat(4),
  nextOn: maybe(date),
  origin,
});
const itemFields = {
  head: fc.record({
    id: fc.constantFrom('n/ABC', 's/ostrel/ABC'),
    name: letters(),
    description: maybe(letters()),
    supplierNumbers: many(fc.record({ partnerId: letters(), partnerName: letters(), number: letters() })),
    gtins: many(letters()),
  }),
  state,
  supply,
  lines: many(line),
  waiting: many(fc.record({ customer, line })),
  waitingTotal: fc.nat(500),
  lastPrice: maybe(
    fc.record({
      price: money,
      unit: maybe(letters()),
      on: maybe(date),
      orderId: letters(),
      lineId: letters(),
      orderNumber: letters(),
      partnerId: letters(),
      partnerName: letters(),
      origin,
    }),
  ),
  origin,
};
const itemSubject = fc.record({
  kind: fc.constant('item'),
  raw: letters(),
  ...itemFields,
}) as fc.Arbitrary<ItemSubject>;

export const workspace: WorkspaceView = {
  sample: false,
  today: TODAY,
  replay: false,
  sources: [],
  orders: 1,
  lines: 1,
  partners: 1,
  waitingOrders: 2,
};
const neighbour = fc.record({
  number: letters(),
  id: maybe(letters()),
  description: maybe(letters()),
  state: maybe(state),
  supply: maybe(supply),
  origin,
});
export const itemView = fc.record({
  ...itemFields,
  prices: many(
    fc.record({
      currency: fc.constantFrom('EUR', ''),
      unit: maybe(letters()),
      low: fc.constantFrom('1.50', '2'),
      high: fc.constant('2'),
      n: fc.nat(50),
      origin,
    }),
  ),
  alternates: many(neighbour),
  replaces: many(neighbour),
  linesTotal: fc.nat(900),
  partial: fc.boolean(),
  workspace: fc.constant(workspace),
}) as fc.Arbitrary<ItemView>;

const candidate = fc.oneof(
  fc.record({
    of: fc.constant('order'),
    partner: head,
    orderId: letters(8),
    orderNumber: letters(),
    state,
    origin,
  }),
  fc.record({ of: fc.constant('partner'), partner: head, origin }),
  fc.record({ of: fc.constant('item'), itemId: letters(8), name: letters(), state, origin }),
) as fc.Arbitrary<Candidate>;
const linesSubject = fc.record({
  kind: fc.constant('lines'),
  raw: letters(),
  matched: fc.constantFrom('order', 'shipment', 'invoice', 'sales-order'),
  partner: head,
  lines: many(line, 4, 1),
  state,
}) as fc.Arbitrary<Extract<Subject, { kind: 'lines' }>>;
const partnerSubject = fc.record({
  kind: fc.constant('partner'),
  raw: letters(),
  partner: head,
  open: fc.nat(50),
  late: fc.nat(5),
  otif: figure,
  state,
  origin,
}) as fc.Arbitrary<Extract<Subject, { kind: 'partner' }>>;
const ambiguousSubject = fc.record({
  kind: fc.constant('ambiguous'),
  raw: letters(),
  candidates: fc.uniqueArray(candidate, {
    minLength: 2,
    maxLength: 4,
    selector: (each) => JSON.stringify(each),
  }),
  state: fc.constant('unknown'),
}) as fc.Arbitrary<Extract<Subject, { kind: 'ambiguous' }>>;
export const subject: fc.Arbitrary<Subject> = fc.oneof(
  linesSubject,
  partnerSubject,
  itemSubject,
  ambiguousSubject,
);

export const partnerView = fc.record({
  head,
  steer: maybe(steer),
  kpis: many(kpiRow, 4, 1),
  openLines: many(line, 4),
  waiting: many(fc.record({ customer, line })),
  firstOrderOn: maybe(date),
  totals: fc.record({ orders: fc.nat(90), lines: fc.nat(90), openLines: fc.nat(90), lateLines: fc.nat(9) }),
  workspace: fc.constant(workspace),
}) as fc.Arbitrary<PartnerView>;
export const recordsView = fc.record({
  title: fc.record({ id: fc.constantFrom('otif', 'lead-time') }),
  figure,
  rows: many(
    fc.record({
      line,
      verdict: fc.constantFrom('hit', 'miss', 'pending', 'excluded'),
      why: fc.constantFrom('late', 'in-window', 'window-open'),
      measure: fc.option(fc.integer({ min: -9, max: 90 })),
    }),
    4,
  ),
  others: fc
    .array(
      fc.record({
        name: letters(),
        verdict: fc.constantFrom('hit', 'miss', 'pending', 'excluded'),
        why: fc.constantFrom('answered-late', 'in-band'),
        measure: fc.option(fc.integer({ min: 0, max: 90 })),
        from: fc.constantFrom(1_750_000_000_000, '2025-06', '2025-06-05'),
        to: maybe(fc.constantFrom(1_750_000_900_000, '2025-06-07')),
        origin,
      }),
      { maxLength: 3 },
    )
    .map((rows) => rows.map((row, id) => ({ id: `${id}`, ...row }))),
}) as fc.Arbitrary<RecordsView>;
