import { describe, expect, it, vi } from 'vitest';
import { type Silence, silenceId } from '../../../../lib/domain/silence.ts';
import { chaserView } from '../../../../lib/lens/chaser/chaser.ts';
import { resolveMentions } from '../../../../lib/lens/match/resolve.ts';
import { orderView } from '../../../../lib/lens/order.ts';
import { pageView } from '../../../../lib/lens/page.ts';
import { partnerView } from '../../../../lib/lens/partner/partner.ts';
import { recordsView } from '../../../../lib/lens/partner/records.ts';
import { endOfSilence } from '../../../../lib/lens/silence/line-notes.ts';
import { silenceList } from '../../../../lib/lens/silence/silence-list.ts';
import { saveMine } from '../../../../lib/policy/mine.ts';
import { commit } from '../../../../lib/store/commit.ts';
import { allSilences, putSilences, removeSilences } from '../../../../lib/store/silences.ts';
import { line, order } from '../../kpi/order-fixture.ts';
import { FRESH, mention, NOW, storeWith } from '../lens-store.ts';
import { ORDERS, PARTNERS } from '../workshop.ts';

/** Line 10 of order 1002 is late by six days. */
const [ORDER, LINE] = ['acme/1002', '10'] as const;

function silence(changes: Partial<Silence> = {}): Silence {
  const made: Silence = {
    id: '',
    partnerId: 'acme',
    orderId: ORDER,
    lineId: LINE,
    title: '1002 / 10',
    who: '',
    until: '2025-06-20',
    reason: 'told',
    state: 'late',
    promisedOn: '2025-06-10',
    at: NOW.instant,
    sample: false,
    ...changes,
  };
  return { ...made, id: silenceId(made) };
}

const on = (today: string) => ({ ...NOW, today });

describe('how long a line is known', () => {
  const said = { until: '2025-06-20', state: 'risk', promisedOn: '2025-06-18' } as const;
  it.each([
    ['2025-06-19', { state: 'risk', promisedOn: '2025-06-18' }, null],
    ['2025-06-19', { state: 'ok', promisedOn: '2025-06-12' }, null],
    ['2025-06-20', { state: 'risk', promisedOn: '2025-06-18' }, 'reached'],
    ['2025-06-19', { state: 'late', promisedOn: '2025-06-18' }, 'worse'],
    ['2025-06-17', { state: 'risk', promisedOn: '2025-06-19' }, 'moved'],
    ['2025-06-17', { state: 'risk', promisedOn: undefined }, 'moved'],
    ['2025-06-17', { state: 'done', promisedOn: '2025-06-30' }, 'done'],
  ] as const)('on %s as %o: %s', (today, now, end) => {
    expect(endOfSilence(said, now, today)).toBe(end);
  });
});

