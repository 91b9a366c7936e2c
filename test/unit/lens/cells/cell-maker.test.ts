import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay, dayNumber } from '../../../../lib/domain/calendar-date.ts';
import type { Order } from '../../../../lib/domain/order.ts';
import { addOrderToCells } from '../../../../lib/kpi/cells/add-order.ts';
import { packCell } from '../../../../lib/kpi/cells/pack-cell.ts';
import { CellMaker } from '../../../../lib/lens/cells/cell-maker.ts';
import { readStoredCells, rulesKey, setHolds } from '../../../../lib/lens/cells/stored-cells.ts';
import type { LensContext } from '../../../../lib/lens/context.ts';
import { bookFor, type Measures, measuresIn } from '../../../../lib/lens/partner/measures.ts';
import { addRelations, type Relations } from '../../../../lib/lens/partner/relations.ts';
import { defaultPolicy } from '../../../../lib/policy/settings.ts';
import type { CellsRecord } from '../../../../lib/store/partner-cells.ts';
import {
  anyActivities,
  anyForecasts,
  anyOrders,
  anyStocks,
  TODAY,
} from '../../kpi/cells/arbitrary-records.ts';
import { line, order, receipt } from '../../kpi/order-fixture.ts';
import { runs } from '../../runs.ts';

const NOTHING: Relations = { exchanges: [], cases: [], forecasts: [], stocks: [] };

function contextOn(today: string, lateDays = 0): LensContext {
  const now = { today, instant: dayNumber(today) * 86_400_000 + 40_000_000, replay: false };
  return { now, policy: { ...defaultPolicy(), 'otif.lateDays': lateDays }, facts: new Map() };
}
const contexts = (today: string) => [contextOn(today), contextOn(today, 3)];

/** As the job worker does it. */
function make(stored: CellsRecord | null, orders: readonly Order[], today: string, relations = NOTHING) {
  const maker = new CellMaker('acme', structuredClone(stored), contexts(today));
  for (const each of orders) maker.see(each);
  const again = maker.again();
  if (again) for (const each of orders) maker.seeAgain(each);
  return { ...maker.end(relations), again };
}

function direct(orders: readonly Order[], context: LensContext, relations = NOTHING): Measures {
  const book = bookFor('acme', context);
  for (const each of orders) addOrderToCells(book, each);
  addRelations(book, relations);
  return measuresIn(book);
}

/** Counts as they are; sums of fractions to twelve digits, for their last one depends on the sequence. */
const plain = ({ whole, months }: Measures) =>
  JSON.parse(
    JSON.stringify(
      [whole, ...[...months.keys()].sort().map((month) => months.get(month) ?? whole)].map(packCell),
      (_, value) =>
        typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(12)) + 0 : value,
    ),
  ) as unknown;

/** With nothing open, so that its cells hold beyond their day. */
const SETTLED = order('S', [
  line({
    id: '1',
    ordered: 1,
    sentOn: '2025-01-02',
    confirmedOn: '2025-01-03',
    firstPromisedOn: '2025-01-10',
    receipts: [receipt('2025-01-10', 1)],
  }),
]);
const fewLines = fc.oneof(
  fc.constant([SETTLED]),
  anyOrders.map(([first]) => (first ? [{ ...first, lines: first.lines.slice(0, 1) }] : [])),
);

/** What comes between two makings: some orders change, go or come, a day passes or is taken back, or the worker is killed. */
const step = fc.record({
  orders: anyOrders,
  keep: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  days: fc.constantFrom(0, 0, 1, 1, 7, 40, -3),
  reversed: fc.boolean(),
  killed: fc.boolean(),
});
const relations = fc.record({ activities: anyActivities, forecasts: anyForecasts, stocks: anyStocks }).map(
  ({ activities, forecasts, stocks }): Relations => ({
    exchanges: activities.filter((each) => each.kind === 'exchange'),
    cases: activities.filter((each) => each.kind === 'case'),
    forecasts,
    stocks,
  }),
);

describe('stored cells', () => {
  it('are those of the records, whatever changed, came late or was interrupted, and in any sequence', () => {
    let partly = 0;
    fc.assert(
      fc.property(
        anyOrders,
        fc.array(step, { minLength: 1, maxLength: 5 }),
        relations,
        (first, steps, beside) => {
          let day = dayNumber(TODAY);
          let orders = first;
          let stored = make(null, orders, TODAY, beside).record;
          for (const { orders: next, keep, days, reversed, killed } of steps) {
            day += days;
            const today = dateOfDay(day);
            const kept = orders.filter((_, at) => keep[at]);
            const ids = new Set(kept.map(({ id }) => id));
            orders = [...kept, ...next.filter(({ id }) => !ids.has(id))];
            if (reversed) orders = orders.toReversed();
            const made = make(stored, orders, today, beside);
            if (made.again) partly += 1;
            for (const context of contexts(today))
              expect(plain(made.measuresUnder(context))).toEqual(plain(direct(orders, context, beside)));
            if (!killed) stored = made.record ?? stored;
          }
        },
      ),
      runs(25),
    );
    expect(partly).toBeGreaterThan(0);
  });

  it('hold for readers exactly where they are those of the records on that day', () => {
    let held = 0;
    fc.assert(
      fc.property(fewLines, fc.integer({ min: -2, max: 400 }), (orders, days) => {
        const { record } = make(null, orders, TODAY);
        const today = dateOfDay(dayNumber(TODAY) + days);
        const stored = readStoredCells(structuredClone(record), 'acme');
        const context = contextOn(today);
        const set = stored?.sets.get(rulesKey(context));
        if (!stored || !set || !setHolds(stored, set, context, dayNumber(today))) return;
        if (days > 0 && set.months.size > 0) held += 1;
        const kept = make(record, orders, today);
        expect(kept.again).toBe(false);
        expect(kept.record).toBeNull();
        expect(plain(kept.measuresUnder(context))).toEqual(plain(direct(orders, context)));
      }),
      runs(100),
    );
    expect(held).toBeGreaterThan(0);
  });

  it('that are damaged are made anew, a month by itself and a record as a whole', () => {
    fc.assert(
      fc.property(anyOrders, fc.nat(20), fc.string(), (orders, at, noise) => {
        const { record } = make(null, orders, TODAY);
        if (!record) return;
        const damaged = structuredClone(record);
        const months = damaged.sets[0]?.months ?? [];
        const month = months[at % Math.max(1, months.length)];
        if (month) month[1] = noise;
        for (const stored of [damaged, { ...record, orders: null }, { ...record, sets: noise }])
          expect(plain(make(stored as CellsRecord, orders, TODAY).measuresUnder(contextOn(TODAY)))).toEqual(
            plain(direct(orders, contextOn(TODAY))),
          );
      }),
      runs(15),
    );
  });
});
