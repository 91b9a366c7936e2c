import { expect, it } from 'vitest';
import { addDays } from '../../../../lib/domain/calendar-date.ts';
import { readContext } from '../../../../lib/lens/context.ts';
import { chosenLines } from '../../../../lib/lens/mine/chosen-lines.ts';
import { lineOf, myOrders } from '../../../../lib/lens/mine/my-orders.ts';
import { orderView } from '../../../../lib/lens/order.ts';
import { refreshSummaries } from '../../../../lib/lens/partner/refresh.ts';
import { packSupplier, unpackModel, unpackSupplier } from '../../../../lib/lens/risk/pack-risk.ts';
import { readRiskModel, refreshRisk, riskCurrent } from '../../../../lib/lens/risk/refresh-risk.ts';
import { readRiskBook } from '../../../../lib/lens/risk/risk-book.ts';
import { commit } from '../../../../lib/store/commit.ts';
import { line, order } from '../../kpi/order-fixture.ts';
import { invented, trained } from '../../kpi/risk/history.ts';
import { NOW, partner, storeWith } from '../lens-store.ts';

const always = async () => true;
const suppliers = ['steady', 'mixed'].map((id) => partner(id, ['supplier']));
const open = order(
  'OPEN1',
  [
    line({
      id: '1',
      shipTo: 'South',
      ordered: 10,
      sentOn: addDays(NOW.today, -10),
      firstPromisedOn: addDays(NOW.today, 20),
    }),
    line({ id: '2', shipTo: 'South', ordered: 10, sentOn: addDays(NOW.today, -10) }),
  ],
  { partnerId: 'mixed' },
);

/** Open until ten days ago. */
const came = order(
  'CAME1',
  [
    line({
      id: '1',
      sentOn: addDays(NOW.today, -60),
      firstPromisedOn: addDays(NOW.today, -20),
      receipts: [{ receivedOn: addDays(NOW.today, -10) }],
    }),
  ],
  { partnerId: 'mixed' },
);

async function refreshed() {
  const store = await storeWith(suppliers, [...invented(), open, came]);
  expect(await refreshSummaries(store, NOW, always)).toBe(true);
  expect(await refreshRisk(store, NOW, always)).toBe(true);
  return store;
}

it('trains in the store what the same records give by themselves', async () => {
  const store = await refreshed();
  const stored = await readRiskModel(store);
  const model = unpackModel(stored?.text ?? '');
  const direct = trained([...invented(), open, came]);
  expect(model).toMatchObject({ lines: direct.model.lines, late: direct.model.late });
  model.fitted?.weights.forEach((weight, at) => {
    expect(weight).toBeCloseTo(direct.model.fitted?.weights[at] ?? Number.NaN, 6);
  });
  const book = await readRiskBook(store, ['mixed'], await readContext(store, NOW));
  expect(book.suppliers.get('mixed')?.recent).toEqual(direct.suppliers.get('mixed')?.recent);
});

it('shows a band with its reasons on the open line, and why there is none', async () => {
  const store = await refreshed();
  const lines = await orderView(store, open.id, NOW);
  expect(lines?.find(({ lineId }) => lineId === '1')?.risk).toMatchObject({
    band: 'high',
    level: 'line',
    asOf: NOW.today,
    definition: 'late-risk/2',
    reasons: [{ code: 'lane-late', raises: true }],
  });
  expect(lines?.find(({ lineId }) => lineId === '2')?.risk).toMatchObject({
    band: null,
    missing: 'no-promised-date',
  });
});

it('is made anew after a commit, and when it was interrupted', async () => {
  const store = await refreshed();
  expect(await riskCurrent(store, NOW)).toBe(true);
  await commit(store, { partners: [], orders: [order('NEW', [line({ id: '1' })], { partnerId: 'mixed' })] });
  expect(await riskCurrent(store, NOW)).toBe(false);
  await refreshSummaries(store, NOW, always);
  expect(await refreshRisk(store, NOW, always)).toBe(true);
  expect(await riskCurrent(store, NOW)).toBe(true);
  const tomorrow = { ...NOW, today: addDays(NOW.today, 1) };
  expect(await riskCurrent(store, tomorrow)).toBe(false);
});

it('does not judge a replayed day by a model of a later one', async () => {
  const store = await refreshed();
  const earlier = { ...NOW, today: addDays(NOW.today, -30), replay: true };
  const [first] = (await orderView(store, came.id, earlier)) ?? [];
  expect(first?.risk).toMatchObject({ band: null, missing: 'being-made' });
});

it('says that there are too few lines yet', async () => {
  const store = await storeWith(suppliers, [open]);
  await refreshSummaries(store, NOW, always);
  await refreshRisk(store, NOW, always);
  const lines = await orderView(store, open.id, NOW);
  expect(lines?.find(({ lineId }) => lineId === '1')?.risk).toMatchObject({
    band: null,
    missing: 'too-few-lines',
    needed: 30,
  });
});

it('marks the open lines that are likely to come late in lists over all partners, the likeliest first', async () => {
  const store = await refreshed();
  const { lines, context } = await myOrders(store, NOW, 'all', () => {});
  const [direct] = (await orderView(store, open.id, NOW))?.filter(({ risk }) => risk?.band === 'high') ?? [];
  const listed = lines.find(({ packed }) => packed[0] === open.id && packed[1] === direct?.lineId);
  if (!listed) throw new Error('The line is not listed.');
  expect(lineOf(listed, context).risk).toEqual(direct?.risk);

  const filter = { state: 'all', plant: '', company: '' } as const;
  const all = chosenLines(lines, filter);
  const likely = chosenLines(lines, { ...filter, likelyLate: true });
  expect(all.likelyLate.high).toBeGreaterThan(0);
  expect(likely.lines).toHaveLength(all.likelyLate.high);
  const chances = likely.lines.map(({ risk }) => risk?.[2] ?? 0);
  expect(chances).toEqual([...chances].sort((a, b) => b - a));

  // Of another day, or with other settings, they say nothing.
  const tomorrow = { ...NOW, today: addDays(NOW.today, 1) };
  expect((await myOrders(store, tomorrow, 'all', () => {})).lines.some(({ risk }) => risk)).toBe(false);
});

it('packs and unpacks what a supplier is judged by', () => {
  const supplier = trained().suppliers.get('mixed');
  if (!supplier) throw new Error('The fixture lacks a supplier.');
  expect(unpackSupplier(packSupplier(supplier))).toEqual(supplier);
});
