import { describe, expect, it } from 'vitest';
import { alertNotes } from '../../../../components/wording/alerts.ts';
import type { Dismissal } from '../../../../lib/domain/dismissal.ts';
import { alertById, alertList, openAlerts, readWatched } from '../../../../lib/lens/alerts/alert-list.ts';
import {
  ALERTS_DEFINITION,
  packPoints,
  type StoredAlert,
  type StoredAlerts,
} from '../../../../lib/lens/alerts/stored-alert.ts';
import { readContext } from '../../../../lib/lens/context.ts';
import { stampOf } from '../../../../lib/lens/partner/stored-summary.ts';
import { putDismissal, removeDismissal } from '../../../../lib/store/dismissals.ts';
import { writeGathered } from '../../../../lib/store/gathered.ts';
import type { Store } from '../../../../lib/store/open.ts';
import { storeGeneration } from '../../../../lib/store/queries.ts';
import { addAnswers, decideAnswer } from '../../../../lib/store/share-answers.ts';
import { answered } from '../../share/share-world.ts';
import { INSTANT, NOW, partner, storeWith } from '../lens-store.ts';

function stored(partnerId: string, fields: Partial<StoredAlert> = {}): StoredAlert {
  return {
    partnerId,
    name: partnerId.toUpperCase(),
    kpi: 'lateness',
    foundOn: '2025-05-12',
    since: '2025-04-14',
    weight: 4,
    newest: ['file:orders', NOW.instant - 1000],
    evidence: {
      of: 'chart',
      rhythm: 'week',
      before: { n: 61, total: 4 },
      after: { n: 48, total: 9 },
      eased: false,
      points: packPoints([
        { period: 2885, n: 5, total: 1, sum: 0.4, limit: 2.5 },
        { period: 2886, n: 0, total: 0, sum: 0.4, limit: null },
        { period: 2888, n: 6, total: 3, sum: 2.7, limit: 2.5 },
      ]),
    },
    ...fields,
  };
}

async function withAlerts(alerts: StoredAlert[], fields: Partial<StoredAlerts> = {}): Promise<Store> {
  const store = await storeWith([partner('acme', ['supplier'])], []);
  const context = await readContext(store, NOW);
  const value: StoredAlerts = {
    definition: ALERTS_DEFINITION,
    day: NOW.today,
    stamp: stampOf(context),
    generation: 0,
    perMonth: 1,
    owners: [
      { owner: 'Ada', figures: 80, suppliers: 20 },
      { owner: '', figures: 12, suppliers: 4 },
    ],
    pools: { lateness: [], 'reject-rate': [], acknowledgement: [] },
    alerts,
    ...fields,
  };
  await writeGathered(store, await storeGeneration(store), 'alerts', value, []);
  return store;
}

const dismissal = (fields: Partial<Dismissal> = {}): Dismissal => ({
  id: 'acme lateness 2025-05-12',
  partnerId: 'acme',
  kpi: 'lateness',
  alarmOn: '2025-05-12',
  reason: 'season',
  at: 1,
  sample: false,
  ...fields,
});

