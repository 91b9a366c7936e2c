import { expect, test } from 'vitest';
import type { AnswerFile, ShareAnswer } from '../../../lib/domain/share-answer.ts';
import { unionId } from '../../../lib/domain/union.ts';
import { makeBundle } from '../../../lib/share/make-bundle.ts';
import { refMaker } from '../../../lib/share/refs.ts';
import { takeAnswers } from '../../../lib/share/take-answers.ts';
import { answersOf } from '../../../lib/store/share-answers.ts';
import { putShare } from '../../../lib/store/shares.ts';
import { putUnions, undoUnion } from '../../../lib/store/unions.ts';
import { INSTANT, NOW, storeWith } from '../lens/lens-store.ts';
import { ORDERS, PARTNERS } from '../lens/workshop.ts';
import { agreed, ISSUE } from './share-world.ts';

const uuid = (no: number) => `00000000-0000-4000-9000-${`${no}`.padStart(12, '0')}`;
const blind = agreed({
  id: 'blind',
  partnerId: 'blind',
  share: 'cd'.repeat(16),
  secret: '6f'.repeat(32),
});

const fileOf = (share: string, answers: ShareAnswer[]): AnswerFile => ({
  format: 'partnerlens-answer',
  version: 1,
  share,
  serial: 7,
  by: 'x',
  answers,
});

test('answers that came while two partners were one stay with whom they concern', async () => {
  const store = await storeWith(PARTNERS, ORDERS);
  await putShare(store, agreed());
  await putShare(store, blind);
  const union = {
    id: unionId('acme', 'blind'),
    partnerIds: ['acme', 'blind'] as [string, string],
    keep: 'acme',
    by: 'number' as const,
    reasons: [],
    at: 1,
  };
  await putUnions(store, [union]);
  const line = await (await refMaker(blind.secret))('line', 'blind/2000', '1');
  const across = await (await refMaker(agreed().secret))('line', 'blind/2001', '1');
  const dispute = { at: INSTANT, kind: 'dispute', reason: 'other' } as const;
  const ofBlind = await takeAnswers(
    store,
    fileOf(blind.share, [
      { id: uuid(1), at: INSTANT, kind: 'comment', words: 'WORDS OF BLIND' },
      { ...dispute, id: uuid(2), line, evidence: 'slip' },
    ]),
    INSTANT,
  );
  const ofAcme = await takeAnswers(
    store,
    fileOf(agreed().share, [{ ...dispute, id: uuid(3), line: across, evidence: 'WORDS OF ACME' }]),
    INSTANT,
  );
  expect([ofBlind, ofAcme]).toMatchObject([
    { partnerId: 'acme', added: 2 },
    { partnerId: 'acme', added: 1 },
  ]);
  const united = JSON.stringify(await makeBundle(store, agreed(), NOW, ISSUE));
  expect(united).toContain('WORDS OF BLIND');
  expect(united).toContain('WORDS OF ACME');

  await undoUnion(store, union.id, 5);
  expect(JSON.stringify(await makeBundle(store, agreed(), NOW, ISSUE))).not.toContain('WORDS OF BLIND');
  const apart = JSON.stringify(await makeBundle(store, blind, NOW, ISSUE));
  expect(apart).toContain('WORDS OF BLIND');
  expect(apart).not.toContain('WORDS OF ACME');
  const held = async (partnerId: string) => (await answersOf(store, partnerId)).map(({ id }) => id).sort();
  expect(await held('blind')).toEqual([uuid(1), uuid(2), uuid(3)]);
  expect(await held('acme')).toEqual([]);
});
