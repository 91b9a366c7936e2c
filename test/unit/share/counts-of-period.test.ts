import { expect, test } from 'vitest';
import type { SharedKpi } from '../../../lib/domain/share-figure.ts';
import { makeBundle } from '../../../lib/share/make-bundle.ts';
import { line, order, receipt } from '../kpi/order-fixture.ts';
import { FRESH, NOW, storeWith } from '../lens/lens-store.ts';
import { ORDERS, PARTNERS } from '../lens/workshop.ts';
import { agreed, ISSUE } from './share-world.ts';

/** A line of which everything went wrong in one year. */
const wrong = (number: string, year: string) =>
  order(number, [
    line({
      id: '1',
      number: '1',
      provenance: FRESH,
      ordered: 5,
      sentOn: `${year}-02-03`,
      confirmedOn: `${year}-03-20`,
      firstPromisedOn: `${year}-04-01`,
      receipts: [receipt(`${year}-04-20`, 5)],
      qualityEvents: [{ foundOn: `${year}-04-21`, rejected: 5 }],
    }),
  ]);

const KPIS: SharedKpi[] = ['otif', 'quality-ppm', 'acknowledgement'];

test('lines that no figure of the period counts cost no points', async () => {
  const store = await storeWith(PARTNERS, [...ORDERS, wrong('0900', '2023'), wrong('0901', '2025')]);
  const { lines, theirs } = await makeBundle(store, agreed({ months: 36, kpis: KPIS }), NOW, ISSUE);
  const missesOf = (number: string) =>
    lines
      .filter(({ order }) => order === number)
      .flatMap(({ counts }) => counts.filter(({ verdict }) => verdict === 'miss'))
      .map(({ row }) => theirs.rows[row]?.kpi);
  expect(missesOf('0900')).toEqual([]);
  expect(missesOf('0901').sort()).toEqual([...KPIS].sort());
});
