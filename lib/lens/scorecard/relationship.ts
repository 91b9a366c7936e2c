import type { Case } from '../../domain/activity.ts';
import type { Agreement } from '../../domain/agreement.ts';
import type { Fact } from '../../domain/fact.ts';
import { activitiesOf } from '../../store/activities.ts';
import { agreementsOf } from '../../store/agreements.ts';
import { factsOf } from '../../store/facts.ts';
import type { Store } from '../../store/open.ts';

/** What was agreed with a partner and said about it, and the cases with it. */
export interface Relationship {
  agreements: readonly Agreement[];
  facts: readonly Fact[];
  cases: readonly Case[];
}

export async function readRelationship(store: Store, partnerId: string): Promise<Relationship> {
  const [agreements, facts, { cases }] = await Promise.all([
    agreementsOf(store, partnerId),
    factsOf(store, partnerId),
    activitiesOf(store, partnerId),
  ]);
  return { agreements: agreements.records, facts: facts.records, cases };
}
