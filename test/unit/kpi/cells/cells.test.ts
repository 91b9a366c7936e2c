import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../../lib/domain/activity.ts';
import type { Order } from '../../../../lib/domain/order.ts';
import type { Forecast, Stock } from '../../../../lib/domain/stock.ts';
import {
  addActivityToCells,
  addForecastToCells,
  addStocksToCells,
} from '../../../../lib/kpi/cells/add-activity.ts';
import { addOrderToCells } from '../../../../lib/kpi/cells/add-order.ts';
import { type Cell, mergeCells } from '../../../../lib/kpi/cells/cell.ts';
import { addCell, cellsOf } from '../../../../lib/kpi/cells/cell-book.ts';
import { kpiValue, kpiValues } from '../../../../lib/kpi/cells/kpi-values.ts';
import { packCell, unpackCell } from '../../../../lib/kpi/cells/pack-cell.ts';
import { runs } from '../../runs.ts';
import { bookOn, RULES } from '../cell-fixture.ts';
import { line, order, receipt } from '../order-fixture.ts';
import { anyActivities, anyForecasts, anyOrders, anyStocks, TODAY } from './arbitrary-records.ts';

interface Records {
  orders?: Order[];
  activities?: Activity[];
  forecasts?: Forecast[];
  stocks?: Stock[];
}

const TOLERANCE = { late: 1, early: 5, under: 0.1, over: 0.2 };

function cellsFrom(
  { orders = [], activities = [], forecasts = [], stocks = [] }: Records,
  months?: string[],
) {
  const book = bookOn(TODAY, { tolerance: TOLERANCE, frozenDays: 14 }, months);
  for (const each of orders) addOrderToCells(book, each);
  for (const each of activities)
    if (each.kind === 'case' || each.kind === 'exchange') addActivityToCells(book, each);
  for (const each of forecasts) addForecastToCells(book, each);
  addStocksToCells(book, stocks);
  return cellsOf(book);
}

function merged(...shards: Cell[][]): Cell[] {
  const book = bookOn(TODAY);
  for (const cell of shards.flat()) addCell(book, cell);
  return cellsOf(book);
}

/** Counts as they are; sums of fractions to twelve digits, for their last one depends on the sequence. */
const packed = (cells: readonly Cell[]) =>
  JSON.parse(
    JSON.stringify(cells.map(packCell), (_, value) =>
      typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(12)) + 0 : value,
    ),
  ) as ReturnType<typeof packCell>[];

/** All records of one partner, as its sources gave them. */
const records = fc.record({
  orders: anyOrders,
  activities: anyActivities,
  forecasts: anyForecasts,
  stocks: anyStocks,
});

const split = <T>(all: T[], at: number): [T[], T[]] => [all.slice(0, at), all.slice(at)];

describe('cells', () => {
  it('of the records are those of any shards, merged in any sequence', () => {
    fc.assert(
      fc.property(records, fc.nat(10), fc.nat(10), (all, one, two) => {
        const [a, rest] = split(all.orders, one);
        const [b, c] = split(rest, two);
        const [x, y] = split(all.activities, one);
        const [f, g] = split(all.forecasts, two);
        const shards = [
          cellsFrom({ orders: a, activities: x, forecasts: g }),
          cellsFrom({ orders: b, forecasts: f, stocks: all.stocks }),
          cellsFrom({ orders: c, activities: y }),
        ] as const;
        const whole = packed(cellsFrom(all));
        expect(packed(merged(...shards))).toEqual(whole);
        expect(packed(merged(merged(shards[2], shards[1]), shards[0]))).toEqual(whole);
        expect(packed(merged(shards[1], merged(shards[0], shards[2])))).toEqual(whole);
      }),
      runs(20),
    );
  });

  it('do not depend on the sequence of the records', () => {
    fc.assert(
      fc.property(records, (all) => {
        const turned = {
          orders: all.orders.toReversed().map((each) => ({ ...each, lines: each.lines.toReversed() })),
          activities: all.activities.toReversed(),
          forecasts: all.forecasts.toReversed(),
          stocks: all.stocks,
        };
        expect(packed(cellsFrom(turned))).toEqual(packed(cellsFrom(all)));
      }),
      runs(20),
    );
  });

  it('of single months, made from all records, are those months of the whole', () => {
    fc.assert(
      fc.property(records, (all) => {
        const whole = cellsFrom(all);
        const months = [...new Set(whole.map(({ month }) => month))].filter((_, i) => i % 2 === 0);
        expect(packed(cellsFrom(all, months))).toEqual(
          packed(whole.filter(({ month }) => months.includes(month))),
        );
      }),
      runs(10),
    );
  });

  it('give a number or a reason for every KPI, whatever the records', () => {
    fc.assert(
      fc.property(records, (all) => {
        const cells = cellsFrom(all);
        for (const cell of [...cells, mergeCells(cells)]) {
          for (const value of kpiValues(cell, RULES).values()) {
            const { n, hits = 0, interval = [0, 0], beyond = 0, pending, excluded } = value;
            const numbers = [n, hits, ...interval, beyond, pending, excluded, value.value ?? 0];
            expect(numbers.every(Number.isFinite), JSON.stringify(value)).toBe(true);
            expect(value.value === null, JSON.stringify(value)).toBe(value.missing !== undefined);
            if (value.value !== null) expect(n).toBeGreaterThan(0);
            if (value.unit === 'ratio' && value.interval) expect(hits).toBeLessThanOrEqual(n);
          }
        }
      }),
      runs(20),
    );
  });

  it('count each line and each order once', () => {
    fc.assert(
      fc.property(anyOrders, (orders) => {
        const seen = orders.filter((each) => each.lines.length > 0);
        const { firstPromised: tally } = mergeCells(cellsFrom({ orders }));
        const { lines = 0, pending = 0, excluded = 0, orders: decided = 0 } = tally ?? {};
        const { ordersPending = 0, ordersExcluded = 0, ordersUnknown = 0 } = tally ?? {};
        expect(lines + pending + excluded).toBeLessThanOrEqual(seen.flatMap((each) => each.lines).length);
        expect(decided + ordersPending + ordersExcluded + ordersUnknown).toBeLessThanOrEqual(seen.length);
        expect(tally?.otif ?? 0).toBeLessThanOrEqual(Math.min(tally?.onTime ?? 0, tally?.inFull ?? 0));
      }),
      runs(20),
    );
  });

  it('come back from JSON as they were; anything else is no cell', () => {
    fc.assert(
      fc.property(records, (all) => {
        for (const cell of cellsFrom(all)) {
          const back = unpackCell(JSON.parse(JSON.stringify(packCell(cell))));
          expect(back && packCell(back)).toEqual(packCell(cell));
        }
      }),
      runs(10),
    );
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        expect(unpackCell(stored)).toBeNull();
      }),
    );
  });
});

