import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { lastRequests, openLedger } from '../../../lib/store/ledger.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import { withFullStorage } from '../../tools/full-storage.ts';

let stores = 0;

async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  stores += 1;
  const store = await openStore(`ledger-${stores}`);
  await work(store);
  closeStore(store);
}

const request = (what: string) => ({
  at: 1,
  connectionId: 'c',
  host: 'erp.example',
  what,
  why: 'sync',
  fields: [],
  sent: 2,
  received: 0,
  took: 0,
  outcome: '',
});

test('a request is listed as it leaves, and its outcome once it has ended', () =>
  withStore(async (store) => {
    const ledger = openLedger(store);
    const [first, second] = [request('first'), request('second')];
    await ledger.begin(first);
    expect(await lastRequests(store, 9)).toMatchObject([{ what: 'first', outcome: '' }]);
    ledger.end(Object.assign(first, { outcome: '200' }));
    await ledger.begin(second);
    await ledger.flush();
    expect(await lastRequests(store, 9)).toMatchObject([
      { what: 'second', outcome: '' },
      { what: 'first', outcome: '200' },
    ]);
    ledger.end(Object.assign(second, { outcome: '503' }));
    await ledger.flush();
    expect((await lastRequests(store, 9)).map(({ outcome }) => outcome)).toEqual(['503', '200']);
  }));

test('two thousand are remembered, the newest', () =>
  withStore(async (store) => {
    const ledger = openLedger(store);
    for (let at = 0; at < 2_110; at += 1) await ledger.begin(request(`${at}`));
    const found = await lastRequests(store, 5_000);
    expect(found.length).toBeGreaterThanOrEqual(2_000);
    expect(found.length).toBeLessThan(2_051);
    expect(found[0]?.what).toBe('2109');
  }));

test('without room for it the work goes on', () =>
  withStore(async (store) => {
    const ledger = openLedger(store);
    const entry = request('x');
    await ledger.begin(entry);
    ledger.end(Object.assign(entry, { outcome: '200' }));
    await withFullStorage(9, () => ledger.flush());
    expect(await lastRequests(store, 9)).toMatchObject([{ outcome: '' }]);
  }));
