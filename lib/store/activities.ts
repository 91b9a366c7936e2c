import { type Activity, activitySchema, type Case, type Exchange } from '../domain/activity.ts';
import { type JoinedCase, joinCases } from './join-cases.ts';
import { type Store, transact } from './open.ts';
import { relationsOf } from './relation-records.ts';

/** What a partner and we asked of each other, and the cases between us; each the oldest first. */
export interface Activities {
  exchanges: Exchange[];
  cases: JoinedCase[];
  /** Stored records that do not parse: they are left out. */
  damaged: number;
}

export async function activitiesOf(store: Store, partnerId: string): Promise<Activities> {
  const { records, damaged } = await relationsOf(store, 'activities', partnerId);
  return { ...sortActivities(records), damaged };
}

/** Questions and cases apart, each the oldest first; a case that several sources tell of stands once. */
export function sortActivities(records: readonly Activity[]): Pick<Activities, 'exchanges' | 'cases'> {
  return {
    exchanges: records.filter(isExchange).sort((a, b) => a.askedAt - b.askedAt),
    cases: joinCases(records.filter(isCase)).sort((a, b) => a.raisedAt - b.raisedAt),
  };
}

function isExchange(activity: Activity): activity is Exchange {
  return activity.kind === 'exchange';
}

function isCase(activity: Activity): activity is Case {
  return activity.kind === 'case';
}

/** The activity of this id; undefined where there is none, or it does not parse. */
export async function activityById(store: Store, id: string): Promise<Activity | undefined> {
  const stored = await transact(store, ['activities'], 'readonly', (tx) =>
    tx.objectStore('activities').get(id),
  );
  return activitySchema.safeParse(stored).data;
}

/** How many records there are whose ids begin so. */
export function countNoted(store: Store, prefix: string): Promise<number> {
  return transact(store, ['activities'], 'readonly', (tx) =>
    tx.objectStore('activities').count(IDBKeyRange.bound(prefix, `${prefix}\uffff`)),
  );
}

/** How many questions and answers whose ids begin so were noted or corrected after this instant. */
export async function notedSince(store: Store, prefix: string, after: number): Promise<number> {
  const stored = await transact(store, ['activities'], 'readonly', (tx) =>
    tx.objectStore('activities').getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`)),
  );
  return stored.filter((each) => {
    const activity = activitySchema.safeParse(each).data;
    return activity?.kind === 'exchange' && activity.provenance.fetchedAt > after;
  }).length;
}
