import type { DraftFact } from '../../../domain/draft.ts';
import { contrast, reported, sayingOf, sayingOfSentence } from './draft-sayings.ts';
import type { DraftBlock, Span } from './draft-text.ts';
import { beside, type Cue, cuesOf, moving, spoken, subject } from './draft-topics.ts';

/** A part of a sentence that says one thing. */
export interface Clause extends Span {
  words: string;
  saying: DraftFact['saying'] | undefined;
  cues: Cue[];
  /** It speaks of papers, people or money, or goes on with such a clause without a subject of its own. */
  beside: boolean;
}

export interface Sentence extends Span {
  words: string;
  saying: DraftFact['saying'] | undefined;
  moves: boolean;
  clauses: Clause[];
}

const abbreviated =
  /(?:^|[^a-zäöü])(?:[a-z]|no|nr|pos|art|ca|approx|inkl|incl|bzw|ref|tel|mr|mrs|ms|dr|sr|sra|mme|st|stk|vs|etc|evtl|ggf|max|min|inv|bestell-nr|num|cant|qty|est|aprox|env)$/;
const ends = /[.!?]+(?=\s|$|["')])|\n+/g;
const parts =
  /[;:()–—]|\s-\s|,(?=\s)|(?<![a-zäöü])(?:and|but|however|while|whereas|then|und|aber|sondern|jedoch|während|dann|et|mais|tandis|puis|y|pero|sino|mientras|luego)(?![a-zäöü])/g;
const cells = /;/g;

const inside = (spans: readonly Span[], at: number): Span | undefined =>
  spans.find(({ start, end }) => at >= start && at < end);

/**
 * The sentences of a block and their clauses; nothing that was found in it is cut. `low` is its text folded, `masked` the same
 * with `#` for what was found and `§` for the numbers of orders.
 */
export function sentencesOf(
  { text, row }: DraftBlock,
  low: string,
  masked: string,
  spans: readonly Span[],
): Sentence[] {
  return cutAt(low, ends, (match) => !row && endsSentence(text, low, match, spans), 0, low.length).map(
    ({ start, end }) => {
      const words = masked.slice(start, end);
      const cut = cutAt(low, row ? cells : parts, ({ index }) => !inside(spans, index), start, end);
      let isBeside = false;
      let isReported = false;
      const clauses = cut.map((clause) => {
        const said = masked.slice(clause.start, clause.end);
        isReported = reported.test(said) || (isReported && !contrast.test(said));
        const cues = cuesOf(said).map((each) => ({ ...each, at: each.at + clause.start }));
        const hasOwn = cues.length > 0 && (said.includes('§') || subject.test(said));
        isBeside = beside.test(said) || spoken.test(said) || (isBeside && !row && !hasOwn);
        const saying = isReported ? 'perhaps' : sayingOf(said);
        return { ...clause, words: said, saying, cues, beside: isBeside } as const;
      });
      return { start, end, words, saying: sayingOfSentence(words), moves: moving.test(words), clauses };
    },
  );
}

function endsSentence(text: string, low: string, match: RegExpExecArray, spans: readonly Span[]): boolean {
  const { index } = match;
  const behind = text.slice(index + match[0].length).trimStart();
  if (match[0].startsWith('\n')) return !/^[a-zäöüàéèß]/.test(behind);
  const span = inside(spans, index);
  // The point of "am 12.05." may end the sentence too.
  if (span) return span.end === index + 1 && /^[A-ZÄÖÜÉÀ¿¡]/.test(behind);
  if (match[0] !== '.') return true;
  // Who writes all in small letters begins sentences with them too.
  const goesOn = /^[a-zäöü]/.test(behind) && text !== low;
  return !abbreviated.test(low.slice(Math.max(0, index - 12), index)) && !goesOn;
}

function cutAt(
  low: string,
  pattern: RegExp,
  isEnd: (match: RegExpExecArray) => boolean,
  from: number,
  to: number,
): Span[] {
  const cut: Span[] = [];
  let start = from;
  pattern.lastIndex = from;
  for (let match = pattern.exec(low); match && match.index < to; match = pattern.exec(low)) {
    if (!isEnd(match)) continue;
    const end = match.index + match[0].length;
    // A word that joins two clauses belongs to the second.
    const isWord = /[a-z]/.test(match[0]);
    cut.push({ start, end: isWord ? match.index : end });
    start = isWord ? match.index : end;
  }
  if (start < to) cut.push({ start, end: to });
  return cut;
}

const joined = /^\s*(?:and|und|et|y)(?![a-z])/;
const SAID = /promise|past|once/;

/** What is said of something at a place of a sentence, and what that speaks of; topic undefined where nothing tells. */
export function saidAt(
  { saying, clauses }: Sentence,
  at: number,
  { row, intro }: DraftBlock,
): { clause: number; saying: DraftFact['saying']; topic: DraftFact['topic'] | undefined; weak: boolean } {
  const index = Math.max(
    0,
    clauses.findIndex(({ end }) => at < end),
  );
  const own = clauses[index];
  const before = row ? [] : clauses.slice(0, index).reverse();
  // What follows may end what is said here, a German verb perhaps; it asks, doubts and quotes for itself.
  const after = row ? [] : clauses.slice(index + 1).filter(({ saying }) => !saying || SAID.test(saying));
  const list =
    intro === undefined
      ? []
      : [{ saying: sayingOf(intro), cues: cuesOf(intro).map((each) => ({ ...each, at: -1 })) }];
  const isAfter = (each: object) => after.some((clause) => clause === each);
  const around = [...(own ? [own] : []), ...before, ...after, ...list];
  const inherited = around.find(
    (each) => each.saying && (each === own || each.saying !== 'negation'),
  )?.saying;
  // "On 27 June, says the carrier, it arrives", "was loaded on 27 June and shipped": else a clause behind has its own day.
  const isOpen =
    own &&
    ((index < 2 && own.words.trim().split(/\s+/).length <= 4) ||
      joined.test(clauses[index + 1]?.words ?? ''));
  const speaking =
    around.find(
      (each) =>
        each.cues.length > 0 &&
        (!isAfter(each) || (isOpen && each.cues.some(({ topic }) => topic !== 'other'))),
    )?.cues ?? [];
  // "The remaining 300 pcs" says of what, not what happens to it.
  const acting = speaking.filter(({ topic }) => topic !== 'open');
  const nearest = acting.findLast((each) => each.at < at) ?? acting[0] ?? speaking[0];
  // "Por favor, entreguen …": what is asked for is asked until the sentence ends.
  const asked = before.some((each) => each.saying === 'request') && own?.saying !== 'past';
  return {
    clause: index,
    saying:
      saying ??
      (asked ? 'request' : undefined) ??
      (intro === undefined ? undefined : sayingOfSentence(intro)) ??
      inherited ??
      'promise',
    topic: nearest?.weak && speaking.some(({ topic }) => topic === 'other') ? 'other' : nearest?.topic,
    weak: nearest?.weak ?? false,
  };
}
