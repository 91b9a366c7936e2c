import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnswerFile, ShareAnswer } from '../../../lib/domain/share-answer.ts';
import { makeBundle } from '../../../lib/share/make-bundle.ts';
import { refMaker } from '../../../lib/share/refs.ts';
import { isAnswerFile, readAnswers, takeAnswers } from '../../../lib/share/take-answers.ts';
import { answersOf, decideAnswer } from '../../../lib/store/share-answers.ts';
import { actionsOf, putActions, putShare } from '../../../lib/store/shares.ts';
import { INSTANT, NOW, storeWith } from '../lens/lens-store.ts';
import { ORDERS, PARTNERS } from '../lens/workshop.ts';
import { agreed, ISSUE } from './share-world.ts';

const share = agreed();
const ACTION = '00000000-0000-4000-8000-0000000000aa';
const uuid = (no: number) => `00000000-0000-4000-8000-${`${no}`.padStart(12, '0')}`;

async function world() {
  const store = await storeWith(PARTNERS, ORDERS);
  await putShare(store, share);
  await putActions(store, [
    {
      id: ACTION,
      partnerId: 'acme',
      title: 'Second core box',
      side: 'theirs',
      state: 'open',
      at: 1,
      sample: false,
    },
  ]);
  const refOf = await refMaker(share.secret);
  const line = await refOf('line', 'acme/1001', '20');
  const action = await refOf('action', ACTION, 'Second core box', 'theirs', '');
  return { store, line, action };
}

const dispute = (no: number, line: string): ShareAnswer => ({
  id: uuid(no),
  at: INSTANT,
  kind: 'dispute',
  line,
  reason: 'other',
  evidence: `slip ${no}`,
});

const fileOf = (answers: ShareAnswer[], fields: Partial<AnswerFile> = {}): AnswerFile => ({
  format: 'partnerlens-answer',
  version: 1,
  share: share.share,
  serial: 7,
  by: 'J. Adeyemi',
  answers,
  ...fields,
});

const blob = (value: unknown) => new Blob([JSON.stringify(value)]);

test('each answer counts once, in whatever files and sequence it arrives, and a decision stays', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 }), { maxLength: 5 }),
      async (files) => {
        const { store, line } = await world();
        const seen = new Set<number>();
        for (const numbers of files) {
          const before = seen.size;
          for (const no of numbers) seen.add(no);
          const taken = await takeAnswers(store, fileOf(numbers.map((no) => dispute(no, line))), INSTANT);
          expect(taken.added).toBe(seen.size - before);
          expect(taken.added + taken.known).toBe(numbers.length);
          const [first] = seen;
          const decision = { state: 'rejected' as const, because: 'no', by: '', at: INSTANT };
          if (first !== undefined) await decideAnswer(store, uuid(first), decision);
        }
        const stored = await answersOf(store, 'acme');
        expect(stored.map(({ id }) => id).sort()).toEqual([...seen].map(uuid).sort());
        const [first] = seen;
        if (first !== undefined)
          expect(stored.find(({ id }) => id === uuid(first))?.decision?.because).toBe('no');
      },
    ),
    { numRuns: 15 },
  );
});

test('what it names is found, what is not here is named, and an acknowledgement is noted once', async () => {
  const { store, line, action } = await world();
  const gone = '0'.repeat(32);
  const acknowledges = (no: number): ShareAnswer => ({
    id: uuid(no),
    at: INSTANT,
    kind: 'acknowledgement',
    action,
  });
  const answers = [dispute(1, line), dispute(2, gone), acknowledges(3), acknowledges(4)];
  const taken = await takeAnswers(store, fileOf(answers), INSTANT);
  expect(taken).toMatchObject({
    partnerId: 'acme',
    added: 3,
    known: 0,
    unknown: [{ kind: 'dispute', ref: gone }],
  });
  expect((await answersOf(store, 'acme')).find(({ id }) => id === uuid(1))).toMatchObject({
    orderId: 'acme/1001',
    lineId: '20',
  });
  expect(await actionsOf(store, 'acme')).toMatchObject([
    { acknowledged: { on: '2025-06-16', by: 'J. Adeyemi' } },
  ]);
  const { actions, lines } = await makeBundle(store, share, NOW, ISSUE);
  expect(actions).toMatchObject([{ ref: action, state: 'acknowledged', acknowledgedOn: '2025-06-16' }]);
  expect(lines.find(({ ref }) => ref === line)?.dispute).toMatchObject({ answerId: uuid(1), state: 'open' });
});

