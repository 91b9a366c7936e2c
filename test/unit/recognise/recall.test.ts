// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { afterAll, describe, expect, test } from 'vitest';
import { normaliseNumber } from '../../../lib/domain/normalise.ts';
import { closeStore, openStore } from '../../../lib/store/open.ts';
import { writeDocuments } from '../../tools/recognise/documents.ts';
import { countMarks } from '../../tools/recognise/judge.ts';
import { seededNumbers } from '../../tools/recognise/records.ts';
import { strangersPages } from '../../tools/recognise/strangers.ts';
import { randomFrom } from '../../tools/sample/random.ts';

/** A slice of `test/long/recognise.ts`: there a million numbers are stored and 20,000 written, in a real browser. */
const STORED = 3_000;
const WRITTEN = 360;
const SEED = 7;

const store = await openStore('recall');
afterAll(() => closeStore(store));

/** The page with this markup; `html` itself cannot be replaced here. */
async function show(markup: string): Promise<Document> {
  document.documentElement.innerHTML = markup.replace(/^<!doctype html>/i, '');
  return document;
}

describe('numbers stored by real commits, written into pages and mails of nine forms', () => {
  test('at least 98 in 100 get their mark, nothing else gets one', async () => {
    const numbers = [...seededNumbers(STORED, SEED)];
    const random = randomFrom(3);
    const chosen = Array.from({ length: WRITTEN }, () => random.pick(numbers));
    const keys = new Set(numbers.map(({ text }) => normaliseNumber(text)));
    const counts = await countMarks(
      store,
      {
        stored: STORED,
        seed: SEED,
        written: await writeDocuments(chosen, keys, 3),
        pages: await strangersPages(['test/fixtures/mails']),
      },
      show,
    );
    expect(counts.written).toBe(WRITTEN);
    expect(1 - counts.missed.length / WRITTEN, counts.missed.join('\n')).toBeGreaterThanOrEqual(0.98);
    expect(counts.stray).toEqual([]);
    expect(counts.wrong).toEqual([]);
  }, 60_000);
});
