import { expect, it } from 'vitest';
import { refreshSummaries } from '../../../../lib/lens/partner/refresh.ts';
import { refreshSegments, segmentsCurrent } from '../../../../lib/lens/segments/refresh-segments.ts';
import { segmentsView } from '../../../../lib/lens/segments/segments-view.ts';
import { putFact } from '../../../../lib/store/facts.ts';
import { NOW, storeWith } from '../lens-store.ts';
import { ORDERS, PARTNERS } from '../workshop.ts';

const goOn = () => Promise.resolve(true);

it('places suppliers after their summaries, and again when a fact about one of them changes', async () => {
  const store = await storeWith(PARTNERS, ORDERS);
  expect((await segmentsView(store, NOW)).suppliers).toEqual([]);
  const make = async () => {
    await refreshSummaries(store, NOW, goOn);
    return refreshSegments(store, NOW, goOn);
  };
  expect(await make()).toBe(true);
  const suppliers = PARTNERS.filter(({ roles }) => roles.includes('supplier') && !roles.includes('own-site'));
  const before = await segmentsView(store, NOW);
  expect(before.suppliers.map(({ partnerId }) => partnerId).sort()).toEqual(
    suppliers.map(({ id }) => id).sort(),
  );

  const fact = {
    id: 'f',
    partnerId: 'acme',
    kind: 'critical',
    label: 'Only source',
    validFrom: '2025-01-01',
  } as const;
  await putFact(store, { ...fact, source: 'Buyer', notedAt: 0, sample: false });
  expect(await segmentsCurrent(store, NOW)).toBe(false);
  expect(await make()).toBe(true);
  const after = await segmentsView(store, NOW);
  expect(after.suppliers.find(({ partnerId }) => partnerId === 'acme')?.tier).toBe(1);
});
