import { readFileSync } from 'node:fs';
import { normaliseNumber } from '../../lib/domain/normalise.ts';
import { storeIn } from '../tools/browser/store-in.ts';
import { readCsv } from '../tools/read-csv.ts';
import { factsOfRow, group } from '../tools/scms-truth.ts';
import { expect, NO_REAL_DATA, REPLAY, test } from './fixtures.ts';

/** The browser's own database after the real import, against an independent reading of the file. */
test.describe('what IndexedDB holds of the published records', () => {
  test.skip(REPLAY === null, NO_REAL_DATA);

  for (const [via, column] of [
    ['order', 'PO / SO #'],
    ['shipment', 'ASN/DN #'],
  ] as const) {
    test(`each line is found by its ${via} number, and no other`, async ({ replay }) => {
      const expected = linesBy((row) => normaliseNumber(row[column] ?? ''));
      const store = await storeIn(replay.lens);
      const found = new Map(await store.linesByNumber(via, [...expected.keys()]));
      await store.close();
      expect(found).toEqual(expected);
    });
  }

  test('each line is found by its partner, and no other', async ({ replay }) => {
    const expected = linesBy((row) => row.Vendor ?? '');
    const store = await storeIn(replay.lens);
    const found = new Map((await store.linesByPartner()).filter(([name]) => expected.has(name)));
    await store.close();
    expect(found).toEqual(expected);
  });
});

/** The facts of every row of the file, by key, sorted. */
function linesBy(keyOf: (row: Record<string, string>) => string): Map<string, string[]> {
  const rows = group(readCsv(readFileSync(REPLAY ?? '', 'utf8')), keyOf);
  return new Map([...rows].map(([key, lines]) => [key, lines.map(factsOfRow).sort()]));
}
