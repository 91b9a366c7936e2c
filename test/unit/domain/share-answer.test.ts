import { expect, test } from 'vitest';
import { answerFileSchema, MAX_ANSWERS, type ShareAnswer } from '../../../lib/domain/share-answer.ts';

const REF = 'a'.repeat(32);
const dispute: ShareAnswer = {
  id: '5f0c7bd4-3a2e-4d35-9a51-0c7a4be5b7d1',
  at: 1_770_000_000_000,
  kind: 'dispute',
  line: REF,
  reason: 'arrived-on-time',
  evidence: 'signed slip 8812',
};
const file = (answers: unknown[]) => ({
  format: 'partnerlens-answer',
  version: 1,
  share: REF,
  serial: 3,
  by: 'J. Adeyemi',
  answers,
});

test('each kind of answer is read', () => {
  const { id, at } = dispute;
  const answers = [
    dispute,
    { id, at, kind: 'proposal', line: REF, date: '2026-05-08', words: 'after the repair' },
    { id, at, kind: 'acknowledgement', action: REF },
    { id, at, kind: 'comment', words: 'Thank you.' },
  ];
  expect(answerFileSchema.parse(file(answers)).answers).toEqual(answers);
});

test('what is no answer is refused: unknown fields and reasons, long words, dates that are none', () => {
  const refused = (answer: unknown) => expect(answerFileSchema.safeParse(file([answer])).success).toBe(false);
  refused({ ...dispute, decision: 'accepted' });
  refused({ ...dispute, reason: 'because' });
  refused({ ...dispute, evidence: 'x'.repeat(1_001) });
  refused({ ...dispute, line: '4500117731/10' });
  refused({ ...dispute, kind: 'proposal', date: '2026-02-30' });
  refused({ ...dispute, id: 'a' });
  // A day after the year 9999 is none that any surface could write.
  refused({ ...dispute, at: 253_402_300_800_000 });
});

test('a file has one answer at least, and a thousand at most', () => {
  expect(answerFileSchema.safeParse(file([])).success).toBe(false);
  const many = Array.from({ length: MAX_ANSWERS + 1 }, () => dispute);
  expect(answerFileSchema.safeParse(file(many)).success).toBe(false);
  expect(answerFileSchema.safeParse(file(many.slice(1))).success).toBe(true);
});
