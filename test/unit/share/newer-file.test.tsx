// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { Taken } from '../../../components/share/Taken.tsx';
import type { AnswerFile } from '../../../lib/domain/share-answer.ts';
import { takeAnswers } from '../../../lib/share/take-answers.ts';
import { putShare } from '../../../lib/store/shares.ts';
import { setStage } from '../components/stage.ts';
import { INSTANT, storeWith } from '../lens/lens-store.ts';
import { ORDERS, PARTNERS } from '../lens/workshop.ts';
import { agreed } from './share-world.ts';

const stage = setStage();

const file = (serial: number): AnswerFile => ({
  format: 'partnerlens-answer',
  version: 1,
  share: agreed().share,
  serial,
  by: 'J. Adeyemi',
  answers: [
    { id: '00000000-0000-4000-8000-000000000001', at: INSTANT, kind: 'comment', words: 'See April.' },
  ],
});

/** What is said of answers to one file, while another is the last that was made here. */
async function said(answered: number, last: number): Promise<string> {
  const store = await storeWith(PARTNERS, ORDERS);
  await putShare(store, agreed({ serial: last }));
  const taken = await takeAnswers(store, file(answered), INSTANT);
  expect(taken.added).toBe(1);
  stage.show(<Taken taken={taken} />);
  return stage.root.textContent ?? '';
}

test('answers to a file that was never made here are taken in, and it is said where that file came from', async () => {
  const words = await said(7, 0);
  expect(words).toContain('1 answer is new.');
  expect(words).toContain('They answer a newer file than the last that was made here.');
  expect(words).toContain('before a backup was restored here');
  expect(words).toContain('Decide them where that file was made.');
});

test.each([7, 8])('answers to the last file or an older one (%d) are no news', async (last) => {
  const words = await said(7, last);
  expect(words).toContain('1 answer is new.');
  expect(words).not.toContain('newer file');
});
