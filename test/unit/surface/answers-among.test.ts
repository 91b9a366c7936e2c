import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { answersOf } from '../../../lib/store/share-answers.ts';
import { putShare } from '../../../lib/store/shares.ts';
import { storeWith } from '../lens/lens-store.ts';
import { ORDERS, PARTNERS } from '../lens/workshop.ts';
import { agreed } from '../share/share-world.ts';

const held = vi.hoisted(() => ({ store: undefined as unknown }));
vi.mock('wxt/browser', () => ({ browser: {} }));
vi.mock('../../../lib/surface/reading.ts', async (original) => ({
  ...(await original<object>()),
  surfaceStore: async () => held.store,
}));

const { justTaken, takeAnswerFile, takeAnswersAmong } = await import('../../../lib/surface/shares.ts');

function comment(no: number, share = agreed().share): string {
  const id = `00000000-0000-4000-8000-${`${no}`.padStart(12, '0')}`;
  const answers = [{ id, at: 1_750_000_000_000, kind: 'comment', words: `words ${no}` }];
  return JSON.stringify({ format: 'partnerlens-answer', version: 1, share, serial: 7, by: 'J. A.', answers });
}

test('a bad file of answers is named, and the others beside it are taken in', async () => {
  const store = await storeWith(PARTNERS, ORDERS);
  held.store = store;
  await putShare(store, agreed());
  const table = new File(['PO;Line\n'], 'orders.csv');
  const taken = await takeAnswersAmong([
    new File([comment(1)], 'one.json'),
    new File([comment(2).slice(0, -5)], 'cut.json'),
    new File([comment(3, 'ef'.repeat(16))], 'foreign.json'),
    table,
    new File([comment(4)], 'four.json'),
  ]);
  expect(taken).toMatchObject({
    others: [table],
    partnerId: 'acme',
    refused: [
      { code: 'answers-not-json', message: expect.stringMatching(/^cut\.json: /) },
      { code: 'answers-not-ours', message: expect.stringMatching(/^foreign\.json: /) },
    ],
  });
  expect(justTaken.value?.refused).toEqual(taken.refused);
  expect(await answersOf(store, 'acme')).toHaveLength(2);
});

test('of several files of one partner all answers are counted, and those of another partner are named', async () => {
  const store = await storeWith(PARTNERS, ORDERS);
  held.store = store;
  const second = PARTNERS.find(({ id }) => id !== 'acme');
  const share = 'cd'.repeat(16);
  await putShare(store, agreed());
  await putShare(store, agreed({ id: 'other', partnerId: second?.id, share }));
  const file = (text: string) => new File([text], 'answers.json');
  await takeAnswersAmong([comment(5), comment(6, share), comment(5), comment(7)].map(file));
  expect(justTaken.value?.taken).toMatchObject([
    { partnerId: 'acme', added: 2, known: 1 },
    { partnerId: second?.id, name: second?.name, added: 1, known: 0 },
  ]);
});

test('once another file is chosen, what became of the last is said no more', async () => {
  held.store = await storeWith(PARTNERS, ORDERS);
  justTaken.value = { at: 1, taken: [], refused: [] };
  await expect(takeAnswerFile(new File(['{'], 'cut.json'))).rejects.toThrow('no JSON');
  expect(justTaken.value).toBe(null);
});
