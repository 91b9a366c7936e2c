import { beforeAll, describe, expect, it } from 'vitest';
import type { KeptReading } from '../../../../lib/domain/kept-reading.ts';
import type { Order, OrderLine } from '../../../../lib/domain/order.ts';
import type { PageRow } from '../../../../lib/domain/page-reading.ts';
import { type LensContext, readContext } from '../../../../lib/lens/context.ts';
import { withEvidence } from '../../../../lib/lens/differences/formats.ts';
import { compareDocument } from '../../../../lib/lens/differences/page-differences.ts';
import { FRESH, INSTANT, NOW, storeWith } from '../lens-store.ts';

type Item = OrderLine['item'];
type Fields = PageRow['fields'];

let context: LensContext;
beforeAll(async () => {
  context = await readContext(await storeWith([], []), NOW);
});

function lineOf(number: string, item: Item): OrderLine {
  const none = { shipments: [], receipts: [], qualityEvents: [], invoices: [], pegs: [] };
  return { id: number, number, item, ordered: 10, unit: 'pcs', ...none, provenance: FRESH };
}

/** Verdicts by line, or by what the page calls a row, each with its reason: `30 only-here`, `B cannot several-lines`. */
function verdicts(lines: Record<string, Item>, rows: Fields[], cut = false): string[] {
  const own = Object.entries(lines).map(([number, item]) => lineOf(number, item));
  const order: Order = { id: 'acme/1', kind: 'purchase', number: '1', partnerId: 'acme', lines: own };
  const shown: PageRow[] = rows.map((fields) => ({ table: 1, order: '1', of: 'line', fields }));
  const reading: KeptReading = {
    ...{ adapter: 'generic', version: 1, kind: 'order', cut, rows: shown },
    ...{ reading: 0, parts: 1, whole: true, unknown: 0, readAt: INSTANT, differing: [] },
    evidence: withEvidence({}, shown),
  };
  const orders = new Map(shown.map((row) => [row, { order, shared: false }]));
  const document = { reading, url: 'https://portal.example/' };
  return compareDocument(document, orders, new Map(), context, { zone: 'Europe/Berlin' })
    .map(({ line, row, verdict, reason }) =>
      [line?.lineNumber ?? row?.line ?? row?.item, verdict, reason].filter(Boolean).join(' '),
    )
    .sort();
}

describe('lines that a page leaves out', () => {
  const lines = { 10: { number: 'A-1' }, 20: { number: 'B-2' }, 30: { number: 'B-2' } };

  it('are named where the page shows the whole order', () => {
    expect(verdicts(lines, [{ line: '10', item: 'A-1', quantity: '10' }])).toEqual([
      '10 agree',
      '20 only-here',
      '30 only-here',
    ]);
  });

  it('are not named while rows may be about them', () => {
    const rows = ['A-1', 'B-2', 'B-2'].map((item) => ({ item, quantity: '10' }));
    expect(verdicts(lines, rows)).toEqual([
      '10 agree',
      'B-2 cannot several-lines',
      'B-2 cannot several-lines',
    ]);
  });

  it('are not named where the page has more rows', () => {
    expect(verdicts(lines, [{ line: '10', item: 'A-1', quantity: '10' }], true)).toEqual(['10 agree']);
  });
});

describe('rows that are no line of ours', () => {
  it('need the same kind of number on each line that is left', () => {
    const rows: Fields[] = ['S-1', 'S-2'].map((supplierItem) => ({ supplierItem, quantity: '10' }));
    const first = { number: 'A-1', supplierNumber: 'S-1' };
    const mixed = ['10 agree', 'S-2 cannot no-line'];
    expect(verdicts({ 10: first, 20: { number: 'B-2' } }, rows)).toEqual(mixed);
    expect(verdicts({ 10: first, 20: { number: 'B-2' } }, rows.toReversed())).toEqual(mixed);
    expect(verdicts({ 10: first, 20: { number: 'B-2', supplierNumber: 'S-9' } }, rows)).toEqual([
      '10 agree',
      '20 only-here',
      'S-2 only-there',
    ]);
  });

  it('are told by GTIN as well, not by one kind of number held against the other', () => {
    const rows: Fields[] = ['4006381333931', '4006381333948'].map((gtin) => ({ gtin, quantity: '10' }));
    const first = { number: 'A-1', gtin: '4006381333931' };
    expect(verdicts({ 10: first, 20: { number: 'B-2', supplierNumber: 'S-9' } }, rows)).toEqual([
      '10 agree',
      '4006381333948 cannot no-line',
    ]);
    expect(verdicts({ 10: first }, rows)).toEqual(['10 agree', '4006381333948 only-there']);
  });

  it.each(['Freight', 'Versandkosten'])('%s in the column of items is none', (item) => {
    const rows = [
      { item: 'A-1', quantity: '10' },
      { item, price: '25.00' },
    ];
    expect(verdicts({ 10: { number: 'A-1' } }, rows)).toEqual(['10 agree', `${item} cannot no-line`]);
  });

  it.each([
    { status: 'Cancelled' },
    { status: 'Abgelehnt' },
    { status: 'Delivered' },
    { open: '0', quantity: '40' },
  ])('are no difference once they are settled: %o', (settled) => {
    const first = { line: '10', item: 'A-1', quantity: '10', status: 'Open', open: '10' };
    const at = (fields: Fields) =>
      verdicts({ 10: { number: 'A-1' } }, [first, { line: '20', item: 'C-3', ...fields }]);
    expect(at(settled)).toEqual(['10 agree', '20 cannot settled']);
    expect(at({ status: 'Open', open: '40', quantity: '40' })).toEqual(['10 agree', '20 only-there']);
  });
});

describe('line numbers of another numbering', () => {
  const own = { 10: { number: 'A-1' }, 25: { number: 'B-2' }, 40: { number: 'C-3' } };
  const at = (line: string, item: string): Fields => ({ line, item, quantity: '10' });

  it('make no row one that is not ours', () => {
    expect(verdicts(own, [at('1', 'A-1'), at('2', 'B-2'), at('3', 'Housing, grey')])).toEqual([
      '10 agree',
      '25 agree',
      '3 cannot no-line',
    ]);
    expect(verdicts(own, [at('2', 'A-1'), at('7', 'B-2'), at('9', 'C-33')])).toEqual([
      '10 agree',
      '25 agree',
      '9 cannot no-line',
    ]);
  });

  it('tell a row that is not ours where they go together with our numbers', () => {
    const ours = { 10: { number: 'A-1' }, 20: { number: 'B-2' } };
    expect(verdicts(ours, [at('1', 'A-1'), at('2', 'B-2'), at('3', 'D-4')])).toEqual([
      '10 agree',
      '20 agree',
      '3 only-there',
    ]);
  });
});

describe('the only row beside the only line', () => {
  it('is another line where neither number nor item fits', () => {
    const row = { line: '20', item: 'B-200', quantity: '7' };
    expect(verdicts({ 10: { number: 'A-100' } }, [row])).toEqual(['20 cannot no-line']);
  });

  it('is that line where the item fits, the numbering does, or only one side numbers', () => {
    const own = { 10: { number: 'A-100' } };
    expect(verdicts(own, [{ line: '7', item: 'A-100', quantity: '10' }])).toEqual(['10 agree']);
    expect(verdicts(own, [{ line: '1', item: 'B-200', quantity: '10' }])).toEqual(['10 agree']);
    expect(verdicts(own, [{ item: 'B-200', quantity: '10' }])).toEqual(['10 agree']);
  });
});
