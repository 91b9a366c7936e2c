import { expect, test } from 'vitest';
import type { SyncCursor } from '../../../../lib/domain/connection.ts';
import type { OwnObjects } from '../../../../lib/domain/own-objects.ts';
import type { OwnAccess } from '../../../../lib/sources/custom-objects/own-access.ts';
import { pullChildren } from '../../../../lib/sources/custom-objects/pull-children.ts';

const text = { label: '', holds: 'text' as const };
const OWN: OwnObjects = {
  orders: { object: 'O', label: 'O' },
  receipts: { object: 'R', label: 'R', by: '' },
  columns: [
    { of: 'orders', path: 'N', field: 'orderNumber', ...text },
    { of: 'orders', path: 'S', field: 'supplierNumber', ...text },
    { of: 'receipts', path: 'On', field: 'receivedOn', label: '', holds: 'day' },
  ],
};
const fields = (...paths: string[]) => paths.map((path) => ({ path, ...text }));
const DAY = 86_400_000;

/** A system with four orders in two pages, whose deleted receipts belonged to these. */
function system(gone: { parents: string[]; untold: boolean }) {
  const asked: string[] = [];
  const record = (id: string) => ({ id, values: { N: `PO-${id}`, S: 'V1' } });
  const access = {
    describe: async (object: string) => ({
      ...{ object, label: object, children: [] },
      fields: object === 'O' ? fields('N', 'S') : fields('On'),
    }),
    async *pages(object: string, _: unknown, { behind }: { behind?: string }) {
      asked.push(`pages ${object} ${behind ?? ''}`.trim());
      if (object === 'R') return;
      const pages = [
        ['4', '3'],
        ['2', '1'],
      ].filter(([first = '']) => behind === undefined || first < behind);
      for (const ids of pages) yield { records: ids.map(record), behind: ids[1] ?? '' };
    },
    read: async (_: string, ids: string[]) => ids.map(record),
    children: async () => new Map(),
    named: async () => new Map(),
    async deleted(_: unknown, parent: string, since: number) {
      asked.push(`deleted of ${parent} since ${since}`);
      return gone;
    },
  } as unknown as OwnAccess;
  const provenance = () => ({ sourceId: 's', fetchedAt: 0, jobId: 'j' });
  const scope = { own: OWN, access, provenance, currency: '', seen: new Map() };
  return {
    asked,
    async pull(cursor: Partial<SyncCursor>) {
      const start = { object: 'own-receipts', read: 0, total: 0, since: 5 * DAY, daily: true, ...cursor };
      const found: [numbers: string, behind: string | undefined][] = [];
      for await (const page of pullChildren(scope, OWN, start as SyncCursor, 'receipts'))
        found.push([page.orders.map(({ number }) => number).join(), page.cursor.behind]);
      return found;
    },
  };
}

test('orders whose receipt was deleted are read once a day, and only those', async () => {
  const { asked, pull } = system({ parents: ['2', '3'], untold: false });
  expect(await pull({})).toEqual([['PO-2,PO-3', undefined]]);
  expect(asked).toEqual(['pages R', `deleted of O since ${4 * DAY}`]);
  asked.length = 0;
  expect(await pull({ daily: false } as Partial<SyncCursor>)).toEqual([]);
  expect(asked).toEqual(['pages R']);
});

test('where nobody says whose it was, all are read once more, and a reading that was killed goes on there', async () => {
  const { asked, pull } = system({ parents: ['2'], untold: true });
  expect(await pull({})).toEqual([
    ['PO-4,PO-3', 'all 3'],
    ['PO-2,PO-1', 'all 1'],
  ]);
  asked.length = 0;
  expect(await pull({ behind: 'all 3' })).toEqual([['PO-2,PO-1', 'all 1']]);
  expect(asked).toEqual(['pages O 3']);
});
