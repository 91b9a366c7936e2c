import { describe, expect, it } from 'vitest';
import type { Case, Exchange } from '../../../lib/domain/activity.ts';
import type { Stock } from '../../../lib/domain/stock.ts';
import { addActivityToCells, addStocksToCells } from '../../../lib/kpi/cells/add-activity.ts';
import { mergeCells } from '../../../lib/kpi/cells/cell.ts';
import { cellsOf } from '../../../lib/kpi/cells/cell-book.ts';
import { businessHours, type WorkingHours, workingCalendar } from '../../../lib/kpi/working-calendar.ts';
import { bookOn, OFFICE, valueIn } from './cell-fixture.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const provenance = { sourceId: 'file:test', fetchedAt: 0, jobId: 'job-1' };
// 2025-03-17 is a Monday.
const TODAY = '2025-03-20';

describe('business hours', () => {
  const hours = (from: string, to: string, fields: Partial<WorkingHours> = {}) =>
    businessHours(workingCalendar({ ...OFFICE, ...fields }), at(from), at(to));

  it('vector 19: raised 16:30, an hour is up at 09:30 the next working day (plain.com)', () => {
    expect(hours('2025-03-17T16:30', '2025-03-18T09:30')).toBe(1);
    expect(hours('2025-03-21T16:30', '2025-03-24T09:30')).toBe(1);
    expect(hours('2025-03-21T16:30', '2025-03-25T09:30', { holidays: ['2025-03-24'] })).toBe(1);
  });

  it('outside them nothing runs: an answer at night counts up to the closing time', () => {
    expect(hours('2025-03-17T16:00', '2025-03-17T23:00')).toBe(1);
    expect(hours('2025-03-17T20:00', '2025-03-18T03:00')).toBe(0);
    expect(hours('2025-03-22T10:00', '2025-03-23T10:00')).toBe(0);
    expect(hours('2025-03-18T10:00', '2025-03-17T10:00')).toBe(0);
    expect(hours('2025-03-03T09:00', '2025-03-17T09:00')).toBe(80);
    expect(hours('2015-03-17T09:00', '2025-03-17T09:00')).toBe(2609 * 8);
  });

  it('follow the clock of their zone, also when it is changed', () => {
    const berlin = { zone: 'Europe/Berlin' };
    // 08:00 UTC is 09:00 there in winter and 10:00 in summer; clocks change on 2025-03-30.
    expect(hours('2025-03-28T08:00', '2025-03-28T10:00', berlin)).toBe(2);
    expect(hours('2025-03-31T07:00', '2025-03-31T08:00', berlin)).toBe(1);
    expect(hours('2025-03-28T08:00', '2025-03-31T15:00', berlin)).toBe(16);
    expect(hours('2025-03-17T09:00', '2025-03-17T17:00', { zone: 'Nowhere/None' })).toBe(8);
  });

  it('take hours that span nothing as the whole day', () => {
    expect(hours('2025-03-17T00:00', '2025-03-18T00:00', { opens: 600, closes: 600 })).toBe(24);
  });
});

const values = (activities: (Exchange | Case)[]) => {
  const book = bookOn(TODAY);
  for (const each of activities) addActivityToCells(book, each);
  return mergeCells(cellsOf(book));
};

describe('time to answer', () => {
  const asked = (
    askedAt: string,
    answeredAt?: string,
    awaiting: Exchange['awaiting'] = 'partner',
  ): Exchange => ({
    id: `${askedAt}/${answeredAt}`,
    partnerId: 'acme',
    kind: 'exchange',
    awaiting,
    askedAt: at(askedAt),
    ...(answeredAt ? { answeredAt: at(answeredAt) } : {}),
    provenance,
  });

  it('gets longer, not shorter, when a supplier stops answering', () => {
    const answered = [
      asked('2025-03-17T09:00', '2025-03-17T10:00'),
      asked('2025-03-17T09:00', '2025-03-17T13:00'),
    ];
    expect(valueIn(values(answered), 'responsiveness')).toMatchObject({ value: 1, n: 2, pending: 0 });
    const silent = [...answered, asked('2025-03-17T09:00'), asked('2025-03-17T09:00')];
    expect(valueIn(values(silent), 'responsiveness')).toMatchObject({ value: 4, n: 2, pending: 2 });
    expect(valueIn(values([...silent, asked('2025-03-17T09:00')]), 'responsiveness')).toMatchObject({
      value: null,
      missing: 'still-open',
      beyond: 32,
      parts: { 'in-time': { n: 1 } },
    });
  });

  it('tells ours from theirs, and leaves out answers before the question', () => {
    const cell = values([
      asked('2025-03-17T09:00', '2025-03-17T11:00', 'us'),
      asked('2025-03-17T09:00', '2025-03-16T09:00'),
      asked('2025-05-01T09:00'),
    ]);
    expect(valueIn(cell, 'our-reply')).toMatchObject({ value: 2, n: 1 });
    expect(valueIn(cell, 'responsiveness')).toMatchObject({
      value: null,
      missing: 'all-excluded',
      excluded: 1,
    });
    expect(valueIn(values([]), 'responsiveness').missing).toBe('not-recorded');
  });
});

