import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { nowOf } from '../../../../lib/domain/workspace.ts';
import { unionView } from '../../../../lib/lens/unions/unions-view.ts';
import { commit } from '../../../../lib/store/commit.ts';
import { closeStore } from '../../../../lib/store/open.ts';
import { freshStore, partner } from '../../store/records.ts';

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