test.each<[string, Blob, string]>([
  ['no JSON', new Blob(['{"format":"partnerlens-answer"']), 'answers-not-json'],
  ['another file', blob({ format: 'partnerlens-bundle' }), 'answers-not-answers'],
  ['a list', blob([]), 'answers-not-answers'],
  ['a newer version', blob({ ...fileOf([]), version: 2 }), 'answers-newer'],
  ['an older version', blob({ ...fileOf([]), version: 0 }), 'answers-older'],
  [
    'too many words',
    blob(fileOf([{ ...dispute(1, '0'.repeat(32)), evidence: 'x'.repeat(10_000) } as never])),
    'answers-flawed',
  ],
  ['no answers', blob(fileOf([])), 'answers-flawed'],
  [
    'a field that nobody named',
    blob({ ...fileOf([dispute(1, '0'.repeat(32))]), __proto__x: 1 }),
    'answers-flawed',
  ],
  ['too large', new Blob(['x'.repeat(2_000_001)]), 'answers-too-large'],
])('%s is refused with what is wrong', async (_, file, code) => {
  await expect(readAnswers(file)).rejects.toMatchObject({ failure: { code } });
});

test('answers of a relationship that is not here are refused, and nothing is stored', async () => {
  const { store, line } = await world();
  const foreign = fileOf([dispute(1, line)], { share: 'ef'.repeat(16) });
  await expect(takeAnswers(store, foreign, INSTANT)).rejects.toMatchObject({
    failure: { code: 'answers-not-ours' },
  });
  expect(await answersOf(store, 'acme')).toEqual([]);
});

test('hostile words are kept as words, and a clock that is off is no reason to refuse', async () => {
  const { store, line } = await world();
  const hostile = '\u202e<img src=x onerror=alert(1)>\u0000{{}}';
  const answer: ShareAnswer = {
    ...dispute(1, line),
    at: INSTANT + 86_400_000,
    evidence: hostile,
  } as ShareAnswer;
  const read = await readAnswers(blob(fileOf([answer], { by: hostile })));
  await takeAnswers(store, read, INSTANT);
  const { lines } = await makeBundle(store, share, NOW, ISSUE);
  expect(lines.find(({ ref }) => ref === line)?.dispute?.words).toBe(hostile);
});

test('files of answers are told from others by what they say', async () => {
  expect(await isAnswerFile(blob(fileOf([])))).toBe(true);
  expect(await isAnswerFile(new Blob(['PO;Line;Quantity\n']))).toBe(false);
});

test('one id is one answer, in upper or lower case', async () => {
  const { store, line } = await world();
  const id = 'abcdef00-0000-4000-8000-000000000001';
  const answers = [id, id.toUpperCase()].map((each) => ({ ...dispute(1, line), id: each }));
  const { added, known } = await takeAnswers(store, fileOf(answers), INSTANT);
  expect({ added, known }).toEqual({ added: 1, known: 1 });
  expect(await answersOf(store, 'acme')).toMatchObject([{ id, answer: { id } }]);
});

test('an action that was changed is not acknowledged any more, nor by who read it before', async () => {
  const { store, action } = await world();
  const [stored] = await actionsOf(store, 'acme');
  if (!stored) throw new Error('no action');
  const acknowledged = { on: '2025-06-10', by: 'J. A.' };
  await putActions(store, [{ ...stored, acknowledged }]);
  await putActions(store, [{ ...stored, acknowledged, owner: 'K. Ito', state: 'done' }]);
  expect(await actionsOf(store, 'acme')).toMatchObject([{ acknowledged }]);
  for (const change of [
    { title: 'Pay for all rework' },
    { side: 'ours' as const },
    { dueOn: '2025-07-01' },
  ]) {
    await putActions(store, [stored]);
    await putActions(store, [{ ...stored, acknowledged }]);
    await putActions(store, [{ ...stored, ...change, acknowledged }]);
    expect((await actionsOf(store, 'acme'))[0]).not.toHaveProperty('acknowledged');
  }
  const late = { id: uuid(9), at: INSTANT, kind: 'acknowledgement' as const, action };
  expect((await takeAnswers(store, fileOf([late]), INSTANT)).unknown).toHaveLength(1);
});
