import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextEncoding } from '../../../../lib/domain/file-mapping.ts';
import type { Order } from '../../../../lib/domain/order.ts';
import { proposeMapping } from '../../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';
import { closeStore, openStore } from '../../../../lib/store/open.ts';
import { eachOrder } from '../../../../lib/store/queries.ts';
import { runs } from '../../runs.ts';
import { importFile } from '../../sync/import-file.ts';
import { encode, encodings } from './encode.ts';
import { importAll, START } from './table-files.ts';

let stores = 0;

/** What a store holds after these files, in an order of its own and without where it came from. */
async function stored(files: readonly string[][]): Promise<unknown[]> {
  const store = await openStore(`any-order-${++stores}`);
  for (const [at, lines] of files.entries()) {
    const job = await importFile(
      store,
      new File([lines.join('\n')], `part-${at}.csv`, { lastModified: 1_000 }),
    );
    expect(job.state).toBe('done');
    expect(job.cursor.rejected).toBe(0);
  }
  const orders: Order[] = [];
  await eachOrder(store, (order) => orders.push(order));
  closeStore(store);
  const byId = <T extends { id: string }>(a: T, b: T) => (a.id < b.id ? -1 : 1);
  return orders.sort(byId).map((order) => ({
    ...order,
    lines: [...order.lines].sort(byId).map(({ provenance, ...line }) => line),
  }));
}

const range = (count: number) => Array.from({ length: count }, (_, at) => at);
const ORDERS = [
  'PO Number,Line,Supplier,Part Number,GTIN,Alternate Part Number,Quantity,Requested Date,Buyer',
  ...range(24).map(
    (at) =>
      `PO-${at % 6},${1 + Math.floor(at / 6)},Supplier ${(at % 6) % 3},M-${at},4006381333931,"B-${at}, A-${at}",5,2026-05-${10 + (at % 6)},Buyer ${at % 6}`,
  ),
];
const RECEIPTS = [
  'PO Number,Line,Receipt No,Received On,Received Qty',
  ...range(24).map((at) => `PO-${at % 6},${1 + (at % 4)},GR-${at},2026-05-${10 + (at % 9)},${1 + (at % 3)}`),
];

const permuted = (lines: readonly string[]) =>
  fc
    .shuffledSubarray(lines.slice(1), { minLength: lines.length - 1, maxLength: lines.length - 1 })
    .map((rest) => [lines[0] ?? '', ...rest]);

describe('lines in any order', () => {
  it('make the same store', async () => {
    const expected = await stored([ORDERS, RECEIPTS]);
    expect(expected).toHaveLength(6);
    await fc.assert(
      fc.asyncProperty(
        permuted(ORDERS),
        permuted(RECEIPTS),
        fc.boolean(),
        async (orders, receipts, first) => {
          expect(await stored(first ? [receipts, orders] : [orders, receipts])).toEqual(expected);
        },
      ),
      runs(5),
    );
  });
});

describe('a long file in any encoding', () => {
  const head = 'PO Number,Supplier,Part Number,Quantity';
  const long = [
    head,
    ...range(12_500).map((at) => `45000${at},Müller ${at % 9},M-${at % 40},${at % 7}`),
  ].join('\n');

  it.each(encodings)(
    'reads on from the cursor of a page with the same rest: %s',
    async (encoding: TextEncoding) => {
      const file = encode(`${long}\n`, encoding);
      const sniff = await sniffTable(file);
      if (!sniff.ok) throw new Error(sniff.error.code);
      const { mapping } = proposeMapping(sniff.value);
      const all = await importAll(file, mapping);
      expect(all).toMatchObject({ pages: 2, cursor: { rows: 12_500, accepted: 12_500, byte: file.size } });
      expect([...all.partners.keys()]).toContain('MÜLLER3');
      const head = await importAll(file.slice(0, all.firstCursor?.byte), mapping);
      const rest = await importAll(file, mapping, all.firstCursor ?? START);
      expect(rest.cursor).toEqual(all.cursor);
      expect([...head.orders, ...rest.orders]).toEqual(all.orders);
    },
  );
});
