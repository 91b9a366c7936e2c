import { readFileSync } from 'node:fs';
import { dayNumber } from '../../../lib/domain/calendar-date.ts';
import type { Order, OrderLine } from '../../../lib/domain/order.ts';
import { readCsv } from '../read-csv.ts';
import { isoDay } from '../scms-truth.ts';

/** The SCMS delivery history as orders, read independently of `lib/sources`. */

/** One line with the order it stands in. */
export interface HistoryLine {
  id: string;
  order: Order;
  line: OrderLine;
  /** Day numbers. */
  due: number;
  delivered: number;
}

/**
 * Its lines by due date and id. Nothing is read that only the delivery tells: no weight, freight cost, insurance or
 * recording date. `until` leaves lines out that are due on that day (ISO date) or later.
 */
export function historyLines(file: string, until?: string): HistoryLine[] {
  const rows = readCsv(readFileSync(file, 'utf8'));
  const orders = new Map<string, Order>();
  const lines = rows.flatMap((row) => {
    const line = lineOf(row);
    if (until !== undefined && (line.firstPromisedOn ?? '') >= until) return [];
    const order = orderOf(row, orders);
    order.lines.push(line);
    const due = dayNumber(line.firstPromisedOn ?? '');
    return [{ id: line.id, order, line, due, delivered: dayNumber(line.receipts[0]?.receivedOn ?? '') }];
  });
  return lines.sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1));
}

function orderOf(row: Record<string, string>, orders: Map<string, Order>): Order {
  const partnerId = row.Vendor?.trim() ?? '';
  const number = row['PO / SO #'] ?? '';
  const id = `${partnerId}/${number}`;
  const kind = row['Fulfill Via'] === 'Direct Drop' ? 'purchase' : 'sales';
  const order = orders.get(id) ?? { id, kind, number, partnerId, lines: [] };
  orders.set(id, order);
  return order;
}

function lineOf(row: Record<string, string>): OrderLine {
  return {
    id: row.ID ?? '',
    item: { group: row['Product Group'], description: row['Item Description'] },
    shipTo: row.Country?.trim(),
    mode: row['Shipment Mode']?.trim(),
    ordered: Number(row['Line Item Quantity']),
    sentOn: isoDay(row['PO Sent to Vendor Date']),
    firstPromisedOn: isoDay(row['Scheduled Delivery Date']),
    shipments: [],
    receipts: [{ receivedOn: isoDay(row['Delivered to Client Date']) ?? '' }],
    qualityEvents: [],
    invoices: [],
    pegs: [],
    provenance: { sourceId: 'scms', fetchedAt: 0, jobId: '' },
  };
}
