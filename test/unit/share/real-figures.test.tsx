// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Now } from '../../../lib/domain/workspace.ts';
import { recordsView } from '../../../lib/lens/partner/records.ts';
import { hasMonths, monthsWithin, recordsWithin } from '../../../lib/lens/partner/records-within.ts';
import { scorecardView } from '../../../lib/lens/scorecard/scorecard-view.ts';
import { makeBundle } from '../../../lib/share/make-bundle.ts';
import type { Store } from '../../../lib/store/open.ts';
import { sliceOf } from '../../tools/slice.ts';
import { setStage } from '../components/stage.ts';
import { scmsOrders, scmsRows } from '../kpi/scms-orders.ts';
import { NOW, partner, storeWith } from '../lens/lens-store.ts';
import { expectSameFigures } from './both-sides.tsx';
import { comparedLines } from './same-lines.tsx';
import { agreed, ISSUE } from './share-world.ts';

const stage = setStage();
const rows = scmsRows();
/** `npm run test:long properties` compares every supplier. */
const EVERY = sliceOf(1, 8);

/** Every shared figure and line of a partner against what the side panel shows; answers how many there were. */
async function compared(store: Store, partnerId: string, now: Now) {
  const view = await scorecardView(store, partnerId, now, { alone: true });
  if (!view) throw new Error(`no ${partnerId}`);
  const kpis = ['otif', 'on-time', 'lead-time', 'responsiveness', 'acknowledgement'] as const;
  const share = agreed({ id: partnerId, partnerId, kpis: [...kpis], months: 36, until: '2099-01-01' });
  const bundle = await makeBundle(store, share, now, ISSUE);
  expect(bundle.theirs).toMatchObject({ score: view.score, grade: view.grade, coverage: view.coverage });
  let counts = 0;
  for (const [place, row] of bundle.theirs.rows.entries()) {
    const own = view.rows.find(({ term }) => term.kpi === row.kpi && term.basis === row.basis);
    const { trend, ...figure } = row.figure;
    expect(own?.figure).toMatchObject(figure);
    expect(own?.figure.trend.slice(-36)).toEqual(trend);
    const within = view.period.join('..');
    const all = await recordsView(store, partnerId, row.kpi, row.basis, now, monthsWithin(within));
    const shown = all ? recordsWithin(all, within).rows : [];
    const said = bundle.lines.flatMap((line) => line.counts.filter((count) => count.row === place));
    const plain = ({ verdict, why }: { verdict: string; why: string }) => `${verdict} ${why}`;
    // Where records belong to no month, those of lines from before the agreed months stay here.
    if (hasMonths(row.kpi)) expect(said.map(plain).sort()).toEqual(shown.map(plain).sort());
    else expect(shown.map(plain)).toEqual(expect.arrayContaining(said.map(plain)));
    counts += said.length;
  }
  // And as both sides draw them.
  const figures = expectSameFigures(stage, view, bundle);
  expect(await comparedLines(stage, { store, view, bundle, now })).toBe(counts);
  return { figures, counts };
}

describe.skipIf(rows === null)('the real delivery history, shared', () => {
  it('has the figures and lines of the side panel, for many of its suppliers', {
    timeout: 120_000,
  }, async () => {
    const orders = scmsOrders(rows ?? []).map((order) => ({
      ...order,
      id: `${order.partnerId}/${order.number.replace('-', '')}`,
    }));
    const all = [...new Set(orders.map(({ partnerId }) => partnerId))].filter((id) => id !== 'SCMS from RDC');
    expect(all).toHaveLength(72);
    const ids = all.filter((_, at) => at % EVERY === 0);
    const store = await storeWith(
      ids.map((id) => partner(id, ['supplier'])),
      orders.filter(({ partnerId }) => ids.includes(partnerId)),
      ['orderNumber', 'firstPromisedOn', 'receivedOn', 'sentOn', 'shipmentNumber'],
    );
    const replay = { ...NOW, today: '2010-06-30', replay: true };
    const sum = { figures: 0, counts: 0 };
    for (const id of ids) {
      const { figures, counts } = await compared(store, id, replay);
      sum.figures += figures;
      sum.counts += counts;
    }
    expect(sum.figures).toBeGreaterThanOrEqual(ids.length);
    expect(sum.counts).toBeGreaterThan(50);
  });
});
