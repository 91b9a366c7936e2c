import { describe, expect, it } from 'vitest';
import type { ShareAnswer } from '../../../lib/domain/share-answer.ts';
import { answerFileSchema, MAX_ANSWER_BYTES, MAX_ANSWERS } from '../../../lib/domain/share-answer.ts';
import { AnswerBook } from '../../../lib/plugin/answer-book.ts';
import { answerFile } from '../../../lib/plugin/hand-over.ts';
import { siteMemory } from '../../../lib/plugin/memory.ts';
import { linesByRow, linesOf } from '../../../lib/plugin/shared-lines.ts';
import { integrityOf, policyOf, snippetOf } from '../../../lib/plugin/snippet.ts';
import { bundleOf } from '../../tools/plugin/bundles.ts';

const bundle = bundleOf({ now: Date.parse('2026-05-07T08:00:00Z') });
const line = (at: number) => bundle.lines[at]?.ref ?? '';

/** A storage of the page that may be full or blocked. */
function storage(room = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, string>();
  return {
    kept,
    of: () =>
      ({
        getItem: (name: string) => kept.get(name) ?? null,
        setItem: (name: string, text: string) => {
          if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
          kept.set(name, text);
        },
      }) as Storage,
  };
}

const dispute = (at: number, evidence = 'slip'): ShareAnswer => ({
  id: crypto.randomUUID(),
  at: 1,
  kind: 'dispute',
  line: line(at),
  reason: 'other',
  evidence,
});

describe('answers', () => {
  it('outlive a visit, and a second one about a line takes the place of the first', () => {
    const { of } = storage();
    const book = new AnswerBook(bundle.share, siteMemory(of));
    book.add(dispute(0, 'first'));
    book.add(dispute(0, 'second'));
    book.add(dispute(1));
    book.nameOneself('J. Adeyemi');
    const again = new AnswerBook(bundle.share, siteMemory(of));
    expect(again.answers.map(({ answer }) => answer.kind === 'dispute' && answer.evidence)).toEqual([
      'second',
      'slip',
    ]);
    expect(answerFileSchema.parse(answerFile(bundle, again)).by).toBe('J. Adeyemi');
    expect(new AnswerBook('0'.repeat(32), siteMemory(of)).answers).toEqual([]);
  });

  it('stay after they were handed over until a bundle carries them', () => {
    const book = new AnswerBook(bundle.share, siteMemory(storage().of));
    const [first, second] = [dispute(0), dispute(1)];
    book.add(first);
    book.add(second);
    book.hand(new Set([first.id, second.id]), 9);
    expect(book.answers.every(({ handedAt }) => handedAt === 9)).toBe(true);
    const lines = bundle.lines.map((each, at) =>
      at === 0 ? { ...each, dispute: { answerId: first.id, reason: 'other', state: 'open' as const } } : each,
    );
    book.settle({ ...bundle, lines });
    expect(book.answers.map(({ answer }) => answer.id)).toEqual([second.id]);
  });

  it('of two windows stay both, whichever of them is asked last', () => {
    const { of } = storage();
    const [one, other] = [0, 1].map(() => new AnswerBook(bundle.share, siteMemory(of)));
    const [first, second] = [dispute(0), dispute(1)];
    one?.add(first);
    other?.add(second);
    one?.nameOneself('J. Adeyemi');
    other?.remove(first.id);
    const kept = new AnswerBook(bundle.share, siteMemory(of));
    expect([kept.by, ...kept.answers.map(({ answer }) => answer.id)]).toEqual(['J. Adeyemi', second.id]);
  });

  it('that were handed over go once a later bundle carries what somebody else answered about the line', () => {
    const book = new AnswerBook(bundle.share, siteMemory(storage().of));
    const [before, after, waiting] = [dispute(0), dispute(1), dispute(2)];
    for (const each of [before, after, waiting]) book.add(each);
    book.hand(new Set([before.id]), bundle.issuedAt - 1);
    book.hand(new Set([after.id]), bundle.issuedAt + 1);
    const theirs = { answerId: 'of a colleague', reason: 'other', state: 'rejected' as const };
    book.settle({ ...bundle, lines: bundle.lines.map((each) => ({ ...each, dispute: theirs })) });
    expect(book.answers.map(({ answer }) => answer.id)).toEqual([after.id, waiting.id]);
  });

  it('are no longer than a file may be', () => {
    const book = new AnswerBook(bundle.share, siteMemory(storage().of));
    const words = '供'.repeat(1_000);
    let kept = 0;
    while (kept < MAX_ANSWERS && book.add({ id: crypto.randomUUID(), at: 1, kind: 'comment', words }))
      kept += 1;
    expect(kept).toBeLessThan(MAX_ANSWERS);
    const file = new Blob([JSON.stringify(answerFile(bundle, book))]);
    expect(file.size).toBeLessThanOrEqual(MAX_ANSWER_BYTES);
    expect(file.size).toBeGreaterThan(MAX_ANSWER_BYTES * 0.99);
  });

  it('live as long as the page where it may store nothing, and that is known', () => {
    const memory = siteMemory(storage(0).of);
    const book = new AnswerBook(bundle.share, memory);
    book.add(dispute(0));
    expect(book.lasting).toBe(false);
    expect(new AnswerBook(bundle.share, memory).answers).toHaveLength(1);
  });

  it('take nothing for theirs that somebody else wrote into the storage', () => {
    const { kept, of } = storage();
    for (const text of ['', 'null', '{"by":3}', '{"by":"","answers":[{"answer":{"kind":"pay"}}]}', '[']) {
      kept.set(`partner-lens:answers:${bundle.share}`, text);
      expect(new AnswerBook(bundle.share, siteMemory(of)).answers).toEqual([]);
    }
  });

  it('are no more than a file takes', () => {
    const book = new AnswerBook(bundle.share, siteMemory(storage().of));
    const comment = (at: number): ShareAnswer => ({
      id: crypto.randomUUID(),
      at,
      kind: 'comment',
      words: 'x',
    });
    for (let at = 0; at < MAX_ANSWERS; at += 1) expect(book.add(comment(at))).toBe(true);
    expect(book.add(comment(MAX_ANSWERS))).toBe(false);
    expect(answerFileSchema.safeParse(answerFile(bundle, book)).success).toBe(true);
  });
});

