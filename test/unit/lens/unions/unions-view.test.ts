import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Partner } from '../../../../lib/domain/partner.ts';
import type { Forecast } from '../../../../lib/domain/stock.ts';
import { unionId } from '../../../../lib/domain/union.ts';
import { nowOf } from '../../../../lib/domain/workspace.ts';
import { checkFollows } from '../../../../lib/lens/mine/check-follows.ts';
import { followsUnder, newFollow } from '../../../../lib/lens/mine/follow.ts';
import { unionView } from '../../../../lib/lens/unions/unions-view.ts';
import { commit } from '../../../../lib/store/commit.ts';
import { putFollow } from '../../../../lib/store/follows.ts';
import { forecastsOf } from '../../../../lib/store/forecasts.ts';
import { closeStore } from '../../../../lib/store/open.ts';
import { putUnions } from '../../../../lib/store/unions.ts';
import { putRelation } from '../../../../lib/store/write-relation.ts';
import { freshStore, line, order, partner } from '../../store/records.ts';

test('a partner that two sources call differently shows both names, with who says so', async () => {
  const store = await freshStore();
  const told = (sourceId: string, name: string, fetchedAt: number) =>
    partner('S100', { name, provenance: { sourceId, fetchedAt, jobId: sourceId } });
  const now = nowOf({ sample: false });
  await commit(store, { partners: [told('tryton:erp', 'Sample Castings GmbH', 1_000)], orders: [] });
  expect(await unionView(store, 'S100', now)).toBeNull();
  await commit(store, { partners: [told('file:orders', 'SAMPLE CASTINGS', 2_000)], orders: [] });
  expect(await unionView(store, 'S100', now)).toMatchObject({
    members: [],
    links: [],
    also: [
      {
        field: 'name',
        counts: 'SAMPLE CASTINGS',
        also: [{ value: 'Sample Castings GmbH', origin: { sourceId: 'tryton:erp', fetchedAt: 1_000 } }],
      },
    ],
  });
  closeStore(store);
});

test('shows place, person and phone where two differ, and what one was called before', async () => {
  const store = await freshStore();
  const told = (id: string, fetchedAt: number, more: Partial<Partner>) =>
    partner(id, { provenance: { sourceId: `system:${id}`, fetchedAt, jobId: id }, ...more });
  const jo = { name: 'Jo Beispiel', email: 'jo@sample.example' };
  const partners = [
    told('A', 1, {
      name: 'Sample AG',
      city: 'Berlin',
      country: 'DE',
      owner: 'Ada',
      contacts: [{ ...jo, phone: '1' }],
    }),
    told('B', 2, {
      name: 'Sample AG',
      city: 'Ulm',
      country: 'DE',
      owner: 'Bo',
      contacts: [{ ...jo, phone: '2' }],
    }),
    told('C', 3, { name: 'Sample AG', city: 'Berlin', country: 'Germany' }),
  ];
  const formerNames = [{ name: 'Old Sample AG', sourceId: 'system:B', until: 2 }];
  await commit(store, {
    partners: partners.map((each) => (each.id === 'B' ? { ...each, formerNames } : each)),
    orders: [],
  });
  const one = { keep: 'A', by: 'person' as const, reasons: [], at: 1 };
  await putUnions(store, [
    { id: unionId('A', 'B'), partnerIds: ['A', 'B'], ...one },
    { id: unionId('A', 'C'), partnerIds: ['A', 'C'], ...one },
  ]);
  const { also } = (await unionView(store, 'A', nowOf({ sample: false }))) ?? { also: [] };
  const said = also.map((each) => [
    each.field,
    each.counts,
    each.also.map(({ value, origin }) => [value, origin.sourceId]),
  ]);
  expect(said).toEqual([
    ['name', 'Sample AG', [['Old Sample AG', 'system:B']]],
    ['owner', 'Ada', [['Bo', 'system:B']]],
    ['place', 'Berlin, DE', [['Ulm, DE', 'system:B']]],
    ['contact', 'Jo Beispiel, 1, jo@sample.example', [['Jo Beispiel, 2, jo@sample.example', 'system:B']]],
  ]);
  expect(also[0]?.also[0]).toMatchObject({ until: 2 });
  closeStore(store);
});

test('what was followed before two partners were made one is followed still, orders too', async () => {
  const store = await freshStore();
  const now = nowOf({ sample: false });
  const orders = [order('ACME', '1', [line('1')]), order('BETA', '2', [line('1')])];
  await commit(store, { partners: [partner('ACME'), partner('BETA')], orders });
  for (const [kind, id] of [
    ['partner', 'BETA'],
    ['order', 'BETA/2'],
  ] as const) {
    const follow = await newFollow(store, kind, id, now, false);
    if (follow) await putFollow(store, follow);
  }
  expect(await followsUnder(store, 'partner', 'ACME')).toEqual([]);
  const one = { partnerIds: ['ACME', 'BETA'] as [string, string], keep: 'ACME', by: 'person' as const };
  await putUnions(store, [{ id: unionId('ACME', 'BETA'), ...one, reasons: [], at: 1 }]);
  const targets = async (kind: 'partner' | 'order', id: string) =>
    (await followsUnder(store, kind, id)).map(({ targetId }) => targetId);
  expect(await targets('partner', 'ACME')).toEqual(['BETA']);
  expect(await targets('order', 'ACME/2')).toEqual(['BETA/2']);
  await checkFollows(store, now);
  expect((await followsUnder(store, 'order', 'ACME/2'))[0]).not.toHaveProperty('now');
  closeStore(store);
});

test('a forecast that both of two partners have counts once, as it was said last', async () => {
  const store = await freshStore();
  await commit(store, { partners: [partner('ACME'), partner('BETA')], orders: [] });
  const forecast = (partnerId: string, quantity: number, fetchedAt: number): Forecast => ({
    id: `${partnerId}/HSG-100/2026-05/2`,
    partnerId,
    itemNumber: 'HSG-100',
    month: '2026-05',
    lag: 2,
    forecast: quantity,
    provenance: { sourceId: 'file:a', fetchedAt, jobId: 'job' },
  });
  for (const each of [forecast('ACME', 10, 1), forecast('BETA', 12, 2)])
    await putRelation(store, 'forecasts', each);
  expect((await forecastsOf(store, 'ACME')).records).toHaveLength(1);
  const one = { partnerIds: ['ACME', 'BETA'] as [string, string], keep: 'ACME', by: 'person' as const };
  await putUnions(store, [{ id: unionId('ACME', 'BETA'), ...one, reasons: [], at: 1 }]);
  expect((await forecastsOf(store, 'ACME')).records).toMatchObject([{ partnerId: 'ACME', forecast: 12 }]);
  closeStore(store);
});
