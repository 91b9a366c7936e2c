import { expect, it } from 'vitest';
import { refreshSummaries } from '../../../../lib/lens/partner/refresh.ts';
import { portfolioMap } from '../../../../lib/lens/portfolio/portfolio-map.ts';
import { scorecardView } from '../../../../lib/lens/scorecard/scorecard-view.ts';
import { refreshSegments } from '../../../../lib/lens/segments/refresh-segments.ts';
import { NOW, storeWith } from '../lens-store.ts';
import { ORDERS, PARTNERS } from '../workshop.ts';

const goOn = () => Promise.resolve(true);

it('says of every supplier what its scorecard says', async () => {
  const store = await storeWith(PARTNERS, ORDERS);
  await refreshSummaries(store, NOW, goOn);
  await refreshSegments(store, NOW, goOn);
  const map = await portfolioMap(store, NOW);
  expect(map.pending).toBe(0);
  expect(map.columns[0]).toEqual({ kpi: 'otif', basis: 'first-promised' });
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
    expect(row.cells.map((cell) => cell && [cell.score, cell.figure.value, cell.figure.n])).toEqual(
      card?.rows.map(({ score: points, figure }) => [points, figure.value, figure.n]),
    );
    expect(map.period).toEqual(card?.period);
  }
});