describe('the list of alerts', () => {
  it('gives each with before and after, its series, limit and alarm', async () => {
    const store = await withAlerts([stored('acme')]);
    const { open, isMade, asOf } = await alertList(store, NOW);
    expect([isMade, asOf]).toEqual([true, undefined]);
    const [alert] = open;
    if (alert?.evidence.of !== 'chart') throw new Error('no chart');
    const { before, after, factor, series } = alert.evidence;
    expect([before, after]).toEqual([
      { n: 61, hits: 4 },
      { n: 48, hits: 9 },
    ]);
    expect(factor).toBeCloseTo(9 / 48 / (4 / 61), 12);
    expect(series.map(({ sum, limit, hits }) => [sum, limit, hits])).toEqual([
      [0.4, 2.5, 1],
      [0.4, null, 0],
      [2.7, 2.5, 3],
    ]);
    expect(series.map(({ from, isAlarm, isSince }) => [from, isAlarm, isSince])).toEqual([
      ['2025-04-14', false, true],
      ['2025-04-21', false, true],
      ['2025-05-05', true, true],
    ]);
    expect(alert.origin).toMatchObject({ sourceId: 'file:orders', stale: false });
    expect((await alertById(store, alert.id, NOW))?.partnerId).toBe('acme');
    expect(await alertById(store, 'acme silence 2025-05-12', NOW)).toBeNull();
  });

  it('says where an accepted dispute leaves a line out of what is counted', async () => {
    const kpis = ['lateness', 'reject-rate', 'acknowledgement', 'responsiveness'] as const;
    const store = await withAlerts([...kpis.map((kpi) => stored('acme', { kpi })), stored('b')]);
    const given = answered('acme/900 1');
    await addAnswers(store, [given], []);
    const said = async () =>
      (await alertList(store, NOW)).open.map((alert) =>
        /1 line is left out/.test(alertNotes(alert, NOW.today)),
      );
    expect(await said()).toEqual([false, false, false, false, false]);
    await decideAnswer(store, given.id, { state: 'accepted', because: 'ok', by: '', at: INSTANT });
    expect(await said()).toEqual([true, true, true, false, false]);
  });

  it('sets apart what was put away, counts the reasons, and takes it back', async () => {
    const store = await withAlerts([stored('acme'), stored('bolt')]);
    await putDismissal(store, dismissal());
    let list = await alertList(store, NOW);
    expect(list.open.map(({ partnerId }) => partnerId)).toEqual(['bolt']);
    expect(list.away.map(({ partnerId }) => partnerId)).toEqual(['acme']);
    expect(list.counts).toEqual([
      { kpi: 'lateness', away: 1, isFalse: 1, reasons: [{ reason: 'season', n: 1 }] },
    ]);
    await putDismissal(store, dismissal({ reason: 'known' }));
    expect((await alertList(store, NOW)).counts[0]).toMatchObject({ away: 1, isFalse: 0 });
    await removeDismissal(store, dismissal().id);
    list = await alertList(store, NOW);
    expect([list.open.length, list.away.length, list.counts]).toEqual([2, 0, []]);
  });

  it('keeps a change put away when later records move the day on which it is found, not the next change', async () => {
    const store = await withAlerts([
      stored('acme', { foundOn: '2025-05-26' }),
      stored('acme', { foundOn: '2025-06-09', since: '2025-06-02', kpi: 'acknowledgement' }),
      stored('bolt', { since: '2025-05-19', foundOn: '2025-06-02' }),
    ]);
    await putDismissal(store, dismissal());
    await putDismissal(store, dismissal({ id: 'bolt lateness 2025-05-12', partnerId: 'bolt' }));
    const { open, away } = await alertList(store, NOW);
    expect(away.map(({ id }) => id)).toEqual(['acme lateness 2025-05-26']);
    expect(open.map(({ id }) => id)).toEqual(['acme acknowledgement 2025-06-09', 'bolt lateness 2025-06-02']);
  });

  it('puts what has eased apart and does not count it', async () => {
    const { evidence } = stored('acme');
    const eased = stored('acme', { evidence: { ...evidence, eased: true } as StoredAlert['evidence'] });
    const store = await withAlerts([eased, stored('bolt')]);
    expect((await alertList(store, NOW)).eased.map(({ partnerId }) => partnerId)).toEqual(['acme']);
    expect(await openAlerts(store, NOW)).toBe(1);
  });

  it('says of which day it is, and shows nothing of other settings or of a day to come', async () => {
    expect((await alertList(await withAlerts([stored('acme')], { day: '2025-06-10' }), NOW)).asOf).toBe(
      '2025-06-10',
    );
    for (const fields of [{ day: '2025-06-20' }, { stamp: 'other' }, { definition: 0 }]) {
      const { isMade, open } = await alertList(await withAlerts([stored('acme')], fields), NOW);
      expect([isMade, open]).toEqual([false, []]);
    }
  });

  it('tells what the budget promises with what is watched', async () => {
    const watched = await readWatched(await withAlerts([]), NOW);
    expect(watched).toMatchObject({ perMonth: 1, figures: 92, suppliers: 24, perOwnerMonth: 1 });
    // Eighty figures share one a month; twelve give one in three years each.
    expect(watched.perSupplierYear).toBeCloseTo((12 * (1 + 12 / 36)) / 24, 12);
  });

  it('tells of answers in typical hours, and of a partner that is silent', async () => {
    const replies = stored('acme', {
      kpi: 'responsiveness',
      evidence: {
        of: 'chart',
        rhythm: 'month',
        before: { n: 10, total: 10 * Math.log(6) },
        after: { n: 5, total: 5 * Math.log(12) },
        eased: false,
        points: packPoints([{ period: 2025 * 12 + 4, n: 5, total: 5 * Math.log(12), sum: 4, limit: 3 }]),
      },
    });
    const silent = stored('acme', {
      kpi: 'silence',
      evidence: { of: 'silence', silentDays: 30, gaps: 60, medianGap: 2, p99Gap: 9, limit: 14, open: 2 },
    });
    const { open } = await alertList(await withAlerts([replies, silent]), NOW);
    const [first, second] = open;
    if (first?.evidence.of !== 'chart') throw new Error('no chart');
    expect(first.evidence.before.hours).toBeCloseTo(6, 9);
    expect(first.evidence.after.hours).toBeCloseTo(12, 9);
    expect(first.evidence.factor).toBeCloseTo(2, 9);
    expect(first.evidence.series[0]).toMatchObject({ from: '2025-05-01', n: 5 });
    expect(second?.evidence).toMatchObject({ of: 'silence', silentDays: 30, open: 2 });
  });
});
