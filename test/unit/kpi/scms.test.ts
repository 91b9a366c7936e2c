import { describe, expect, it } from 'vitest';
import { visibleOrder } from '../../../lib/kpi/as-of.ts';
import { addOrderToCells } from '../../../lib/kpi/cells/add-order.ts';
import { mergeCells } from '../../../lib/kpi/cells/cell.ts';
import { type CellBook, cellsOf } from '../../../lib/kpi/cells/cell-book.ts';
import type { OtifTally } from '../../../lib/kpi/otif-tally.ts';
import { bookOn, cellOf, valueIn } from './cell-fixture.ts';
import { scmsDate, scmsOrders, scmsRows } from './scms-orders.ts';

const rows = scmsRows();

describe.skipIf(rows === null)('the real delivery history', () => {
  const all = rows ?? [];
  const orders = scmsOrders(all);
  const whole = cellOf(orders, '2026-01-01');
  const books = new Map<string, CellBook>();
  for (const order of orders.filter((each) => each.kind === 'purchase')) {
    const book = books.get(order.partnerId) ?? bookOn('2026-01-01');
    books.set(order.partnerId, book);
    addOrderToCells(book, order);
  }
  const tallies = new Map<string, OtifTally | null>(
    [...books].map(([vendor, book]) => [vendor, mergeCells(cellsOf(book)).firstPromised]),
  );

  it('has 10,324 lines, 1,186 of them late', () => {
    expect(whole.firstPromised).toMatchObject({
      lines: 10_324,
      onTime: 10_324 - 1_186,
      pending: 0,
      excluded: 0,
    });
  });

  it('does not know in full: the file has no received quantity', () => {
    expect(valueIn(whole, 'otif first-promised').missing).toBe('no-received-quantity');
    expect(whole.firstPromised).toMatchObject({
      inFull: 0,
      otif: 0,
      quantified: 0,
      orders: 0,
      ordersUnknown: 6_233,
    });
  });

  it('gives each of 72 suppliers the share that a plain count of the rows gives', () => {
    expect(tallies.size).toBe(72);
    const counted = new Map<string, { lines: number; onTime: number }>();
    for (const row of all.filter((each) => each['Fulfill Via'] === 'Direct Drop')) {
      const count = counted.get(row.Vendor ?? '') ?? { lines: 0, onTime: 0 };
      counted.set(row.Vendor ?? '', count);
      count.lines += 1;
      const scheduled = Date.parse(scmsDate(row['Scheduled Delivery Date'] ?? '') ?? '');
      const delivered = Date.parse(scmsDate(row['Delivered to Client Date'] ?? '') ?? '');
      if (delivered <= scheduled) count.onTime += 1;
    }
    for (const [vendor, count] of counted) expect(tallies.get(vendor), vendor).toMatchObject(count);
  });

  it.each([
    ['Orgenics', 754, 87],
    ['S. BUYS WHOLESALER', 715, 98],
    ['Aurobindo', 668, 86],
    ['PHARMACY DIRECT', 326, 100],
    ['CIPLA', 175, 87],
  ])('%s: %i lines, %i %% on time', (name, lines, percent) => {
    const [, tally] =
      [...tallies].find(([vendor]) => vendor.toUpperCase().startsWith(name.toUpperCase())) ?? [];
    expect(tally?.lines).toBe(lines);
    expect(Math.round(((tally?.onTime ?? 0) / lines) * 100)).toBe(percent);
  });

  it('on 2010-06-30 had 183 open supplier lines: 40 turned late, one was overdue', () => {
    let [open, overdue, turnedLate] = [0, 0, 0];
    for (const order of orders.filter((each) => each.kind === 'purchase')) {
      for (const line of visibleOrder(order, '2010-06-30')?.lines ?? []) {
        if (line.receipts.length > 0) continue;
        open += 1;
        const due = line.firstPromisedOn ?? '';
        if (due < '2010-06-30') overdue += 1;
        const received = order.lines.find((each) => each.id === line.id)?.receipts[0]?.receivedOn ?? '';
        if (received > due) turnedLate += 1;
      }
    }
    expect({ open, turnedLate, overdue }).toEqual({ open: 183, turnedLate: 40, overdue: 1 });
  });
});
