import { expect, test } from 'vitest';
import { sampleRow } from '../../../../lib/sources/feed/sample-row.ts';
import { fileLooker } from '../../../../lib/sources/look/look-at-file.ts';
import { ordersCsv } from '../../../simulators/report-server.ts';

async function sampleOf(csv: string) {
  const file = new Blob([csv]);
  const { proposal } = await fileLooker()({ file, known: [] });
  return sampleRow(file, proposal.mapping, []);
}

const ROW = { order: 'PO-7001', line: 1, quantity: 10 };

test('the first row is read as its columns are proposed', async () => {
  expect(await sampleOf(ordersCsv([ROW, { ...ROW, line: 2 }]))).toEqual({
    object: 'table',
    result: 'read',
    detail: 'PO-7001, Sample Castings GmbH, HSG-100, 10',
  });
});

test('of a long table only its beginning is read', async () => {
  const rows = Array.from({ length: 20_000 }, (_, line) => ({ ...ROW, line }));
  expect(await sampleOf(ordersCsv(rows))).toMatchObject({ result: 'read' });
});

test('rows that can not be read say by which column', async () => {
  const csv = ordersCsv([ROW]);
  const { proposal } = await fileLooker()({ file: new Blob([csv]), known: [] });
  const wrong = new Blob([csv.replace('PO-7001', '')]);
  expect(await sampleRow(wrong, proposal.mapping, [])).toEqual({
    object: 'table',
    result: 'odd',
    flaw: expect.objectContaining({ column: 'Order number', reason: 'order-number-missing' }),
  });
});

test('counts of stock are read too, and a table that ends with its headings has none', async () => {
  const stock = 'Material,Plant,As of,On hand,Consumption\nHSG-100,P1,2026-01-31,40,12\n';
  expect(await sampleOf(stock)).toMatchObject({ result: 'read', detail: 'HSG-100' });
  const { proposal } = await fileLooker()({ file: new Blob([ordersCsv([ROW])]), known: [] });
  expect(await sampleRow(new Blob([ordersCsv([])]), proposal.mapping, [])).toMatchObject({ result: 'none' });
});
