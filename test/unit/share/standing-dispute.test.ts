import { expect, test } from 'vitest';
import type { Decision } from '../../../lib/domain/given-answer.ts';
import { makeBundle } from '../../../lib/share/make-bundle.ts';
import { addAnswers, decideAnswer } from '../../../lib/store/share-answers.ts';
import { INSTANT, NOW, storeWith } from '../lens/lens-store.ts';
import { ORDERS, PARTNERS } from '../lens/workshop.ts';
import { agreed, answered, ISSUE } from './share-world.ts';

type State = Decision['state'] | undefined;

/** What is said of one line that was contested so often, the oldest first. */
async function saidOf(states: readonly State[]) {
  const store = await storeWith(PARTNERS, ORDERS);
  for (const [at, state] of states.entries()) {
    const given = answered('acme/1001 20', { at: INSTANT + at } as never);
    await addAnswers(store, [given], []);
    if (state) await decideAnswer(store, given.id, { state, because: 'ok', by: '', at: INSTANT });
  }
  const { lines, theirs } = await makeBundle(store, agreed(), NOW, ISSUE);
  const line = lines.find(({ order, line }) => order === '1001' && line === '20');
  return {
    state: line?.dispute?.state,
    isLeftOut: line?.counts[0]?.why === 'dispute-accepted',
    isOpen: theirs.rows[0]?.undisputed !== undefined,
  };
}

test.each<[readonly State[], string]>([
  [['accepted', 'rejected'], 'accepted'],
  [['accepted', undefined], 'accepted'],
  [[undefined, 'accepted'], 'accepted'],
  [[undefined, 'rejected'], 'open'],
  [['rejected', undefined], 'open'],
  [['rejected', 'rejected'], 'rejected'],
])('disputes %j of one line: %s, as its figures have it', async (states, state) => {
  expect(await saidOf(states)).toEqual({
    state,
    isLeftOut: state === 'accepted',
    isOpen: state === 'open',
  });
});
