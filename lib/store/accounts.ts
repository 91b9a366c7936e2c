import type { Partner } from '../domain/partner.ts';
import { hashKey } from './hash.ts';
import { filed, indexOf } from './identifier-index.ts';
import { keysOfAccounts } from './merge-accounts.ts';
import { type Store, transact } from './open.ts';
import { readPartner } from './partners.ts';

/**
 * The partners that records of systems stand for, by {@link keysOfAccounts}, as their sources have them, whoever people
 * made one with whom; keys that nobody is known by are absent.
 */
export function partnersOfAccounts(store: Store, keys: Iterable<string>): Promise<Map<string, Partner[]>> {
  return transact(store, ['state', 'shapes', 'runs', 'tables', 'partners'], 'readonly', async (tx) => {
    const hashes = new Map([...keys].map((key) => [key, hashKey('partner', key)]));
    const numbers = await filed(await indexOf(store, tx), tx, hashes);
    const byNo = tx.objectStore('partners').index('no');
    const found = new Map<string, Partner[]>();
    for (const [key, nos] of numbers) {
      const records = await Promise.all([...new Set(nos)].map((no) => byNo.get(no)));
      const partners = records
        .flatMap((record) => (record && readPartner(record)) ?? [])
        .filter((partner) => keysOfAccounts(partner).includes(key));
      if (partners.length > 0) found.set(key, partners);
    }
    return found;
  });
}
