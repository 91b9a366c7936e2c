import fc from 'fast-check';
import type { ItemSubject, ItemView } from '../../../lib/lens/item-views.ts';
import type {
  Candidate,
  CustomerWaiting,
  Figure,
  KpiRow,
  LineView,
  Origin,
  PartnerHead,
  PartnerView,
  RecordsView,
  StatusReason,
  Subject,
  WorkspaceView,
} from '../../../lib/lens/views.ts';
import { INSTANT, TODAY } from './fixtures.ts';

/** Any view model. Names and numbers of documents are letters, so that every digit that is drawn is a fact. */
const letters = (min = 3) =>
  fc.string({ unit: fc.constantFrom(...'abcdefghijklmnop'), minLength: min, maxLength: 9 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const state = fc.constantFrom('ok', 'done', 'risk', 'late', 'differs', 'unknown');
const date = fc
  .integer({ min: -400, max: 400 })
  .map((days) => new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10));
const quantity = fc.integer({ min: -500, max: 90_000 });
const money = fc.record({
  amount: fc.integer({ min: 0, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
  currency: fc.constantFrom('EUR', 'JPY', ''),
});
const many = <T>(arbitrary: fc.Arbitrary<T>, max = 3, min = 0) =>
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

const customer: fc.Arbitrary<CustomerWaiting> = fc.record({
  partnerId: letters(),
  name: letters(),
  salesOrder: maybe(letters()),
  quantity: maybe(quantity),
  neededOn: maybe(date),
  slackDays: maybe(fc.integer({ min: -40, max: 40 })),
});
const days = fc.integer({ min: 0, max: 90 });
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
  origin,
}) as fc.Arbitrary<LineView>;

export const figure: fc.Arbitrary<Figure> = fc
  .record({
    unit: fc.constantFrom('ratio', 'days', 'ppm'),
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
    missing: fc.constant('no-matured-lines'),
    origin,
  })
  .map(({ missing, ...each }) => ({
    definition: 'otif/1',
    hits: Math.min(3, each.n),
    interval: [0.1, 0.9],
    ...each,
    ...(each.value === null ? { missing } : {}),
  })) as fc.Arbitrary<Figure>;

export const kpiRow: fc.Arbitrary<KpiRow> = fc.record({
  id: fc.constantFrom('otif', 'in-full', 'lead-time', 'quality-ppm'),
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
export const itemSubject = fc.record({
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
export const linesSubject = fc.record({
  kind: fc.constant('lines'),
  raw: letters(),
  matched: fc.constantFrom('order', 'shipment', 'invoice', 'sales-order'),
  partner: head,
  lines: many(line, 4, 1),
  state,
}) as fc.Arbitrary<Extract<Subject, { kind: 'lines' }>>;
export const partnerSubject = fc.record({
  kind: fc.constant('partner'),
  raw: letters(),
  partner: head,
  open: fc.nat(50),
  late: fc.nat(5),
  otif: figure,
  state,
  origin,
}) as fc.Arbitrary<Extract<Subject, { kind: 'partner' }>>;
export const ambiguousSubject = fc.record({
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
}) as fc.Arbitrary<RecordsView>;
