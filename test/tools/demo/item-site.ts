import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A supplier's price list and mail that name part numbers, and order files of an invented company with them. */

const DAY = 86_400_000;
const dayFromNow = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const HEADINGS =
  'Purchase order,Line,Supplier,Part number,Supplier part number,GTIN,Alternate part number,Description,Ordered quantity,Unit,Unit price,Currency,Sent on,Requested on,First promised date,Last promised date,Acknowledged on,Received on,Received quantity,Customer,Customer order,Customer quantity,Customer due date';

interface FileLine {
  order: string;
  line?: number;
  supplier?: string;
  part?: string;
  theirs?: string;
  gtin?: string;
  alternate?: string;
  description?: string;
  quantity?: number;
  unit?: string;
  price?: string;
  currency?: string;
  /** Days from now. */
  promised: number;
  received?: number;
  customer?: string;
  customerOrder?: string;
  needed?: number;
}

export const HOUSING = { part: 'PH-2200-A', gtin: '4006381333931', description: 'Pump housing PH-2200-A' };

/** Open and finished lines of three items from two suppliers; `extra` go in as well. */
export function itemLines(extra: readonly FileLine[] = []): FileLine[] {
  return [
    {
      order: '4500910001',
      ...HOUSING,
      theirs: 'OC-88120',
      quantity: 48,
      price: '31.40',
      promised: -6,
      customer: 'Isarne Brewing',
      customerOrder: '70112',
      needed: -2,
    },
    {
      order: '4500910002',
      ...HOUSING,
      theirs: 'OC-88120',
      quantity: 24,
      price: '32.10',
      promised: 20,
      customer: 'Weldmark Dairies',
      customerOrder: '70119',
      needed: 25,
    },
    {
      order: '4500910003',
      ...HOUSING,
      supplier: 'Wexmoor Foundry',
      theirs: 'WX/55-0',
      alternate: 'PH-2201-B',
      quantity: 12,
      price: '29.90',
      promised: 12,
    },
    {
      order: '4500910004',
      part: 'PH-2201-B',
      description: 'Pump housing PH-2201-B',
      theirs: 'OC-88121',
      quantity: 5,
      price: '41.00',
      promised: 9,
    },
    {
      order: '4500910005',
      part: 'SEAL-70-EP',
      description: 'Shaft seal SEAL-70-EP',
      theirs: 'OC-70',
      quantity: 100,
      price: '1.15',
      promised: -30,
      received: -31,
    },
    ...extra,
  ];
}

/** Writes the lines as a CSV file that is `age` days old; answers its path and how to remove it. */
export function writeItemFile(lines: readonly FileLine[], age = 0): { path: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-items-'));
  const path = join(folder, 'open-items.csv');
  writeFileSync(path, `${[HEADINGS, ...lines.map(rowOf)].join('\n')}\n`);
  const when = new Date(Date.now() - age * DAY - 60_000);
  utimesSync(path, when, when);
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function rowOf(line: FileLine): string {
  const { promised, received, needed } = line;
  const sent = dayFromNow(Math.min(promised, 0) - 40);
  const confirmed = dayFromNow(Math.min(promised, 0) - 38);
  const date = (days: number | undefined) => (days === undefined ? '' : dayFromNow(days));
  return [
    line.order,
    line.line ?? 10,
    line.supplier ?? 'Ostrel Castings',
    line.part,
    line.theirs,
    line.gtin,
    line.alternate,
    line.description,
    line.quantity,
    line.unit ?? 'pcs',
    line.price,
    line.price && (line.currency ?? 'EUR'),
    sent,
    date(promised),
    date(promised),
    date(promised),
    confirmed,
    date(received),
    received === undefined ? '' : line.quantity,
    line.customer,
    line.customerOrder,
    line.customer && line.quantity,
    date(needed),
  ]
    .map((cell) => cell ?? '')
    .join(',');
}

/** Serves a page with a table of part numbers and a line of text on loopback until `close`. */
export async function serveItems(): Promise<{ origin: string; close: () => Promise<void> }> {
  const rows = ['PH-2200-A', 'PH-2201-B', 'SEAL-70-EP', 'NOT-OURS-99'].map(
    (part) => `<tr><td>${part}</td><td>12</td><td>in stock</td></tr>`,
  );
  const body = `<!doctype html><html lang="en"><title>Price list</title><body style="font:14px sans-serif;margin:40px">
<h1>Price list</h1><table cellpadding="8"><thead><tr><th>Part number</th><th>Qty</th><th>State</th></tr></thead><tbody>${rows.join('')}</tbody></table>
<p>We also ship article <b>${HOUSING.gtin}</b> for PO 4500910001 next week.</p></body></html>`;
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
