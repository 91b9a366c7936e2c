import type { Decision, GivenAnswer } from '../domain/given-answer.ts';
import type { ImprovementAction } from '../domain/improvement-action.ts';
import { announceChange } from './changes.ts';
import { readState } from './identifier-index.ts';
import { leftOutOf } from './left-out.ts';
import { forgetRecords, type Store, transact } from './open.ts';
import { parsed, relationsOf } from './relation-records.ts';
import type { StoreName } from './schema.ts';
import { withRoom } from './shed.ts';
import { dropDerived, UNION_SCOPE, unionsOf, withHeads } from './unions.ts';

/** What a partner answered, the newest first. */
export async function answersOf(store: Store, partnerId: string): Promise<GivenAnswer[]> {
  const { records } = await relationsOf(store, 'shareAnswers', partnerId);
  return records.sort((a, b) => b.answer.at - a.answer.at || (a.id < b.id ? -1 : 1));
}

/** How many lines of each partner are left out of its figures, because a dispute about them was accepted; others are absent. */
export async function leftOutCounts(store: Store): Promise<Map<string, number>> {
  const { lines } = await transact(store, [...UNION_SCOPE, 'shareAnswers'], 'readonly', async (tx) =>
    leftOutOf(store, tx, await unionsOf(store, tx)),
  );
  const counts = new Map<string, number>();
  for (const key of lines) {
    const [partnerId = ''] = key.split('\n', 1);
    counts.set(partnerId, (counts.get(partnerId) ?? 0) + 1);
  }
  return counts;
}

/**
 * Takes answers in, each once: one whose id is there stays as it is, with what was decided about it. What they acknowledge
 * goes with them, all or none. Answers the ids that are new. Throws `store-full`.
 */
export async function addAnswers(
  store: Store,
  answers: readonly GivenAnswer[],
  acknowledged: readonly Pick<ImprovementAction, 'id' | 'acknowledged'>[],
): Promise<string[]> {
  const added = await withRoom(store, () =>
    transact(store, ['shareAnswers', 'improvementActions'], 'readwrite', async (tx) => {
      const into = tx.objectStore('shareAnswers');
      const known = new Set(await Promise.all(answers.map(({ id }) => into.getKey(id))));
      const fresh = new Map(answers.filter(({ id }) => !known.has(id)).map((each) => [each.id, each]));
      await Promise.all([...fresh.values()].map((each) => into.put(each)));
      for (const { id, acknowledged: by } of acknowledged) {
        const [action] = parsed('improvementActions', [
          await tx.objectStore('improvementActions').get(id),
        ]).records;
        if (action && !action.acknowledged && by)
          await tx.objectStore('improvementActions').put({ ...action, acknowledged: by });
      }
      return [...fresh.keys()];
    }),
  );
  if (added.length > 0) announceChange({ what: 'records' });
  return added;
}

const DECISION_SCOPE: readonly StoreName[] = [
  'state',
  'shareAnswers',
  'unions',
  'summaries',
  'openLines',
  'cells',
];

/**
 * Decides an answer, or with null takes the decision back. Where a dispute is accepted, or was, the figures of the partner
 * are made anew: its line is left out of them (`left-out.ts`). Answers false where the answer is gone. Throws `store-full`.
 */
export async function decideAnswer(store: Store, id: string, decision: Decision | null): Promise<boolean> {
  const done = await withRoom(store, () =>
    transact(store, DECISION_SCOPE, 'readwrite', async (tx) => {
      const [answer] = parsed('shareAnswers', [await tx.objectStore('shareAnswers').get(id)]).records;
      if (!answer) return null;
      const { decision: before, ...open } = answer;
      await tx.objectStore('shareAnswers').put(decision ? { ...open, decision } : open);
      const counts = answer.answer.kind === 'dispute' && isAccepted(before) !== isAccepted(decision);
      if (!counts) return { counts };
      const state = await readState(tx);
      await tx.objectStore('state').put({ ...state, generation: state.generation + 1 }, 'state');
      await dropDerived(tx, await withHeads(tx, [answer.partnerId]));
      return { counts };
    }),
  );
  if (!done) return false;
  if (done.counts) forgetRecords(store);
  announceChange({ what: 'records' });
  return true;
}

function isAccepted(decision: Decision | null | undefined): boolean {
  return decision?.state === 'accepted';
}
