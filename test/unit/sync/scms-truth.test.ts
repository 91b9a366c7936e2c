import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { normaliseNumber } from '../../../lib/domain/normalise.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { visibleOrder } from '../../../lib/kpi/as-of.ts';
import { openStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, findOrders, ordersOfPartner, storeCounts } from '../../../lib/store/queries.ts';
import { realData } from '../../real-data.ts';
import { importFile } from './import-file.ts';
import { readCsv } from './read-csv.ts';

const path = realData('scms/SCMS_Delivery_History_Dataset.csv');

/** The store against an independent reading of the real file: nothing lost, nothing doubled, nothing invented. */
describe.skipIf(!path)('real data: SCMS delivery history', () => {
  let store: Store;
  let rows: Record<string, string>[];

  beforeAll(async () => {
    const bytes = await readFile(path as string);
    rows = readCsv(bytes.toString('utf8'));
    store = await openStore('scms-truth');
    const job = await importFile(store, new File([bytes], 'scms.csv', { lastModified: 1_000 }));
    expect(job).toMatchObject({
      state: 'done',
      cursor: { rows: 10_324, accepted: 10_324, repeated: 0, rejected: 0 },
    });
  }, 60_000);

  it('holds as many orders, lines and partners as the file', async () => {
    const orders = new Set(rows.map((row) => row['PO / SO #']));
    expect(await storeCounts(store)).toMatchObject({ orders: orders.size, lines: rows.length });
    const partners = await allPartners(store);
    expect(partners.filter((p) => p.roles.includes('supplier'))).toHaveLength(72);
    expect(partners.filter((p) => p.roles.includes('own-site')).map((p) => p.name)).toEqual([
      'SCMS from RDC',
    ]);
  });

  it.each([
    ['order', 'PO / SO #'],
    ['shipment', 'ASN/DN #'],
  ] as const)('finds each line by its %s number, and no other', async (via, column) => {
    const expected = group(rows, (row) => normaliseNumber(row[column] ?? ''));
    const hits = await findOrders(store, [...expected.keys()]);
    expect(hits.size).toBe(expected.size);
    for (const [key, lines] of expected) {
      const orders = (hits.get(key) ?? []).filter((hit) => hit.via === via).map((hit) => hit.order);
      const found = orders.flatMap((order) =>
        linesOf(order).filter((line) => via === 'order' || line.shipment === key),
      );
      expect(found.map((line) => line.facts).sort()).toEqual(lines.map(factsOfRow).sort());
    }
  });

  it('finds each line by its partner', async () => {
    const expected = group(rows, (row) => row.Vendor ?? '');
    const partners = await allPartners(store);
    for (const [vendor, lines] of expected) {
      const partner = partners.find((candidate) => candidate.name === vendor);
      const found = (await ordersOfPartner(store, partner?.id ?? '')).flatMap(linesOf);
      expect(found.map((line) => line.facts).sort(), vendor).toEqual(lines.map(factsOfRow).sort());
    }
  });

  it('on 30 June 2010 knows 183 open purchase lines with their real promised dates, 40 of which turned late', async () => {
    let open = 0;
    let turnedLate = 0;
    for (const partner of await allPartners(store)) {
      for (const order of await ordersOfPartner(store, partner.id)) {
        if (order.kind !== 'purchase') continue;
        const shown = new Map(visibleOrder(order, '2010-06-30')?.lines.map((line) => [line.id, line]));
        for (const line of order.lines) {
          const then = shown.get(line.id);
          if (!then || then.receipts.length > 0) continue;
          expect(then.firstPromisedOn).toBe(line.firstPromisedOn);
          open++;
          if ((line.receipts[0]?.receivedOn ?? '') > (line.firstPromisedOn ?? '')) turnedLate++;
        }
      }
    }
    expect({ open, turnedLate }).toEqual({ open: 183, turnedLate: 40 });
  });

  it('is unchanged by a second import of the same file', async () => {
    const again = await importFile(
      store,
      new File([await readFile(path as string)], 'scms.csv', { lastModified: 1_000 }),
    );
    expect(again.cursor).toMatchObject({ linesNew: 0, linesChanged: 0, linesSame: 10_324 });
    expect(await storeCounts(store)).toMatchObject({ lines: rows.length });
  });
});

function group<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** What both readings must agree on for a line, in one string. */
function factsOfRow(row: Record<string, string>): string {
  return facts(
    row['PO / SO #'],
    row['ASN/DN #'],
    row['Item Description'],
    Number(row['Line Item Quantity']),
    isoDay(row['PO Sent to Vendor Date']),
    isoDay(row['Scheduled Delivery Date']),
    isoDay(row['Delivered to Client Date']),
    row['Line Item Value'],
  );
}

function linesOf(order: Order): { facts: string; shipment: string }[] {
  return order.lines.map((line) => ({
    shipment: normaliseNumber(line.shipments[0]?.number ?? ''),
    facts: facts(
      order.number,
      line.shipments[0]?.number,
      line.item.description,
      line.ordered,
      line.sentOn,
      line.firstPromisedOn,
      line.receipts[0]?.receivedOn,
      line.value?.amount,
    ),
  }));
}

function facts(...values: (string | number | undefined)[]): string {
  return values.map((value) => (value === undefined ? '' : `${value}`.trim())).join(' | ');
}

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** The three date forms of the file; anything else is a word, so not known. */
function isoDay(text = ''): string | undefined {
  const named = /^(\d\d)-([A-Z][a-z][a-z])-(\d\d)$/.exec(text);
  if (named) return `20${named[3]}-${two(MONTHS.indexOf(named[2] ?? '') / 3 + 1)}-${named[1]}`;
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(?:20)?(\d\d)$/.exec(text);
  return slashed ? `20${slashed[3]}-${two(slashed[1])}-${two(slashed[2])}` : undefined;
}

function two(value: string | number | undefined): string {
  return `${value}`.padStart(2, '0');
}
