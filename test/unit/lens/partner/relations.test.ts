import { expect, it } from 'vitest';
import type { Activity } from '../../../../lib/domain/activity.ts';
import { partnerView } from '../../../../lib/lens/partner/partner.ts';
import { recordsView } from '../../../../lib/lens/partner/records.ts';
import type { KpiRow } from '../../../../lib/lens/views.ts';
import { putRelation } from '../../../../lib/store/write-relation.ts';
import { line, order, receipt } from '../../kpi/order-fixture.ts';
import { FRESH, NOW, storeWith } from '../lens-store.ts';
import { PARTNERS } from '../workshop.ts';

/** 2025-06-16 is a Monday; hours are those of the settings, in the zone of this machine. */
const at = (text: string) => new Date(text).getTime();
const common = { partnerId: 'acme', provenance: FRESH };
const question = (id: string, askedAt: string, answeredAt?: string): Activity => ({
  ...common,
  id,
  kind: 'exchange',
  awaiting: 'partner',
  title: `Question ${id}`,
  askedAt: at(askedAt),
  ...(answeredAt ? { answeredAt: at(answeredAt) } : {}),
});
const ACTIVITIES: Activity[] = [
  question('a', '2025-06-09T10:00', '2025-06-09T12:00'),
  question('b', '2025-06-09T10:00', '2025-06-11T12:00'),
  question('c', '2025-06-10T10:00'),
  {
    ...common,
    id: 'd',
    kind: 'case',
    number: 'C-7',
    priority: 'high',
    raisedAt: at('2025-06-10T09:00'),
    resolvedAt: at('2025-06-10T11:00'),
    pauses: [],
  },
];
const forecast = (lag: number) => ({
  ...common,
  id: `f${lag}`,
  itemNumber: 'P-1',
  month: '2025-05',
  lag,
  forecast: 15,
  actual: 10,
});
const stock = (countedOn: string, quantity: number) => ({
  ...common,
  id: countedOn,
  itemNumber: 'P-1',
  plant: 'W1',
  countedOn,
  quantity,
  minimum: 5,
  consignment: false,
});

async function make() {
  const store = await storeWith(PARTNERS, [
    order('1', [
      line({
        id: '1',
        ordered: 10,
        sentOn: '2025-05-01',
        firstPromisedOn: '2025-06-01',
        receipts: [receipt('2025-06-01', 10)],
        invoices: [
          { number: 'I-1', matched: true, payableOn: '2025-06-10', paidOn: '2025-06-12' },
          { number: 'I-2', matched: false, payableOn: '2025-06-10', paidOn: '2025-06-10' },
        ],
        provenance: FRESH,
      }),
    ]),
  ]);
  for (const each of ACTIVITIES) await putRelation(store, 'activities', each);
  for (const lag of [2, 1]) await putRelation(store, 'forecasts', forecast(lag));
  await putRelation(store, 'stocks', stock('2025-06-01', 9));
  await putRelation(store, 'stocks', stock('2025-06-06', 2));
  return store;
}

it('shows on the partner page what questions, cases, forecasts and counts come to', async () => {
  const view = await partnerView(await make(), 'acme', NOW);
  const figure = (id: KpiRow['id']) => view?.kpis.find((row) => row.id === id)?.figure;
  expect(figure('responsiveness')).toMatchObject({ value: 18, unit: 'hours', n: 2, pending: 1 });
  expect(figure('case-sla')).toMatchObject({ hits: 1, n: 1, standing: 'too-few' });
  expect(figure('our-forecast')).toMatchObject({ value: 0.5, n: 1, excluded: 1, lowerIsBetter: true });
  expect(figure('vmi-band')).toMatchObject({ value: 5 / 6, n: 6 });
  expect(figure('our-payment')).toMatchObject({ hits: 1, n: 2 });
  expect(figure('asn-quality')).toMatchObject({ value: null, missing: 'not-recorded', trend: [] });
});

it.each([
  ['responsiveness', ['miss answered-late 18', 'hit answered-in-time 2', 'pending still-open 38']],
  ['case-sla', ['hit settled-in-time 2']],
  ['our-forecast', ['miss forecast-high 5', 'excluded another-lag null']],
  ['vmi-band', ['miss below-band 1', 'hit in-band 5']],
  ['inventory-turns', ['excluded no-stock-value null']],
] as const)('opens %s to its records, worst first', async (id, expected) => {
  const view = await recordsView(await make(), 'acme', id, undefined, {
    ...NOW,
    instant: at('2025-06-16T16:00'),
  });
  expect(view?.rows).toEqual([]);
  expect(view?.others.map(({ verdict, why, measure }) => `${verdict} ${why} ${measure}`)).toEqual(expected);
});

it('shows a case that a second source tells of once, with both', async () => {
  const store = await make();
  const [known] = ACTIVITIES.filter(({ kind }) => kind === 'case');
  if (known?.kind !== 'case') throw new Error('No case.');
  const provenance = {
    ...known.provenance,
    sourceId: 'salesforce:org',
    fetchedAt: known.provenance.fetchedAt + 1,
  };
  await putRelation(store, 'activities', { ...known, id: 'case/500/salesforce:org', provenance });
  const view = await recordsView(store, 'acme', 'case-sla', undefined, NOW);
  expect(view?.others).toMatchObject([
    { origin: { sourceId: 'salesforce:org' }, also: [{ sourceId: known.provenance.sourceId }] },
  ]);
  expect(
    (await partnerView(store, 'acme', NOW))?.kpis.find(({ id }) => id === 'case-sla')?.figure,
  ).toMatchObject({
    n: 1,
  });
});

it('opens invoices of one line each by itself', async () => {
  const view = await recordsView(await make(), 'acme', 'our-payment', undefined, NOW);
  expect(view?.rows.map(({ part, why, measure }) => [part, why, measure])).toEqual([
    ['I-1', 'paid-late', 2],
    ['I-2', 'paid-in-time', 0],
  ]);
  expect(await recordsView(await make(), 'acme', 'no-such-kpi' as never, undefined, NOW)).toBeNull();
});
