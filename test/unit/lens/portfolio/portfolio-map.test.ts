import { expect, it } from 'vitest';
import { partnerList } from '../../../../lib/lens/partner/portfolio.ts';
import { refreshSummaries } from '../../../../lib/lens/partner/refresh.ts';
import { portfolioMap } from '../../../../lib/lens/portfolio/portfolio-map.ts';
import { refreshGrades } from '../../../../lib/lens/portfolio/refresh-grades.ts';
import { scorecardView } from '../../../../lib/lens/scorecard/scorecard-view.ts';
import { refreshSegments } from '../../../../lib/lens/segments/refresh-segments.ts';
import { commit } from '../../../../lib/store/commit.ts';
import { FRESH, INSTANT, NOW, storeWith } from '../lens-store.ts';
import { ORDERS, PARTNERS } from '../workshop.ts';

const goOn = () => Promise.resolve(true);

it('says of every supplier what its scorecard says', async () => {
  const store = await storeWith(PARTNERS, ORDERS);
  await refreshSummaries(store, NOW, goOn);
  await refreshSegments(store, NOW, goOn);
  await refreshGrades(store, NOW, goOn);
  const map = await portfolioMap(store, NOW);
  const list = await partnerList(store, NOW);
  expect(map.pending).toBe(0);
  expect(map.columns).toContainEqual({ kpi: 'otif', basis: 'first-promised' });
  // One of them has a source that does not say how much arrived.
  expect(map.columns).toContainEqual({ kpi: 'on-time', basis: 'first-promised' });
  const columnAt = ({ kpi, basis }: { kpi: string; basis?: string }) =>
    map.columns.findIndex((column) => column.kpi === kpi && column.basis === basis);
  expect(map.rows.length).toBeGreaterThan(1);
  for (const row of map.rows) {
    const card = await scorecardView(store, row.partner.id, NOW);
    const { score, grade, coverage, ungraded } = row;
    expect({ score, grade, coverage, ungraded }).toEqual({
      score: card?.score,
      grade: card?.grade,
      coverage: card?.coverage,
      ungraded: card?.ungraded,
    });
    for (const { term, score: points, figure } of card?.rows ?? []) {
      const cell = row.cells[columnAt(term)];
      expect([cell?.score, cell?.figure.value, cell?.figure.n]).toEqual([points, figure.value, figure.n]);
    }
    expect(row.cells.filter((cell) => cell !== null)).toHaveLength(card?.rows.length ?? 0);
    const entry = list.entries.find(({ id }) => id === row.partner.id);
    expect(entry?.graded).toEqual({ score, grade, ...(ungraded ? { ungraded } : {}) });
    expect(map.period).toEqual(card?.period);
  }
});

it('leaves out whom a commit touched until its figures are made anew', async () => {
  const store = await storeWith(PARTNERS, ORDERS);
  const bare = await portfolioMap(store, NOW);
  await refreshSummaries(store, NOW, goOn);
  const all = await portfolioMap(store, NOW);
  expect([bare.rows.length, bare.pending]).toEqual([0, all.rows.length]);
  const [changed] = PARTNERS.filter(({ id }) => id === all.rows[0]?.partner.id);
  if (!changed) throw new Error('nobody');
  await commit(store, {
    partners: [{ ...changed, owner: 'Somebody else', provenance: { ...FRESH, fetchedAt: INSTANT } }],
    orders: [],
  });
  const map = await portfolioMap(store, NOW);
  expect([map.rows.length, map.pending]).toEqual([all.rows.length - 1, 1]);
});
