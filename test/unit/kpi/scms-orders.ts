import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Order } from '../../../lib/domain/order.ts';
import { realData } from '../../real-data.ts';
import { line } from './order-fixture.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The three date forms of the file; null for its words. */
export function scmsDate(text: string): string | null {
  const named = /^(\d{1,2})-([A-Z][a-z]{2})-(\d\d)$/.exec(text);
  if (named) return `20${named[3]}-${pad(MONTHS.indexOf(named[2] ?? '') + 1)}-${pad(Number(named[1]))}`;
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d\d|\d{4})$/.exec(text);
  if (!slashed) return null;
  const year = slashed[3]?.length === 2 ? `20${slashed[3]}` : slashed[3];
  return `${year}-${pad(Number(slashed[1]))}-${pad(Number(slashed[2]))}`;
}

const pad = (value: number) => String(value).padStart(2, '0');

/** The rows of the real file, or null where it is not on this machine. An own reading: nothing of `lib/sources` is used. */
export function scmsRows(): Record<string, string>[] | null {
  const path = realData('scms/SCMS_Delivery_History_Dataset.csv');
  if (path === null) return null;
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

/** Its orders as the import should make them: promised, sent and received dates, no received quantity. */
export function scmsOrders(rows: Record<string, string>[]): Order[] {
  const orders = new Map<string, Order>();
  for (const row of rows) {
    const number = row['PO / SO #'] ?? '';
    const vendor = row.Vendor ?? '';
    const id = `${vendor}/${number}`;
    const kind = row['Fulfill Via'] === 'Direct Drop' ? 'purchase' : 'sales';
    const found = orders.get(id) ?? { id, kind, number, partnerId: vendor, lines: [] };
    orders.set(id, found);
    found.lines.push(
      line({
        id: row.ID ?? '',
        ordered: Number(row['Line Item Quantity']),
        sentOn: scmsDate(row['PO Sent to Vendor Date'] ?? '') ?? undefined,
        firstPromisedOn: scmsDate(row['Scheduled Delivery Date'] ?? '') ?? undefined,
        shipments: [{ number: row['ASN/DN #'] ?? '' }],
        receipts: [{ receivedOn: scmsDate(row['Delivered to Client Date'] ?? '') ?? '' }],
        pegs: [{ customerId: row.Country ?? '' }],
      }),
    );
  }
  return [...orders.values()];
}
