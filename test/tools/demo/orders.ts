import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import Papa from 'papaparse';
import type { DemoColumns } from './columns.ts';
import { demoDate, findColumns } from './columns.ts';

/** One order line as a supplier's portal or a mail would speak of it. Dates are ISO calendar dates. */
export interface DemoLine {
  order: string;
  line: string;
  supplier: string;
  supplierEmail: string;
  article: string;
  description: string;
  quantity?: number;
  sent?: string;
  requested?: string;
  promised?: string;
  receivedOn?: string;
  open: boolean;
  shipments: string[];
  invoices: string[];
  customers: { name: string; order?: string; email?: string }[];
}

/** What the demo pages are made from. */
export interface DemoOrders {
  lines: DemoLine[];
  /** The day that counts as today on the pages. */
  asOf: string;
  /** Said on every page: that this is a demo, and what it is made from. */
  note: string;
}

type Row = Record<string, string>;

/**
 * Reads an order file for the demo pages: the sample, or a file of the person's own. What happened after `asOf` is left out,
 * as is an order that had not been sent then.
 */
export function readDemoOrders(path: string, asOf?: string): DemoOrders {
  const parsed = Papa.parse<Row>(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  const columns = findColumns(parsed.meta.fields ?? []);
  const sampleDay = columns.asOf ? parsed.data[0]?.[columns.asOf] : undefined;
  const today = asOf ?? sampleDay ?? new Date().toISOString().slice(0, 10);
  const addresses = addressesOf(parsed.data, columns);
  const lines = [...groupRows(parsed.data, columns).values()].flatMap(
    (rows) => demoLine(rows, columns, addresses, today) ?? [],
  );
  if (lines.length === 0) throw new Error(`${basename(path)} has no order line up to ${today}.`);
  return {
    lines,
    asOf: today,
    note: sampleDay ? 'Sample data · invented portal' : `Demo portal made from ${basename(path)}`,
  };
}

/** Suppliers and customers by name with their mail address: a file may say it in some rows only. */
function addressesOf(rows: readonly Row[], columns: DemoColumns): Map<string, string> {
  const addresses = new Map<string, string>();
  const learn = (row: Row, name: string | undefined, address: string | undefined) => {
    const said = name && address ? row[address]?.trim() : '';
    if (name && said) addresses.set(row[name]?.trim() ?? '', said);
  };
  for (const row of rows) {
    learn(row, columns.supplier, columns.supplierEmail);
    learn(row, columns.customer, columns.customerEmail);
  }
  return addresses;
}

/** Rows of the same line. Without a line number every row is a line of its own, numbered within its order. */
function groupRows(rows: readonly Row[], columns: DemoColumns): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  const counted = new Map<string, number>();
  for (const row of rows) {
    const order = row[columns.order]?.trim();
    if (!order) continue;
    let line = columns.line ? row[columns.line]?.trim() : undefined;
    if (!line) {
      const count = (counted.get(order) ?? 0) + 1;
      counted.set(order, count);
      line = `${count * 10}`;
    }
    const key = `${row[columns.supplier]}\n${order}\n${line}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

function demoLine(
  [...rows]: Row[],
  columns: DemoColumns,
  addresses: ReadonlyMap<string, string>,
  today: string,
): DemoLine | undefined {
  const first = rows[0];
  if (!first) return undefined;
  const cell = (row: Row, column: string | undefined) => (column ? (row[column]?.trim() ?? '') : '');
  const receipts = rows
    .map((row) => ({
      on: demoDate(cell(row, columns.received)),
      quantity: number(cell(row, columns.receivedQuantity)),
    }))
    .filter((receipt) => receipt.on !== undefined && receipt.on <= today);
  const sent = demoDate(cell(first, columns.sent));
  if (receipts.length === 0 && (!sent || sent > today)) return undefined;
  const quantity = number(cell(first, columns.quantity));
  const received = receipts.reduce((sum, receipt) => sum + (receipt.quantity ?? quantity ?? 0), 0);
  const supplier = cell(first, columns.supplier);
  const cancelled = number(cell(first, columns.cancelledQuantity)) ?? 0;
  const wanted = quantity === undefined ? undefined : quantity - cancelled;
  return {
    order: cell(first, columns.order),
    line: columns.line ? cell(first, columns.line) : '',
    supplier,
    supplierEmail: addresses.get(supplier) ?? `orders@${slug(supplier)}.example`,
    article: cell(first, columns.article),
    description: cell(first, columns.description),
    quantity,
    sent,
    requested: demoDate(cell(first, columns.requested)),
    promised: demoDate(cell(first, columns.promised)),
    receivedOn: receipts
      .map((receipt) => receipt.on)
      .sort()
      .at(-1),
    open: wanted === undefined ? receipts.length === 0 : received < wanted,
    shipments: unique(rows.map((row) => cell(row, columns.shipment))),
    invoices: unique(rows.map((row) => cell(row, columns.invoice))),
    customers: customersOf(rows, columns, addresses, cell),
  };
}

function customersOf(
  rows: Row[],
  columns: DemoColumns,
  addresses: ReadonlyMap<string, string>,
  cell: (row: Row, column: string | undefined) => string,
): DemoLine['customers'] {
  return rows
    .filter((row) => cell(row, columns.customer))
    .map((row) => ({
      name: cell(row, columns.customer),
      order: cell(row, columns.customerOrder) || undefined,
      email: addresses.get(cell(row, columns.customer)),
    }));
}

function number(text: string): number | undefined {
  const value = Number(text.replaceAll(',', ''));
  return text === '' || !Number.isFinite(value) ? undefined : value;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}

/** A name as a mailbox or host part: `ABBVIE LLC` → `abbvie-llc`. */
export function slug(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40) || 'supplier'
  );
}
