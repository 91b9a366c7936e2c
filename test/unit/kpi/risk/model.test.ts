import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfDay, dayNumber } from '../../../../lib/domain/calendar-date.ts';
import type { Order } from '../../../../lib/domain/order.ts';
import { arrivalOf, stillOpen } from '../../../../lib/kpi/risk/arrival.ts';
import { addDelay, delaySurvival, emptyDelays, openShare } from '../../../../lib/kpi/risk/delays.ts';
import { type RiskFacts, riskFacts } from '../../../../lib/kpi/risk/risk-facts.ts';
import { scoreLine } from '../../../../lib/kpi/risk/score.ts';
import { line, order } from '../order-fixture.ts';
import { cellsOf, invented, modelOf, RULES, TODAY, trained } from './history.ts';

const known = trained();
const day = dayNumber(TODAY);

const facts: fc.Arbitrary<RiskFacts> = fc.record({
  lane: fc.constantFrom('', 'North', 'South', 'nowhere'),
  mode: fc.constantFrom('', 'Air'),
  group: fc.constantFrom('', 'Castings'),
  quantity: fc.nat(60),
  orderLines: fc.nat(40),
  lead: fc.nat(60),
  answer: fc.constantFrom<RiskFacts['answer']>(0, 1, 2, 3),
  pushed: fc.nat(30),
  afterRequested: fc.nat(30),
  shipped: fc.constantFrom<RiskFacts['shipped']>(0, 1),
});

describe('the model of late deliveries', () => {
  it('answers a probability for whatever is asked', () => {
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom('steady', 'mixed', 'new'),
        fc.integer({ min: -400, max: 4000 }),
        (asked, id, ahead) => {
          const { p } = scoreLine(known.model, known.suppliers.get(id), asked, day, day + ahead);
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('never answers less for a supplier that was late more often', () => {
    const supplier = known.suppliers.get('mixed');
    if (!supplier) throw new Error('The fixture lacks a supplier.');
    fc.assert(
      fc.property(
        facts,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (asked, a, b) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)].map((rate) => {
            const all = { ...supplier.history.all, late: rate * supplier.history.all.lines };
            const history = { ...supplier.history, all };
            return scoreLine(known.model, { ...supplier, history }, asked, day, day).p;
          });
          expect(more).toBeGreaterThanOrEqual((less ?? 0) - 1e-12);
        },
      ),
    );
  });

  it('is the same whatever comes in which sequence, but for the last digits', () => {
    const shuffled = [...invented()].reverse();
    const other = modelOf(new Map([...cellsOf(shuffled)].sort()));
    known.model.fitted?.weights.forEach((weight, at) => {
      expect(other?.fitted?.weights[at]).toBeCloseTo(weight, 6);
    });
    expect(other).toMatchObject({
      lines: known.model.lines,
      late: known.model.late,
      recent: known.model.recent,
    });
  });

  it('does not learn from a single kind of outcome, nor from nothing', () => {
    const steady = invented().filter(({ partnerId }) => partnerId === 'steady');
    expect(modelOf(cellsOf(steady))).toMatchObject({ fitted: null, missing: 'few-late' });
    expect(modelOf(new Map())).toBeNull();
  });

  it('leaves out what is cancelled, returned or without a promise, and what is not due yet', () => {
    const base = { ordered: 10, firstPromisedOn: addDays(TODAY, -10) };
    const lines = [
      line({ id: 'cancelled', ...base, cancelled: 10 }),
      line({ id: 'returned', ...base, ordered: -5 }),
      line({ id: 'unpromised', ordered: 10 }),
      line({ id: 'today', ...base, firstPromisedOn: TODAY }),
      line({ id: 'counts', ...base }),
    ];
    const cells = cellsOf([order('1', lines)]).get('acme');
    const all = [...(cells?.months.values() ?? [])].flatMap((month) => [...month.values()]);
    expect(all.map(({ lines: n, late }) => [n, late])).toEqual([[1, 1]]);
    expect(cells?.overdue).toBe(1);
  });
});

describe('what is known of a line before it is due', () => {
  const later = line({
    id: '1',
    ordered: 100,
    sentOn: '2025-05-20',
    confirmedOn: '2025-06-20',
    firstPromisedOn: '2025-07-10',
    requestedOn: '2025-07-01',
    changes: [{ changedOn: '2025-06-25', field: 'date', by: 'supplier', days: 9 }],
    shipments: [{ number: 'A', shippedOn: '2025-07-02' }],
    receipts: [{ receivedOn: '2025-07-30', quantity: 100 }],
  });

  it('holds nothing that happened after the day it is seen on', () => {
    const early = { ...later, changes: [], shipments: [], receipts: [] };
    const seen = (each: typeof later, on: string) => riskFacts(each, order('1', [each]), 1, on, RULES);
    expect(seen(later, '2025-06-10')).toEqual(
      seen({ ...early, confirmedOn: undefined, requestedOn: undefined }, '2025-06-10'),
    );
    expect(seen(later, '2025-07-05')).toMatchObject({ answer: 3, shipped: 1 });
    expect(seen(later, '2025-07-05').pushed).toBeGreaterThan(0);
  });

  it('gives the same model when only the future changes, and another when the past does', () => {
    const day = '2025-03-01';
    const model = (orders: Order[]) => modelOf(cellsOf(orders, day), day);
    const moved = (orders: Order[], isMoved: (receivedOn: string) => boolean) =>
      orders.map((each) => ({
        ...each,
        lines: each.lines.map((one) => ({
          ...one,
          receipts: one.receipts.map((receipt) =>
            isMoved(receipt.receivedOn)
              ? { ...receipt, receivedOn: addDays(receipt.receivedOn, 77) }
              : receipt,
          ),
        })),
      }));
    const orders = invented();
    expect(model(moved(orders, (on) => on > day))).toEqual(model(orders));
    expect(model(moved(orders, (on) => on <= day))?.fitted).not.toEqual(model(orders)?.fitted);
  });
});

describe('time', () => {
  const delays = emptyDelays();
  for (const [days, n] of [
    [-10, 20],
    [-3, 30],
    [0, 30],
    [5, 10],
    [30, 10],
  ] as const)
    for (let at = 0; at < n; at += 1) addDelay(delays, days, true);
  const steps = delaySurvival(delays);

  it('makes of S(0) the rule without a model: S(0) / S(-d - 1)', () => {
    for (const days of [0, 2, 7, 14, 40])
      expect(stillOpen(0.2, days, steps, 0).p).toBeCloseTo(0.2 / openShare(steps, -days - 1), 12);
  });

  it('expects a line between the days that lines of the past came, and later the likelier it is late', () => {
    expect(arrivalOf(0.2, -20, steps, 0)).toEqual({ low: -10, middle: -3, high: 5 });
    expect(arrivalOf(1, 3, steps, 0)).toEqual({ low: 5, middle: 5, high: 30 });
    expect(arrivalOf(0.9, -2, steps, 0)?.middle).toBe(5);
    expect(arrivalOf(1, 31, steps, 0)).toBeNull();
  });

  it('says no end where lines have not come at all', () => {
    const open = emptyDelays();
    for (let at = 0; at < 30; at += 1) addDelay(open, at % 3 === 0 ? 40 : 0, at % 3 !== 0);
    expect(arrivalOf(0.33, -5, delaySurvival(open), 0)).toMatchObject({ high: null });
  });

  it('knows days by their numbers', () => expect(dateOfDay(day)).toBe(TODAY));
});