describe('a line that is known', () => {
  it('asks for no attention in any list, and says until when and why', async () => {
    const store = await storeWith(PARTNERS, ORDERS);
    const before = await orderView(store, ORDER, NOW);
    expect(before?.[0]).toMatchObject({ lineId: LINE, state: 'late' });
    expect(
      (await chaserView(store, 'acme', NOW))?.lines.find(({ lineId }) => lineId === LINE)?.isProposed,
    ).toBe(true);

    await putSilences(store, [silence()]);
    const after = await orderView(store, ORDER, NOW);
    expect(after?.at(-1)).toMatchObject({
      lineId: LINE,
      state: 'late',
      lateness: 6,
      known: { until: '2025-06-20', reason: 'told', who: '' },
    });
    const drafted = await chaserView(store, 'acme', NOW);
    expect(drafted?.lines.find(({ orderId, lineId }) => orderId === ORDER && lineId === LINE)).toMatchObject({
      isProposed: false,
      known: { until: '2025-06-20' },
    });
    expect((await partnerView(store, 'acme', NOW))?.openLines.at(-1)).toMatchObject({
      lineId: LINE,
      state: 'late',
    });
  });

  it('keeps its mark, and leaves badge and order of a page', async () => {
    const store = await storeWith(PARTNERS, ORDERS);
    const mentions = [
      mention('1002', { kind: 'purchase-order' }),
      mention('1003', { kind: 'purchase-order' }),
    ];
    const place = { url: 'https://acme.example/' };
    const paints = await resolveMentions(store, mentions, place, NOW);
    expect(paints).toEqual([
      { mark: mentions[0]?.mark, state: 'late' },
      { mark: mentions[1]?.mark, state: expect.any(String) },
    ]);
    expect((await pageView(store, mentions, NOW, place)).subjects[0]).toMatchObject({
      raw: '1002',
      state: 'late',
    });
    await putSilences(store, [silence()]);
    // Line 20 of the order, of which nobody said anything, asks as it did.
    const asked = (await orderView(store, ORDER, NOW))?.find(({ lineId }) => lineId === '20')?.state;
    const transaction = vi.spyOn(store.db, 'transaction');
    const [first, second] = await resolveMentions(store, mentions, place, NOW);
    expect(first).toEqual({ ...paints[0], asks: asked });
    expect(second).toEqual(paints[1]);
    expect(transaction.mock.calls.filter(([names]) => `${names}`.split(',').includes('blocks'))).toHaveLength(
      1,
    );
    const subjects = (await pageView(store, mentions, NOW, place)).subjects;
    expect(asked).not.toBe('late');
    expect(subjects.at(-1)).toMatchObject({
      raw: '1002',
      state: 'late',
      asks: expect.not.stringMatching('late'),
    });
  });

  it('counts in every figure as before', async () => {
    const store = await storeWith(PARTNERS, ORDERS);
    const figures = async () => {
      const view = await partnerView(store, 'acme', NOW);
      const records = await recordsView(store, 'acme', 'otif', 'first-promised', NOW);
      return {
        kpis: view?.kpis,
        totals: view?.totals,
        figure: records?.figure,
        rows: records?.rows.map(({ line: { lineId, orderId }, verdict }) => [orderId, lineId, verdict]),
      };
    };
    const before = await figures();
    await putSilences(store, [silence(), silence({ lineId: '20', promisedOn: '2025-07-20', state: 'ok' })]);
    expect(await figures()).toEqual(before);
    expect(before.totals?.lateLines).toBeGreaterThan(0);
  });

  it('comes back on its day, and when its promise moves later', async () => {
    const store = await storeWith(PARTNERS, ORDERS);
    await putSilences(store, [silence()]);
    const known = async (today = NOW.today) =>
      (await orderView(store, ORDER, on(today)))?.find(({ lineId }) => lineId === LINE)?.known?.until;
    expect([await known('2025-06-19'), await known('2025-06-20')]).toEqual(['2025-06-20', undefined]);
    const moved = line({
      id: LINE,
      ordered: 10,
      firstPromisedOn: '2025-06-10',
      lastPromisedOn: '2025-06-14',
      provenance: { ...FRESH, fetchedAt: FRESH.fetchedAt + 1_000, jobId: 'job-2' },
    });
    await commit(store, { partners: [], orders: [order('1002', [moved])] });
    expect(await known()).toBeUndefined();
    expect((await silenceList(store, NOW)).map(({ end }) => end)).toEqual(['moved']);
  });

  it('is known to the people who said so', async () => {
    const store = await storeWith(PARTNERS, ORDERS);
    await putSilences(store, [silence({ who: 'Mia Kern' })]);
    const known = async () =>
      (await orderView(store, ORDER, NOW))?.find(({ lineId }) => lineId === LINE)?.known?.who;
    expect(await known()).toBeUndefined();
    expect((await silenceList(store, NOW))[0]?.end).toBe('other');
    await saveMine(store, [{ kind: 'buyer', name: 'Mia Kern' }]);
    expect(await known()).toBe('Mia Kern');
    await saveMine(store, [{ kind: 'plant', name: 'Mia Kern' }]);
    expect(await known()).toBeUndefined();
  });
});

describe('the list', () => {
  it('holds one saying per line and person, what is over and what is gone, and is taken back', async () => {
    const store = await storeWith(PARTNERS, ORDERS);
    await putSilences(store, [silence(), silence({ until: '2025-06-30' })]);
    await putSilences(store, [
      silence({ orderId: 'acme/9999', title: '9999' }),
      silence({ lineId: '20', until: '2025-06-01' }),
    ]);
    const rows = await silenceList(store, NOW);
    expect(rows.map(({ silence: { lineId, until }, end }) => [lineId, until, end])).toEqual([
      [LINE, '2025-06-30', null],
      ['20', '2025-06-01', 'reached'],
      [LINE, '2025-06-20', 'gone'],
    ]);
    await removeSilences(
      store,
      rows.map(({ silence: { id } }) => id),
    );
    expect(await allSilences(store)).toEqual([]);
  });

  it('keeps what was said over the sample apart', async () => {
    const store = await storeWith(PARTNERS, ORDERS);
    await putSilences(store, [silence({ sample: true })]);
    expect(await silenceList(store, NOW)).toEqual([]);
    expect((await orderView(store, ORDER, NOW))?.every(({ known }) => !known)).toBe(true);
  });
});
