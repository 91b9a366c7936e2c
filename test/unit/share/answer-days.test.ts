import { expect, test } from 'vitest';
import { LAST_INSTANT } from '../../../lib/domain/share-answer.ts';
import { makeBundle } from '../../../lib/share/make-bundle.ts';
import { readAnswers, takeAnswers } from '../../../lib/share/take-answers.ts';
import { transact } from '../../../lib/store/open.ts';
import { answersOf } from '../../../lib/store/share-answers.ts';
import { putShare } from '../../../lib/store/shares.ts';
import { INSTANT, NOW, storeWith } from '../lens/lens-store.ts';
import { ORDERS, PARTNERS } from '../lens/workshop.ts';
import { agreed, answered, ISSUE } from './share-world.ts';

const world = () => storeWith(PARTNERS, ORDERS);
const DAY = 86_400_000;

const commentAt = (at: number) => ({
  format: 'partnerlens-answer',
  version: 1,
  share: agreed().share,
  serial: 7,
  by: 'x',
  answers: [{ id: '00000000-0000-4000-9000-000000000001', at, kind: 'comment', words: 'hello' }],
});
const fileAt = (at: number) => new Blob([JSON.stringify(commentAt(at))]);

test.each([Number.MAX_SAFE_INTEGER, 8.64e15, LAST_INSTANT + 1])(
  'an answer of the instant %d is refused',
  async (at) => {
    await expect(readAnswers(fileAt(at))).rejects.toMatchObject({ failure: { code: 'answers-flawed' } });
  },
);

test('an answer of days to come is refused, and nothing of its file is stored', async () => {
  const store = await world();
  await putShare(store, agreed());
  const ahead = await readAnswers(fileAt(INSTANT + 8 * DAY));
  await expect(takeAnswers(store, ahead, INSTANT)).rejects.toMatchObject({
    failure: { code: 'answers-ahead' },
  });
  expect(await answersOf(store, 'acme')).toEqual([]);
});

test('one that was stored before is read with the last day that there is, and stops no file', async () => {
  const store = await world();
  const far = { kind: 'comment', words: 'far', at: Number.MAX_SAFE_INTEGER } as const;
  const { id, ...rest } = answered('');
  const comment = { ...rest, id, answer: { ...far, id }, orderId: undefined, lineId: undefined };
  await transact(store, ['shareAnswers'], 'readwrite', (tx) => tx.objectStore('shareAnswers').put(comment));
  const { comments } = await makeBundle(store, agreed(), NOW, ISSUE);
  expect(comments).toMatchObject([{ words: 'far', on: '9999-12-31' }]);
});
