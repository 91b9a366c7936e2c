import { beforeAll, expect, test } from 'vitest';
import { answerSet } from '../../../../tools/senders/answer-set.ts';
import { type Answered, judge } from '../../../../tools/senders/judge.ts';
import { makeMails } from '../../../../tools/senders/make-mails.ts';
import { recordsOf } from '../../../../tools/senders/records.ts';
import { storeWith } from '../../lens-store.ts';

const { companies, mails } = makeMails(20_260_507);

let answered: { lens: Answered[]; exact: Answered[] };
beforeAll(async () => {
  const { partners, orders } = recordsOf(companies);
  answered = await answerSet(await storeWith(partners, orders), companies, mails);
});

test('what is matched without a question is right, ties ask, and look-alikes are nobody', () => {
  const judged = judge(answered.lens);
  expect(judged.mails).toBeGreaterThan(500);
  expect(judged.right / judged.automatic, judged.wrong.join('; ')).toBeGreaterThanOrEqual(0.99);
  expect(judged.untied).toEqual([]);
  expect(judged.taken).toEqual([]);
  expect(judged.unwarned).toEqual([]);
  expect(judged.warnedWrongly).toEqual([]);
  expect(judged.found / judged.ofPartner).toBeGreaterThan(0.95);
});

test('the exact address alone finds far fewer, and is wrong about what was forwarded', () => {
  const [plain, lens] = [judge(answered.exact), judge(answered.lens)];
  expect(plain.found).toBeLessThan(lens.found / 2);
  expect(plain.right / plain.automatic).toBeLessThan(0.99);
});

test('the judge sees wrong matches, ties that were not asked about, and look-alikes that were taken', () => {
  const careless = answered.exact.map(
    (each): Answered => ({ ...each, view: { standing: 'known', ids: ['100482'], warnings: [] } }),
  );
  const judged = judge(careless);
  expect(judged.wrong.length).toBeGreaterThan(400);
  expect(judged.untied).toHaveLength(judged.ties);
  expect(judged.taken).toHaveLength(judged.lookAlikes);
  expect(judged.unwarned).toHaveLength(judged.lookAlikes);
});