describe('stored cells', () => {
  const [good] = packed(
    cellsFrom({
      orders: [
        order('1', [
          line({
            id: '1',
            ordered: 1,
            sentOn: '2025-02-01',
            firstPromisedOn: '2025-03-01',
            receipts: [receipt('2025-03-01', 1)],
          }),
        ]),
      ],
    }).filter(({ month }) => month === '2025-03'),
  );
  it.each([
    ['another definition', { definition: 0 }],
    ['a month that is none', { month: '2025-13' }],
    ['a count below zero', { withoutStandard: -1 }],
    ['half a count', { families: { ...good?.families, firstPromised: [0.5] } }],
    ['a tally that lacks a field', { families: { firstPromised: good?.families.firstPromised?.slice(1) } }],
    ['no number', { families: { leadTime: [[[null], []], 0, 0] } }],
    ['a time beyond all numbers', { families: { replies: [[[90_000, 1], [], 1], 0] } }],
    ['a name that is none', { families: { spend: [[[1, [0, 0, 0, 0]]]] } }],
    ['no families', { families: null }],
    ['a record of no source', { newest: [1, 2] }],
  ])('with %s are not taken', (_, damage) => {
    expect(unpackCell(good)).not.toBeNull();
    expect(unpackCell({ ...good, ...damage })).toBeNull();
  });
});

describe('late data', () => {
  const due = (receipts: ReturnType<typeof receipt>[]) =>
    line({ id: '1', ordered: 10, sentOn: '2025-01-02', firstPromisedOn: '2025-01-20', receipts });

  it('moves the month that it belongs to, and no other', () => {
    const before = cellsFrom({
      orders: [order('1', [due([])]), order('2', [due([receipt('2025-01-19', 10)])])],
    });
    const after = cellsFrom({
      orders: [
        order('1', [due([receipt('2025-01-20', 10)])]),
        order('2', [due([receipt('2025-01-19', 10)])]),
      ],
    });
    const otif = (cells: Cell[], month: string) =>
      kpiValue(mergeCells(cells.filter((cell) => cell.month === month)), 'otif', 'first-promised', RULES);
    expect(otif(before, '2025-01')).toMatchObject({ value: 0.5, n: 2 });
    expect(otif(after, '2025-01')).toMatchObject({ value: 1, n: 2 });
    expect(otif(after, '2025-02')).toMatchObject({ value: null, missing: 'no-records' });
  });

  it('says from when on a cell may read differently by itself', () => {
    const cell = (today: string, subject: Order) => {
      const book = bookOn(today);
      addOrderToCells(book, subject);
      return { changesOn: mergeCells(cellsOf(book)).changesOn, hidden: book.hidden };
    };
    const open = order('1', [{ ...due([]), sentOn: undefined, confirmedOn: '2025-01-03' }]);
    // Pending until the due date has passed; from then on its lateness grows every day.
    expect(cell('2025-01-10', open)).toEqual({ changesOn: 20_109, hidden: false });
    expect(cell('2025-02-10', open)).toEqual({ changesOn: 20_130, hidden: false });
    const done = order('1', [due([receipt('2025-01-19', 10)])]);
    expect(cell('2025-02-10', done)).toEqual({ changesOn: null, hidden: false });
    expect(cell('2025-01-10', done).hidden).toBe(true);
  });
});
