import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { sameCompanies } from '../../../lib/lens/partner/same-company.ts';
import { decideUnions } from '../../../lib/lens/unions/decide.ts';
import { commit } from '../../../lib/store/commit.ts';
import { closeStore } from '../../../lib/store/open.ts';
import * as queries from '../../../lib/store/queries.ts';
import { putUnions } from '../../../lib/store/unions.ts';
import { freshStore, partner } from './records.ts';

it('ten thousand partners, two thousand of them twice, are decided and read in a few times what it takes without', async () => {
  const VATS = 2_000;
  // Ten digits with the check sum of the Belgian rule: 97 less the rest of the first eight by 97.
  const vat = (n: number) => {
    const body = 10_000_000 + n * 97;
    const first = `0${body}`.slice(0, 8);
    return `BE${first}${`${97 - (Number(first) % 97)}`.padStart(2, '0')}`;
  };
  const partners = Array.from({ length: 10_000 }, (_, n) =>
    partner(`P${n}`, { numbers: n < 2 * VATS ? [vat(n >> 1)] : [] }),
  );
  const plain = await timed(() => sameCompanies(partners));
  const decided = await timed(() => decideUnions(partners, [], 1));
  expect(decided.value).toHaveLength(VATS);
  expect(decided.ms, 'deciding beside finding pairs').toBeLessThan(20 * plain.ms + 200);
  const store = await freshStore();
  const some = partners.slice(0, 3_000);
  await commit(store, { partners: some, orders: [] });
  const apart = await timed(() => queries.allPartners(store));
  await putUnions(store, decideUnions(some, [], 1));
  await queries.allPartners(store);
  const united = await timed(() => queries.allPartners(store));
  expect(united.value).toHaveLength(1_500);
  expect((await queries.storeCounts(store)).partners).toBe(1_500);
  expect(united.ms, 'reading beside reading without unions').toBeLessThan(5 * apart.ms + 200);
  closeStore(store);
});

/** What `work` answers, and the milliseconds that the processor needed for it: what runs beside it counts nothing. */
async function timed<T>(work: () => T | Promise<T>): Promise<{ value: T; ms: number }> {
  const began = process.threadCpuUsage();
  const value = await work();
  return { value, ms: process.threadCpuUsage(began).user / 1_000 };
}
