import { beforeAll, describe, expect, it } from 'vitest';
import type { KeptReading } from '../../../../lib/domain/kept-reading.ts';
import type { Order } from '../../../../lib/domain/order.ts';
import type { PageRow } from '../../../../lib/domain/page-reading.ts';
import { type LensContext, readContext } from '../../../../lib/lens/context.ts';
import type { LineComparison } from '../../../../lib/lens/differences/difference-views.ts';
import { withEvidence } from '../../../../lib/lens/differences/formats.ts';
import { compareDocument } from '../../../../lib/lens/differences/page-differences.ts';
import { differs, worstFirst } from '../../../../lib/lens/differences/worst-difference.ts';
import { SITE } from '../../../tools/differences/manners.ts';
import { CONFLICTS, type MadePage, makePage } from '../../../tools/differences/portal-pages.ts';
import { randomFrom } from '../../../tools/sample/random.ts';
import { FRESH, INSTANT, NOW, storeWith } from '../lens-store.ts';

/** Seeds per kind: more than sixty conflicts in all. */
const EACH = 10;
const CLEAN = 120;

const conflicts = CONFLICTS.flatMap((kind, at) =>
  Array.from({ length: EACH }, (_, seed) => makePage(1_000 + at * EACH + seed, kind)),
);
const clean = Array.from({ length: CLEAN }, (_, seed) => makePage(seed));

function orderOf({ order, lines }: MadePage): Order {
  return {
    id: `acme/${order}`,
    kind: 'purchase',
    number: order,
    partnerId: 'acme',
    lines: lines.map((line) => ({
      id: line.number,
      number: line.number,
      item: { number: line.item, supplierNumber: line.supplierItem },
      ordered: line.ordered,
      unit: line.unit,
      unitPrice: { amount: line.price.toFixed(2), currency: line.currency },
      sentOn: '2025-05-02',
      requestedOn: line.requested,
      confirmedOn: '2025-05-04',
      firstPromisedOn: line.promised,
      lastPromisedOn: line.promised,
      shipments: [],
      receipts: line.received > 0 ? [{ receivedOn: '2025-06-10', quantity: line.received }] : [],
      qualityEvents: [],
      invoices: [],
      pegs: [],
      provenance: FRESH,
    })),
  };
}

function readingOf(rows: readonly PageRow[], lang?: string): KeptReading {
  const facts = { adapter: 'generic', version: 1, kind: 'order', cut: false } as const;
  const counts = { reading: 0, parts: 1, whole: true, unknown: 0, readAt: INSTANT, differing: [] };
  return {
    ...facts,
    ...counts,
    rows: [...rows],
    evidence: withEvidence({}, rows),
    ...(lang ? { lang } : {}),
  };
}

let context: LensContext;
beforeAll(async () => {
  context = await readContext(await storeWith([], []), NOW);
});

/** Without the store: how orders are found there is told elsewhere. */
function compared(page: MadePage): LineComparison[] {
  const order = orderOf(page);
  const reading = readingOf(page.rows as PageRow[], page.lang);
  const orders = new Map(reading.rows.map((row) => [row, { order, shared: false }]));
  const document = { reading, url: 'https://portal.example/' };
  return compareDocument(document, orders, new Map(), context, { zone: SITE }).sort(worstFirst);
}

describe('what a page says against our records', () => {
  it.each(CONFLICTS)('finds each seeded contradiction: %s', (kind) => {
    const pages = conflicts.filter(({ truth }) => truth?.conflict === kind);
    for (const page of pages) {
      const comparisons = compared(page);
      const found = comparisons.filter(differs);
      expect(
        found.map(({ line }) => line?.lineNumber),
        page.order,
      ).toEqual([page.truth?.line]);
      const fields = found[0]?.fields
        .filter(({ verdict }) => verdict === 'disagree')
        .map(({ field }) => field);
      expect(fields, page.order).toContain(page.truth?.field);
    }
  });

  it('reports none on clean pages, and compares what they show', () => {
    let agreed = 0;
    for (const page of clean) {
      const comparisons = compared(page);
      expect(comparisons.filter(differs), JSON.stringify(page.rows, null, 1)).toEqual([]);
      expect(
        comparisons.map(({ verdict }) => verdict),
        page.order,
      ).toEqual(page.lines.map(() => 'agree'));
      agreed += comparisons
        .flatMap(({ fields }) => fields)
        .filter(({ verdict }) => verdict === 'agree').length;
    }
    expect(agreed).toBeGreaterThan(CLEAN * 5);
  });

  it('says the same whatever the order of rows and columns', () => {
    const pages = [...conflicts.filter((_, at) => at % 2 === 0), ...clean.slice(0, 20)];
    for (const page of pages) {
      const roll = randomFrom(page.lines.length).next;
      const shuffled = page.rows
        .map((row) => ({
          ...row,
          fields: Object.fromEntries(Object.entries(row.fields).sort(() => roll() - 0.5)),
        }))
        .map((row) => [roll(), row] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, row]) => row);
      expect(compared({ ...page, rows: shuffled })).toEqual(compared(page));
    }
  });
});
