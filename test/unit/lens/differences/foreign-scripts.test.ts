// @vitest-environment jsdom
import { expect, it } from 'vitest';
import type { KeptReading } from '../../../../lib/domain/kept-reading.ts';
import { readContext } from '../../../../lib/lens/context.ts';
import { withEvidence } from '../../../../lib/lens/differences/formats.ts';
import { compareDocument } from '../../../../lib/lens/differences/page-differences.ts';
import { line, order } from '../../kpi/order-fixture.ts';
import { readPage } from '../../sites/orders/read-fixture.ts';
import { FRESH, INSTANT, NOW, partner, storeWith } from '../lens-store.ts';

/** Pages that run from right to left, in digits of other scripts, with a date in as many ways as there are lines. */

/** The day of our records, and ten days later, in each of the ways. */
const WAYS: [ours: string, other: string][] = [
  ['2026-04-05', '2026-04-15'],
  ['05.04.2026', '15.04.2026'],
  ['5 Apr 2026', '15 Apr 2026'],
  ['2026年4月5日', '2026年4月15日'],
  ['٠٥.٠٤.٢٠٢٦', '١٥.٠٤.٢٠٢٦'],
  ['05/04/2026', '15/04/2026'],
];
const DAYS = WAYS.map(([ours]) => ours);
const QUANTITIES = ['60', '６０', '٦٠', '\u200f60\u200e', '60 件', '\u202b60\u202c'];
const ORDER = order(
  '4500012345',
  DAYS.map((_, at) =>
    line({
      id: `${(at + 1) * 10}`,
      number: `${(at + 1) * 10}`,
      item: { number: `A-${at}` },
      ordered: 60,
      unit: 'EA',
      sentOn: '2025-05-02',
      firstPromisedOn: '2026-04-05',
      lastPromisedOn: '2026-04-05',
      provenance: FRESH,
    }),
  ),
);

const markupOf = (days: readonly string[]): string =>
  `<html lang="ar" dir="rtl"><h1>\u202bPurchase orders\u202c</h1><table><tr><th>\u200fPO number</th><th>Line</th><th>Material</th><th>Order quantity</th><th>Confirmed date</th><th>ملاحظات</th></tr>${days
    .map(
      (day, at) =>
        `<tr><td>\u200e4500012345\u200f</td><td>${(at + 1) * 10}</td><td>\u2067A-${at}\u2069</td><td>${QUANTITIES[at]}</td><td><bdi>${day}</bdi></td><td>在庫あり 12</td></tr>`,
    )
    .join('')}</table></html>`;

/** What becomes of each line on a page with these dates. */
async function verdicts(days: readonly string[]): Promise<Record<string, string>> {
  const store = await storeWith([partner('acme', ['supplier'])], [ORDER]);
  const context = await readContext(store, NOW);
  const { rows, ...read } = readPage(markupOf(days));
  const counts = { reading: 0, parts: 1, whole: true, unknown: 0, readAt: INSTANT, differing: [] };
  const reading: KeptReading = { ...read, ...counts, rows, evidence: withEvidence({}, rows) };
  const orders = new Map(rows.map((row) => [row, { order: ORDER, shared: false }]));
  const document = { reading, url: 'https://portal.example/' };
  const found = compareDocument(document, orders, new Map(), context, { zone: 'Asia/Dubai' });
  return Object.fromEntries(
    found.map((each) => [
      `${each.line?.lineNumber}`,
      `${each.verdict} ${each.fields.filter(({ verdict }) => verdict === 'disagree').map(({ field }) => field)}`.trim(),
    ]),
  );
}

const agreeing = Object.fromEntries(DAYS.map((_, at) => [`${(at + 1) * 10}`, 'agree']));

it('none differs by how it is written', async () => {
  expect(await verdicts(DAYS)).toEqual(agreeing);
});

it.each(WAYS.map(([, other], at) => [other, at] as const))(
  '%s is another day than ours',
  async (other, at) => {
    const days = DAYS.map((day, index) => (index === at ? other : day));
    expect(await verdicts(days)).toEqual({ ...agreeing, [`${(at + 1) * 10}`]: 'disagree promised' });
  },
);
