import type { Dismissal } from '../domain/dismissal.ts';
import type { Store } from './open.ts';
import { eachRelation, type Read, relationsOf } from './relation-records.ts';
import { writeDismissal } from './write-relation.ts';

/** The alerts of a partner that were put away, in the order in which that happened. */
export async function dismissalsOf(store: Store, partnerId: string): Promise<Read<Dismissal>> {
  const read = await relationsOf(store, 'dismissals', partnerId);
  return { ...read, records: read.records.sort((a, b) => a.at - b.at) };
}

/** Every alert that was put away, of all partners: false alarms are counted over them. */
export async function allDismissals(store: Store): Promise<Read<Dismissal>> {
  const records: Dismissal[] = [];
  const damaged = await eachRelation(store, 'dismissals', (record) => void records.push(record));
  return { records, damaged };
}

/** Puts an alert away, or changes why. Throws `store-full`. */
export function putDismissal(store: Store, dismissal: Dismissal): Promise<void> {
  return writeDismissal(store, dismissal.id, dismissal);
}

/** Takes it back: the alert is shown again. */
export function removeDismissal(store: Store, id: string): Promise<void> {
  return writeDismissal(store, id, null);
}
