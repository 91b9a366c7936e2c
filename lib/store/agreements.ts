import type { Agreement } from '../domain/agreement.ts';
import { FailureError } from '../domain/result.ts';
import type { Store } from './open.ts';
import { type Read, relationsOf } from './relation-records.ts';
import { addRelation, removeRelation } from './write-relation.ts';

/** Every version of what was agreed with a partner, the oldest first. */
export async function agreementsOf(store: Store, partnerId: string): Promise<Read<Agreement>> {
  const read = await relationsOf(store, 'agreements', partnerId);
  return { ...read, records: read.records.sort((a, b) => a.version - b.version) };
}

/**
 * Stores a new version of what was agreed. A version is never edited: throws `agreement-version` where it is there
 * already (somebody else stored one meanwhile), and `store-full`.
 */
export async function putAgreement(store: Store, agreement: Agreement): Promise<void> {
  if (await addRelation(store, 'agreements', agreement)) return;
  throw new FailureError({
    code: 'agreement-version',
    message: `Version ${agreement.version} of this agreement is stored already: it was changed in another window.`,
    next: 'Look at the stored version, then make your change to it again.',
  });
}

/** Takes back a version that was stored a moment ago. */
export function removeAgreement(store: Store, id: string): Promise<void> {
  return removeRelation(store, 'agreements', id);
}
