import fc from 'fast-check';
import type { Activity } from '../../../../lib/domain/activity.ts';
import { dateOfDay, dayNumber } from '../../../../lib/domain/calendar-date.ts';
import type { Order, OrderLine } from '../../../../lib/domain/order.ts';
import type { Forecast, Stock } from '../../../../lib/domain/stock.ts';
import { line, order } from '../order-fixture.ts';

/** Any records: days around today, contradictions, clock skew, silence of years, several currencies. */

export const TODAY = '2025-03-20';
const BASE = dayNumber('2025-01-01');
const HOUR = 3_600_000;

const day = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: -20, max: 110 }) },
  { weight: 1, arbitrary: fc.integer({ min: -9000, max: 3000 }) },
);
const date = day.map((offset) => dateOfDay(BASE + offset));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const units = fc.integer({ min: 0, max: 60 });
const quantity = fc.oneof(
  { weight: 9, arbitrary: units },
  { weight: 1, arbitrary: fc.integer({ min: -9, max: 9 }) },
);
const money = fc.record({
  amount: fc.integer({ min: -50, max: 900 }).map((cents) => (cents / 4).toFixed(2)),
  currency: fc.constantFrom('EUR', 'EUR', 'USD', ''),
});
const provenance = fc.record({
  sourceId: fc.constantFrom('file:a', 'file:b'),
  fetchedAt: fc.integer({ min: 0, max: 9 }),
  jobId: fc.constant('job'),
});
const many = <T>(value: fc.Arbitrary<T>, maxLength = 3) => fc.array(value, { maxLength });

const anyLine: fc.Arbitrary<OrderLine> = fc
  .record({
    item: fc.record({ group: maybe(fc.constantFrom('steel', 'valves')) }),
    ordered: maybe(units),
    cancelled: maybe(units),
    unitPrice: maybe(money),
    value: maybe(money),
    standardPrice: maybe(money),
    sentOn: maybe(date),
    requestedOn: maybe(date),
    firstPromisedOn: maybe(date),
    lastPromisedOn: maybe(date),
    confirmedOn: maybe(date),
    receipts: many(fc.record({ receivedOn: date, quantity: maybe(quantity) })),
    shipments: many(
      fc.record({
        number: fc.constantFrom('S1', 'S2'),
        shippedOn: maybe(date),
        advisedOn: maybe(date),
        quantity: maybe(quantity),
      }),
    ),
    qualityEvents: many(fc.record({ foundOn: date, rejected: units }), 2),
    returns: maybe(many(fc.record({ returnedOn: date, quantity: units }), 2)),
    lots: maybe(fc.record({ inspected: quantity, rejected: quantity })),
    changes: maybe(
      many(
        fc.record({
          changedOn: date,
          field: fc.constantFrom('date' as const, 'quantity' as const, 'price' as const),
          by: fc.constantFrom('supplier' as const, 'buyer' as const),
          days: maybe(fc.integer({ min: -30, max: 30 })),
        }),
      ),
    ),
    invoices: many(
      fc.record({
        number: fc.constantFrom('I1', 'I2'),
        invoicedOn: maybe(date),
        amount: maybe(money),
        matched: maybe(fc.boolean()),
        payableOn: maybe(date),
        paidOn: maybe(date),
      }),
    ),
    documentsCorrect: maybe(fc.boolean()),
    undamaged: maybe(fc.boolean()),
    closed: maybe(fc.boolean()),
    provenance,
  })
  .map((fields) => line({ id: '1', ...fields }));

export const anyOrders: fc.Arbitrary<Order[]> = fc
  .array(fc.array(anyLine, { maxLength: 4 }), { maxLength: 10 })
  .map((all) => all.map((lines, i) => order(`${i}`, lines)));

const instant = day.chain((offset) =>
  fc.integer({ min: 0, max: 23 }).map((hour) => (BASE + offset) * 24 * HOUR + hour * HOUR),
);
const common = { partnerId: fc.constant('acme'), provenance };
const exchange = fc.record({
  ...common,
  id: fc.uuid(),
  kind: fc.constant('exchange' as const),
  awaiting: fc.constantFrom('partner' as const, 'us' as const),
  askedAt: instant,
  answeredAt: maybe(instant),
});
const anyCase = fc.record({
  ...common,
  id: fc.uuid(),
  kind: fc.constant('case' as const),
  number: fc.constant('C1'),
  priority: fc.constantFrom('critical' as const, 'high' as const, 'normal' as const, 'low' as const),
  raisedAt: instant,
  resolvedAt: maybe(instant),
  targetHours: maybe(fc.integer({ min: 1, max: 80 })),
  pauses: many(fc.record({ from: instant, to: maybe(instant) })),
});
export const anyActivities: fc.Arbitrary<Activity[]> = many(fc.oneof(exchange, anyCase), 12);

export const anyForecasts: fc.Arbitrary<Forecast[]> = many(
  fc.record({
    ...common,
    id: fc.uuid(),
    itemNumber: fc.constant('x'),
    month: date.map((each) => each.slice(0, 7)),
    lag: fc.constantFrom(1, 2),
    forecast: quantity,
    actual: maybe(quantity),
  }),
  10,
);

export const anyStocks: fc.Arbitrary<Stock[]> = many(
  fc.record({
    provenance,
    id: fc.uuid(),
    itemNumber: fc.constantFrom('x', 'y'),
    plant: fc.constant('P1'),
    countedOn: date,
    quantity,
    value: maybe(money),
    usedValue: maybe(money),
    minimum: maybe(units),
    maximum: maybe(units),
    consignment: fc.boolean(),
  }),
  10,
);
