import { expect, test } from 'vitest';
import { lineIds } from '../../../../lib/sources/dynamics/line-ids.ts';
import type { Organisation, Query, Raw } from '../../../../lib/sources/dynamics/organisation.ts';
import { dvId } from '../../../simulators/dynamics-data.ts';

const PAGE = 2;
const lineOf = (n: number): Raw => ({
  salesorderdetailid: dvId('salesorderdetail', n),
  modifiedon: `2026-10-0${n}T00:00:00Z`,
});

/** Lists four lines in pages of two, in the order that is asked for; between the pages `meanwhile` happens to them. */
async function listed(meanwhile: (rows: Raw[]) => void, counted = 4) {
  const rows = [1, 2, 3, 4].map(lineOf);
  let orderBy = '';
  const behind = (last?: Raw) => {
    const [property = '', way] = (orderBy.split(',')[0] ?? '').split(' ');
    const before = (a: Raw, b: Raw) => `${a[property]}` < `${b[property]}` === (way !== 'desc');
    const sorted = rows.toSorted((a, b) => (before(a, b) ? -1 : 1));
    const rest = last ? sorted.filter((row) => before(last, row)) : sorted;
    const records = rest.slice(0, PAGE).map((row) => ({ ...row }));
    const next = rest.length > PAGE ? JSON.stringify(records.at(-1)) : undefined;
    return { records, total: records.length, next, delta: undefined };
  };
  const org: Partial<Organisation> = {
    host: 'sample.example',
    async query(table, query: Query) {
      if (table !== 'salesorderdetail') return { records: [], total: 0, next: undefined, delta: undefined };
      orderBy = query.orderBy ?? '';
      return { ...behind(), ...(query.count ? { total: counted } : {}) };
    },
    async more(next) {
      meanwhile(rows);
      return behind(JSON.parse(next));
    },
  };
  const scope = { org, capabilities: { msdyn_purchaseorder: false }, sourceId: 'dynamics:sample' };
  const found = { ids: new Set<string>(), total: 0 };
  for await (const { ids, total } of lineIds(scope as unknown as Parameters<typeof lineIds>[0])) {
    for (const id of ids) found.ids.add(id);
    found.total += total;
  }
  return { lines: found.ids.size, total: found.total };
}

test('a line that is saved between two pages is listed', async () => {
  const found = await listed(([oldest]) => {
    if (oldest) oldest.modifiedon = '2026-11-01T00:00:00Z';
  });
  expect(found).toEqual({ lines: 4, total: 4 });
});

test('lines that the server counted and did not list are missed', async () => {
  expect(await listed((rows) => void rows.pop())).toEqual({ lines: 3, total: 4 });
});

test('behind 5,000 the server counts no further: the page without a next one is the end', async () => {
  const found = await listed((rows) => void rows.pop(), 5_000);
  expect(found).toEqual({ lines: 3, total: 3 });
});
