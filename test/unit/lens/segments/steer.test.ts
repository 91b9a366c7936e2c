import { expect, it } from 'vitest';
import { cardView } from '../../../../lib/lens/card.ts';
import { partnerView } from '../../../../lib/lens/partner/partner.ts';
import { refreshSummaries } from '../../../../lib/lens/partner/refresh.ts';
import { refreshSegments } from '../../../../lib/lens/segments/refresh-segments.ts';
import { putAgreement } from '../../../../lib/store/agreements.ts';
import { commitRelations } from '../../../../lib/store/commit-relations.ts';
import { readJob } from '../../../../lib/store/jobs.ts';
import type { Store } from '../../../../lib/store/open.ts';
import { line, order, receipt } from '../../kpi/order-fixture.ts';
import { agreement, stock } from '../../store/relation-records.ts';
import { FRESH, mention, NOW, partner, storeWith } from '../lens-store.ts';

const goOn = () => Promise.resolve(true);
const IDS = ['plan', 'cover', 'others', 'quiet'] as const;
const PARTNERS = [
  ...IDS.map((id) => partner(id, ['supplier'], { owner: 'Purchasing' })),
  partner('cust', ['customer']),
];

/** Spend decides impact, lead time and lateness the risk: days late of each delivered line, and its worth. */
function delivered(partnerId: string, worth: number, daysLate: number, lead: number) {
  const days = Array.from({ length: 8 }, (_, at) => at + 1);
  return days.map((at) =>
    order(
      `${partnerId}${at}`,
      [
        line({
          id: '1',
          item: { number: 'X-1' },
          ordered: 10,
          sentOn: '2024-11-01',
          firstPromisedOn: '2025-05-10',
          unitPrice: { amount: '2.50', currency: 'EUR' },
          value: { amount: String(worth), currency: 'EUR' },
          receipts: [receipt(`2025-05-${String(10 + (at % 2) * daysLate).padStart(2, '0')}`, 10)],
          ...(lead < 30 ? { sentOn: '2025-05-01' } : {}),
          provenance: FRESH,
        }),
      ],
      { partnerId },
    ),
  );
}

const open = (partnerId: string) =>
  order(
    `OPEN-${partnerId}`,
    [
      line({
        id: '1',
        item: { number: 'X-1' },
        ordered: 10,
        sentOn: '2025-06-01',
        firstPromisedOn: '2025-06-30',
        provenance: FRESH,
      }),
    ],
    { partnerId, plant: '1000' },
  );

async function placed(): Promise<Store> {
  const store = await storeWith(PARTNERS, [
    ...delivered('plan', 1_000, 20, 190),
    ...delivered('cover', 1, 20, 190),
    ...delivered('others', 900, 0, 9),
    ...delivered('quiet', 2, 0, 9),
    ...IDS.map(open),
  ]);
  const stocks = [
    { ...stock('X-1', '2025-05-16', 1_000, 'cover'), plant: '1000', quantity: 100 },
    { ...stock('X-1', '2025-06-15', 1_000, 'cover'), plant: '1000', quantity: 40, used: 150 },
  ].map((each) => ({ ...each, id: `1000/X-1/${each.countedOn}` }));
  const job = await readJob(store, 'job-1');
  if (!job) throw new Error('The store has no job.');
  await commitRelations(store, { stocks }, job, [], () => ({ line: 1, column: '' }));
  await putAgreement(store, { ...agreement('plan', 1), from: '2025-01-01' });
  await refreshSummaries(store, NOW, goOn);
  await refreshSegments(store, NOW, goOn);
  return store;
}

it('puts first what the segment of the supplier asks for, on its page and on the card of its order', async () => {
  const store = await placed();
  const page = async (id: string) => (await partnerView(store, id, NOW))?.steer;
  const card = async (id: string) => cardView(store, mention(`OPEN${id.toUpperCase()}`), NOW);

  expect(await page('plan')).toMatchObject({
    place: { quadrant: 'strategic', drivers: ['spendPercentile', expect.anything()] },
    lead: { of: 'strategic', agreement: { version: 1, from: '2025-01-01' }, owner: 'Purchasing' },
  });
  const cover = { item: 'X-1', plant: '1000', days: 7, runsOutOn: '2025-06-23', spareDays: -7 };
  expect(await page('cover')).toMatchObject({
    place: { quadrant: 'bottleneck' },
    lead: { of: 'bottleneck', covers: [cover], unknown: 0 },
  });
  expect((await card('cover'))?.steer?.lead).toMatchObject({ of: 'bottleneck', covers: [cover] });
  const lead = (await page('others'))?.lead;
  expect(lead).toMatchObject({ of: 'leverage', items: 1 });
  expect(lead?.of === 'leverage' && lead.others.map(({ partnerId }) => partnerId).sort()).toEqual([
    'cover',
    'plan',
    'quiet',
  ]);
  const quiet = await card('quiet');
  expect(quiet?.steer?.lead).toEqual({ of: 'routine' });
  // What happens to the line, and no more.
  expect(quiet?.otif).toBeUndefined();
  expect((await card('cover'))?.otif).toBeDefined();
});

it('leaves those as they are whom no segment holds, or only one of a later day', async () => {
  const store = await placed();
  expect((await partnerView(store, 'cust', NOW))?.steer).toBeUndefined();
  const before = { today: '2025-06-15', instant: NOW.instant, replay: true };
  expect((await partnerView(store, 'plan', before))?.steer).toBeUndefined();
});