it('lines are found by kind, and of a figure those that missed come first', () => {
  const verdicts = (filter: Parameters<typeof linesOf>[1]) =>
    linesOf(bundle.lines, filter).map(({ counts: [count] }) => count?.verdict);
  expect(new Set(verdicts('cost'))).toEqual(new Set(['miss']));
  expect(linesOf(bundle.lines, 'open').every(({ open }) => open)).toBe(true);
  expect(linesOf(bundle.lines, 'contested')).toHaveLength(2);
  expect(linesOf(bundle.lines, 'all')).toHaveLength(bundle.lines.length);
  const ofRow = verdicts({ row: 0 });
  expect(ofRow.lastIndexOf('miss')).toBeLessThan(ofRow.indexOf('pending'));
  expect(ofRow.lastIndexOf('pending')).toBeLessThan(ofRow.indexOf('hit'));
  expect(linesByRow(bundle.lines).get(0)).toBe(ofRow.length);
  expect(linesOf(bundle.lines, { row: 3 })).toEqual([]);
});

it('the lines to embed hold nothing that breaks out of them', async () => {
  const bytes = new TextEncoder().encode('abc').buffer as ArrayBuffer;
  // The vector of FIPS 180-4 for "abc".
  expect(await integrityOf(bytes)).toBe(
    'sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn',
  );
  const embed = {
    share: '0f'.repeat(16),
    x: 'a',
    y: 'b',
    integrity: 'sha384-x',
    file: 'A"><script>.json',
    answerTo: 'https://a.example/in?x',
  };
  expect(snippetOf(embed)).toContain('src="A%22%3E%3Cscript%3E.json" key="a.b" share="0f0f');
  expect(policyOf(embed)).toBe("script-src 'self'; connect-src 'self' https://a.example");
});