describe('cases', () => {
  const raised = (fields: Partial<Case>): Case => ({
    id: 'c',
    partnerId: 'acme',
    kind: 'case',
    number: 'C1',
    priority: 'high',
    raisedAt: at('2025-03-17T09:00'),
    pauses: [],
    provenance,
    ...fields,
  });

  it('are met or breached by business hours; open ones pend until they are over', () => {
    const cell = values([
      raised({ resolvedAt: at('2025-03-17T17:00') }),
      raised({ resolvedAt: at('2025-03-18T09:01') }),
      raised({}),
      raised({ targetHours: 500 }),
      raised({ resolvedAt: at('2025-03-01T09:00') }),
    ]);
    expect(valueIn(cell, 'case-sla')).toMatchObject({
      hits: 1,
      n: 3,
      pending: 1,
      excluded: 1,
      parts: { high: { hits: 1, n: 3 } },
    });
  });

  it('stand still while they wait for the other side; pauses that overlap stop them once', () => {
    const pauses = [
      { from: at('2025-03-17T10:00'), to: at('2025-03-18T10:00') },
      { from: at('2025-03-17T12:00'), to: at('2025-03-18T09:30') },
    ];
    const settled = raised({ pauses, resolvedAt: at('2025-03-18T17:00') });
    expect(valueIn(values([settled]), 'case-sla')).toMatchObject({ hits: 1, n: 1 });
    const waiting = raised({ pauses: [{ from: at('2025-03-17T16:00') }] });
    expect(valueIn(values([waiting]), 'case-sla')).toMatchObject({ value: null, pending: 1 });
  });
});

describe('stock', () => {
  const count = (countedOn: string, quantity: number, fields: Partial<Stock> = {}): Stock => ({
    id: countedOn,
    itemNumber: 'x',
    plant: 'P',
    countedOn,
    quantity,
    minimum: 5,
    maximum: 20,
    consignment: true,
    provenance,
    ...fields,
  });
  const cellOf = (stocks: Stock[]) => {
    const book = bookOn(TODAY);
    addStocksToCells(book, stocks);
    return mergeCells(cellsOf(book));
  };

  it('lies in its band by days, below and above apart; goods on consignment are not in our turns', () => {
    const cell = cellOf([
      count('2025-03-08', 30),
      count('2025-03-01', 10),
      count('2025-03-06', 0),
      count('2025-03-09', 10),
    ]);
    expect(valueIn(cell, 'vmi-band')).toMatchObject({
      value: 6 / 9,
      hits: 6,
      n: 9,
      parts: { below: { hits: 2, n: 9 }, above: { hits: 1, n: 9 }, 'stock-out': { hits: 2, n: 9 } },
    });
    expect(valueIn(cell, 'inventory-turns')).toMatchObject({ value: null, missing: 'all-excluded' });
  });

  it('in two currencies has no turns', () => {
    const worth = (currency: string) => ({
      consignment: false,
      value: { amount: '100', currency },
      usedValue: { amount: '50', currency },
    });
    const stocks = ['EUR', 'USD'].flatMap((currency) => [
      count('2025-02-01', 9, { itemNumber: currency, ...worth(currency) }),
      count('2025-03-01', 9, { itemNumber: currency, ...worth(currency) }),
    ]);
    expect(valueIn(cellOf(stocks), 'inventory-turns').missing).toBe('mixed-currencies');
    expect(valueIn(cellOf(stocks.slice(0, 2)), 'days-of-supply').value).toBe(56);
  });
});
