import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dateOfDay, dayNumber } from '../../../../lib/domain/calendar-date.ts';
import type { Order } from '../../../../lib/domain/order.ts';
import { partnerView } from '../../../../lib/lens/partner/partner.ts';
import { refreshSummaries } from '../../../../lib/lens/partner/refresh.ts';
import { scorecardView } from '../../../../lib/lens/scorecard/scorecard-view.ts';
import { setPolicy } from '../../../../lib/policy/policy.ts';
import { commit } from '../../../../lib/store/commit.ts';
import type { Store } from '../../../../lib/store/open.ts';
import type { CellsRecord } from '../../../../lib/store/partner-cells.ts';
import { line, order, receipt } from '../../kpi/order-fixture.ts';
import { FRESH, INSTANT, NOW, storeWith } from '../lens-store.ts';
import { PARTNERS } from '../workshop.ts';

/** Every order that was judged. */
const counted = vi.hoisted(() => ({ judged: [] as string[] }));
vi.mock(import('../../../../lib/kpi/cells/add-order.ts'), async (original) => {
  const { addOrderToCells } = await original();
  return {
    addOrderToCells: (book, stored) => {
      counted.judged.push(stored.id);
      addOrderToCells(book, stored);
    },
  };
});

const goOn = () => Promise.resolve(true);
const MONTHS = 20;

/** One settled order a month, sent, due and delivered within it, the last one in May 2025; a second one ten days later. */
function history(): Order[] {
  return Array.from({ length: MONTHS }, (_, at) =>
    new Date(Date.UTC(2023, 9 + at, 3)).toISOString().slice(0, 10),
  ).flatMap((sentOn, at) => [settled(`A${at}`, sentOn, 5), settled(`B${at}`, sentOn, 15)]);
}

function settled(number: string, sentOn: string, after: number): Order {
  const due = dateOfDay(dayNumber(sentOn) + after);
  const dates = { sentOn, confirmedOn: sentOn, requestedOn: due, firstPromisedOn: due, lastPromisedOn: due };
  return order(number, [
    line({ id: '1', ...dates, ordered: 10, receipts: [receipt(due, 10)], provenance: FRESH }),
  ]);
}

/** The order of a month as a newer file corrects it: twice as much had been ordered. */
function corrected(number: string): Order {
  const [found] = history().filter((each) => each.number === number);
  const [only] = found?.lines ?? [];
  if (!found || !only) throw new Error(number);
  const provenance = { ...FRESH, fetchedAt: INSTANT };
  return { ...found, lines: [{ ...only, ordered: 20, provenance }] };
}

async function makeStore(): Promise<Store> {
  const store = await storeWith(PARTNERS, history());
  await refreshSummaries(store, NOW, goOn);
  counted.judged = [];
  return store;
}

const stored = async (store: Store) => (await store.db.get('cells', 'acme')) as unknown as CellsRecord;

async function puts(work: () => Promise<unknown>): Promise<IDBValidKey[]> {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  await work();
  const written = put.mock.calls.flatMap(([value], at) =>
    (put.mock.contexts[at] as IDBObjectStore).name === 'cells' ? [(value as CellsRecord).partnerId] : [],
  );
  put.mockRestore();
  return written;
}

beforeEach(() => {
  counted.judged = [];
});

describe('the stored cells of a partner', () => {
  it('are made anew for the months of a changed order alone, from the orders of those months', async () => {
    const store = await makeStore();
    const before = await stored(store);
    expect(before.sets[0]?.months).toHaveLength(MONTHS);
    await commit(store, { partners: [], orders: [corrected('A4')] });
    const written = await puts(() => refreshSummaries(store, NOW, goOn));
    expect(written).toEqual(['acme']);
    expect(counted.judged).toEqual(['acme/A4', 'acme/B4']);
    const after = await stored(store);
    const changed = after.sets[0]?.months.filter(([month, text]) =>
      before.sets[0]?.months.some(([name, known]) => name === month && known !== text),
    );
    expect(changed?.map(([month]) => month)).toEqual(['2024-02']);
    const view = await scorecardView(store, 'acme', { ...NOW, today: '2025-06-16' });
    expect(view?.rows.find(({ term }) => term.kpi === 'otif')?.figure).toMatchObject({ n: 22, hits: 22 });
    const page = await partnerView(store, 'acme', NOW);
    const otif = page?.kpis.find((row) => row.id === 'otif' && row.basis === 'first-promised')?.figure;
    expect(otif).toMatchObject({ n: 2 * MONTHS, hits: 2 * MONTHS - 1 });
    expect(otif?.trend.find(({ month }) => month === '2024-02')).toMatchObject({ n: 2, value: 0.5 });
  });

  it('are not written again where nothing changed, not on the next day either', async () => {
    const store = await makeStore();
    const tomorrow = { ...NOW, today: '2025-06-17' };
    expect(await puts(() => refreshSummaries(store, tomorrow, goOn))).toEqual([]);
    expect(counted.judged).toEqual([]);
  });

  it('are what scorecard and page read, until a commit, other settings, an earlier day or damage', async () => {
    const store = await makeStore();
    const judged = async (now = NOW) => {
      counted.judged = [];
      await scorecardView(store, 'acme', now);
      await partnerView(store, 'acme', now);
      return counted.judged.length;
    };
    const fromCells = await scorecardView(store, 'acme', NOW);
    expect(await judged()).toBe(0);
    expect(await judged({ ...NOW, today: '2025-01-16', replay: true })).toBeGreaterThan(0);
    const record = await stored(store);
    const [first, ...rest] = record.sets[0]?.months ?? [];
    const torn = { ...record, sets: [{ ...record.sets[0], months: [[first?.[0], '[{}]'], ...rest] }] };
    await store.db.put('cells', torn as never);
    expect(await judged()).toBeGreaterThan(0);
    expect(await scorecardView(store, 'acme', NOW)).toEqual(fromCells);
    await setPolicy(store, 'otif.lateDays', 2);
    expect(await judged()).toBeGreaterThan(0);
    await refreshSummaries(store, NOW, goOn);
    expect(await judged()).toBe(0);
    await commit(store, { partners: [], orders: [corrected('B19')] });
    expect(await judged()).toBeGreaterThan(0);
  });

  it('are left behind by a making that a commit overtakes, and made right by the next one', async () => {
    const store = await makeStore();
    await commit(store, { partners: [], orders: [corrected('A4')] });
    let overtaken = false;
    await refreshSummaries(store, NOW, async () => {
      if (!overtaken) await commit(store, { partners: [], orders: [corrected('B7')] });
      overtaken = true;
      return true;
    });
    const page = await partnerView(store, 'acme', NOW);
    const otif = page?.kpis.find((row) => row.id === 'otif' && row.basis === 'first-promised')?.figure;
    expect(otif).toMatchObject({ n: 2 * MONTHS, hits: 2 * MONTHS - 2 });
  });
});
