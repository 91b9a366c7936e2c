import { expect, test } from 'vitest';
import { partnerView } from '../../../lib/lens/partner/partner.ts';
import { refreshSummaries } from '../../../lib/lens/partner/refresh.ts';
import { scorecardView } from '../../../lib/lens/scorecard/scorecard-view.ts';
import { orderById } from '../../../lib/store/queries.ts';
import { addAnswers, decideAnswer } from '../../../lib/store/share-answers.ts';
import { noteIssued, putShare, shareNamed, shareOf } from '../../../lib/store/shares.ts';
import { putUnions } from '../../../lib/store/unions.ts';
import { INSTANT, NOW, storeWith } from '../lens/lens-store.ts';
import { ORDERS, PARTNERS } from '../lens/workshop.ts';
import { agreed, answered } from '../share/share-world.ts';

const accepted = { state: 'accepted', because: 'slip', by: '', at: INSTANT } as const;

test('a line that is left out is so on every surface, also where figures were stored, and back again', async () => {
  const store = await storeWith(PARTNERS, ORDERS);
  const otif = async () => {
    await refreshSummaries(store, NOW, async () => true);
    const page = await partnerView(store, 'acme', NOW);
    const card = await scorecardView(store, 'acme', NOW);
    const onPage = page?.kpis.find(({ id, basis }) => id === 'otif' && basis === 'first-promised');
    const onCard = card?.rows.find(({ term }) => term.kpi === 'otif');
    expect(onPage?.figure.n).toBe(onCard?.figure.n);
    return onCard?.figure.n;
  };
  expect(await otif()).toBe(3);
  const dispute = answered('acme/1001 20');
  await addAnswers(store, [dispute], []);
  expect(await otif()).toBe(3);
  await decideAnswer(store, dispute.id, accepted);
  expect(await otif()).toBe(2);
  await decideAnswer(store, dispute.id, null);
  expect(await otif()).toBe(3);
});

test('a line stays left out when its partner goes under the name of another', async () => {
  const store = await storeWith(PARTNERS, ORDERS);
  const dispute = answered('acme/1001 20');
  await addAnswers(store, [{ ...dispute, decision: accepted }], []);
  await putUnions(store, [
    {
      id: 'acme\nblind',
      partnerIds: ['acme', 'blind'],
      keep: 'blind',
      by: 'person',
      reasons: [],
      at: INSTANT,
    },
  ]);
  const line = (await orderById(store, 'acme/1001'))?.lines.find(({ id }) => id === '20');
  expect(line?.leftOut).toBe(true);
});

test('only disputes that were accepted leave a line out; an order without one is read as it was stored', async () => {
  const store = await storeWith(PARTNERS, ORDERS);
  const before = await orderById(store, 'acme/1001');
  const proposal = answered('acme/1001 20', { kind: 'proposal', date: '2025-07-01' });
  const rejected = answered('acme/1001 10', {}, { decision: { ...accepted, state: 'rejected' } });
  await addAnswers(store, [{ ...proposal, decision: accepted }, rejected], []);
  expect(await orderById(store, 'acme/1001')).toEqual(before);
});

test('numbers of files only grow: a second window that made one meanwhile is told', async () => {
  const store = await storeWith(PARTNERS, ORDERS);
  await putShare(store, agreed());
  const file = { kind: 'scorecard', issuedAt: 1, expiresAt: 2, kid: 'k', lines: 1, figures: 1 } as const;
  await noteIssued(store, 'acme', { ...file, serial: 5 });
  await expect(noteIssued(store, 'acme', { ...file, serial: 5 })).rejects.toMatchObject({
    failure: { code: 'share-behind' },
  });
  await noteIssued(store, 'acme', { ...file, serial: 6 }, { at: 3, because: 'over' });
  expect(await shareOf(store, 'acme')).toMatchObject({ serial: 6, revoked: { because: 'over' } });
  expect((await shareOf(store, 'acme'))?.issued.map(({ serial }) => serial)).toEqual([5, 6]);
  expect(await shareNamed(store, agreed().share)).toMatchObject({ partnerId: 'acme' });
  await expect(noteIssued(store, 'nobody', { ...file, serial: 1 })).rejects.toMatchObject({
    failure: { code: 'share-gone' },
  });
});
