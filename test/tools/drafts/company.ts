import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Order, OrderLine } from '../../../lib/domain/order.ts';
import type { Partner } from '../../../lib/domain/partner.ts';
import { readCsv } from '../read-csv.ts';

/**
 * The orders of the sample company as records, read from its file by this test's own reading: what drafts are written about, and
 * what is true of them. Knows nothing of how PartnerLens reads a draft or compares it.
 */
export interface Company {
  today: string;
  partners: Partner[];
  orders: Order[];
}

const provenance = { sourceId: 'file:orders', fetchedAt: Date.parse('2026-05-07T06:00:00Z'), jobId: 'job-1' };
const idOf = (name: string) => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');

type Row = Record<string, string>;

/** Orders that were sent since `since`, and everybody on them. */
export function readCompany(since = '2025-11-01'): Company {
  const file = resolve(import.meta.dirname, '../../../lib/sample/orders.csv');
  const rows = readCsv(readFileSync(file, 'utf8'));
  const byOrder = Map.groupBy(rows, (row) => row['Purchase order'] ?? '');
  const recent = [...byOrder.values()].filter((all) => (all[0]?.['Sent on'] ?? '') >= since);
  const partners = new Map<string, Partner>();
  // Addresses stand on the first row of each company.
  for (const row of rows) addPartners(partners, row);
  return {
    today: rows[0]?.['PartnerLens sample as of'] ?? '',
    partners: [...partners.values()],
    orders: recent.map(orderOf),
  };
}

function addPartners(partners: Map<string, Partner>, row: Row): void {
  const add = (name = '', email = '', role: 'supplier' | 'customer', fields: Partial<Partner>) => {
    if (name === '') return;
    const domain = email.split('@')[1] ?? '';
    const known = partners.get(idOf(name));
    const roles = [...new Set([...(known?.roles ?? []), role])];
    const contacts = known?.contacts.length ? known.contacts : email ? [{ name: '', email }] : [];
    const domains = known?.domains.length ? known.domains : domain ? [domain] : [];
    const own = { numbers: [], ...fields, ...known, domains, contacts, provenance };
    partners.set(idOf(name), { ...own, id: idOf(name), name, roles });
  };
  const numbers = ['Supplier VAT number', 'Supplier GLN'].flatMap((head) => row[head] || []);
  add(row.Supplier, row['Supplier e-mail'], 'supplier', { numbers });
  add(row.Customer, row['Customer e-mail'], 'customer', {});
}

function orderOf(rows: Row[]): Order {
  const [first = {}] = rows;
  const partnerId = idOf(first.Supplier ?? '');
  const number = first['Purchase order'] ?? '';
  const lines = [...Map.groupBy(rows, (row) => row.Line ?? '').values()].map(lineOf);
  const company = first.Company;
  return {
    id: `${partnerId}/${number}`,
    kind: 'purchase',
    number,
    partnerId,
    lines,
    ...(company ? { company } : {}),
  };
}

const amount = (text = ''): number | undefined => (text === '' ? undefined : Number(text));
/** Without the fields that the file leaves empty. */
const filled = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as T;

function lineOf(rows: Row[]): OrderLine {
  const [row = {}] = rows;
  const price = row['Unit price'] ? { amount: row['Unit price'], currency: row.Currency ?? '' } : undefined;
  return filled({
    id: row.Line ?? '',
    number: row.Line,
    item: filled({
      number: row['Part number'],
      supplierNumber: row['Supplier part number'],
      description: row.Description,
    }),
    ordered: amount(row['Ordered quantity']),
    cancelled: amount(row['Cancelled quantity']),
    unit: row.Unit,
    unitPrice: price,
    sentOn: row['Sent on'],
    requestedOn: row['Requested on'],
    firstPromisedOn: row['First promised date'],
    lastPromisedOn: row['Last promised date'],
    shipments: rows.flatMap((each) =>
      each['Shipment number']
        ? [
            filled({
              number: each['Shipment number'],
              shippedOn: each['Shipped on'],
              quantity: amount(each['Shipped quantity']),
            }),
          ]
        : [],
    ),
    receipts: rows.flatMap((each) =>
      each['Received on']
        ? [filled({ receivedOn: each['Received on'], quantity: amount(each['Received quantity']) })]
        : [],
    ),
    qualityEvents: rows.flatMap((each) =>
      each['Rejected on']
        ? [{ foundOn: each['Rejected on'], rejected: amount(each['Rejected quantity']) ?? 0 }]
        : [],
    ),
    invoices: [],
    pegs: rows.flatMap((each) =>
      each.Customer
        ? [
            filled({
              customerId: idOf(each.Customer),
              salesOrder: each['Customer order'],
              quantity: amount(each['Customer quantity']),
              neededOn: each['Customer due date'],
            }),
          ]
        : [],
    ),
    provenance,
  }) as OrderLine;
}
