import { beforeAll, expect, it } from 'vitest';
import type { KeptReading } from '../../../../lib/domain/kept-reading.ts';
import type { Order } from '../../../../lib/domain/order.ts';
import type { PageRow } from '../../../../lib/domain/page-reading.ts';
import { type LensContext, readContext } from '../../../../lib/lens/context.ts';
import { compareDocument } from '../../../../lib/lens/differences/page-differences.ts';
import { FRESH, INSTANT, NOW, storeWith } from '../lens-store.ts';

let context: LensContext;
beforeAll(async () => {
  context = await readContext(await storeWith([], []), NOW);
});

/** What differs of a line of 20 that is promised for 5 June, on a page about a shipment of it. */
function saidOf(fields: PageRow['fields'], kind: KeptReading['kind'] = 'shipment'): string[] {
  const none = { shipments: [], receipts: [], qualityEvents: [], invoices: [], pegs: [] };
  const line = {
    ...{ id: '10', number: '10', item: { number: 'A-1' }, ordered: 20, unit: 'pcs' },
    ...none,
    lastPromisedOn: '2026-06-05',
    provenance: FRESH,
  };
  const order = { id: 'acme/1', kind: 'purchase', number: '1', partnerId: 'acme', lines: [line] } as Order;
  const rows: PageRow[] = [{ table: 1, order: '1', of: 'line', fields: { item: 'A-1', ...fields } }];
  const reading: KeptReading = {
    ...{ adapter: 'tryton', version: 2, kind, cut: false, rows, lang: 'en' },
    ...{ reading: 0, parts: 1, whole: true, unknown: 0, readAt: INSTANT, differing: [], evidence: {} },
  };
  const orders = new Map(rows.map((row) => [row, { order, shared: false }]));
  const document = { reading, url: 'https://erp.example/' };
  return compareDocument(document, orders, new Map(), context, { zone: 'Europe/Berlin' }).flatMap(
    ({ fields: compared }) => compared.map(({ field, verdict }) => `${field} ${verdict}`),
  );
}

it('a shipment may bring a part, and that before the rest', () => {
  expect(saidOf({ quantity: '5', promised: '2026-06-01' }, 'order')).toContain('quantity disagree');
  expect(saidOf({ quantity: '5', promised: '2026-06-01', status: 'Draft' })).toEqual([]);
  expect(saidOf({ quantity: '5', promised: '2026-06-05' })).toEqual(['promised agree']);
});

it('what comes later than promised differs, and so does all of a line on another day', () => {
  expect(saidOf({ quantity: '5', promised: '2026-06-09' })).toEqual(['promised disagree']);
  expect(saidOf({ quantity: '20', promised: '2026-06-01' })).toEqual(['promised disagree']);
});

it('a shipment that has come says nothing of what is still to come', () => {
  expect(saidOf({ quantity: '5', promised: '2026-06-09', delivered: '2026-06-08' })).toEqual([]);
});
