import type { Fact } from '../domain/fact.ts';
import type { Store } from './open.ts';
import { type Read, relationsOf } from './relation-records.ts';
import { putRelation, removeRelation } from './write-relation.ts';

/** What was said about a partner from outside its orders, the newest first: also what no longer holds. */
export async function factsOf(store: Store, partnerId: string): Promise<Read<Fact>> {
  const read = await relationsOf(store, 'facts', partnerId);
  const records = read.records.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  return { ...read, records };
}

/** Stores a fact in place of the one of its id. Throws `store-full`. */
export function putFact(store: Store, fact: Fact): Promise<void> {
  return putRelation(store, 'facts', fact);
}

export function removeFact(store: Store, id: string): Promise<void> {
  return removeRelation(store, 'facts', id);
}
