import type { DraftFact } from '../../../domain/draft.ts';
import { MAX_DRAFT_FACTS } from '../../../domain/draft-fields.ts';
import { findPrices, findQuantities } from './draft-amounts.ts';
import { saidAt, sentencesOf } from './draft-clauses.ts';
import { added, backwards, beside, type Cue, carriage, subject, told } from './draft-cues.ts';
import { type DateFound, findDates } from './draft-dates.ts';
import { findLines, findNumbers } from './draft-numbers.ts';
import { type DraftBlock, folded, plainText, type Span } from './draft-text.ts';

/** What is read of one draft. */
export interface DraftRead {
  facts: DraftFact[];
  cut: boolean;
}

type Told = DraftFact extends infer F
  ? F extends DraftFact
    ? Omit<F, 'block' | 'sentence' | 'clause' | 'saying' | 'topic'>
    : never
  : never;
type Found = Span & { fact: Told; left?: DateFound['left'] };

const english = /(?<![a-z])(?:the|and|is|will|for|of|to|are|we|you|on)(?![a-z])/g;
const foreign =
  /(?<![a-z])(?:der|die|das|und|wird|wir|sie|am|den|zum|le|la|les|est|sera|pour|du|et|el|los|las|para|es|por|del|y)(?![a-z])/g;

/**
 * The facts of a draft's blocks, the subject first: numbers, dates, quantities and prices, each with its place and with what
 * its clause says. Yields after each block. Nothing of the text but these leaves.
 */
export function* readDraft(blocks: readonly DraftBlock[]): Generator<void, DraftRead> {
  const facts: DraftFact[] = [];
  const sample = folded(
    blocks
      .map(({ text }) => text.slice(0, 400))
      .join(' ')
      .slice(0, 4_000),
  );
  const isEnglish = (sample.match(english)?.length ?? 0) > (sample.match(foreign)?.length ?? 0);
  let sentences = 0;
  for (const [block, { text: raw, ...rest }] of blocks.entries()) {
    const text = plainText(raw);
    const low = folded(text);
    const spans: Span[] = [];
    const found = yield* factsIn(text, low, spans, isEnglish);
    yield;
    const whole = { ...rest, text, ...(rest.intro && { intro: folded(plainText(rest.intro)) }) };
    for (const sentence of found.length > 0 ? sentencesOf(whole, low, spans) : []) {
      sentences++;
      const here = found.filter(({ start }) => start >= sentence.start && start < sentence.end);
      for (const each of here) {
        const { fact, left, start } = each;
        const { clause, weak, ...said } = saidAt(sentence, start, whole);
        const saying = left === 'instead' || (left === 'from' && sentence.moves) ? 'replaced' : said.saying;
        const words = sentence.clauses[clause] ?? sentence;
        if (
          fact.what === 'date' &&
          isBeside(each, whole, low, sentence, words, here, weak && saying === 'once')
        )
          continue;
        const topic = topicOf(each, said.topic, low.slice(sentence.start, sentence.end), low, here);
        if (fact.what === 'date' && topic === 'other') continue;
        const place = { block, sentence: sentences, clause, saying, topic } as const;
        if (facts.length >= MAX_DRAFT_FACTS) return { facts, cut: true };
        facts.push(
          fact.what === 'quantity'
            ? { ...place, ...fact, added: added.test(low.slice(words.start, words.end)) }
            : { ...place, ...fact },
        );
      }
    }
    yield;
  }
  return { facts, cut: false };
}

function* factsIn(text: string, low: string, spans: Span[], isEnglish: boolean): Generator<void, Found[]> {
  const lines = findLines(low, spans).flatMap(({ numbers, ...span }) =>
    numbers.map((number): Found => ({ start: span.start, end: span.end, fact: { what: 'line', number } })),
  );
  yield;
  const dates = findDates(low, spans, isEnglish).map(
    ({ when, bound, left, start, end }): Found => ({
      start,
      end,
      left,
      fact: { what: 'date', when, ...(bound ? { bound } : {}) },
    }),
  );
  yield;
  const prices = findPrices(low, spans).map(
    ({ start, end, ...price }): Found => ({ start, end, fact: { what: 'price', ...price } }),
  );
  const quantities = findQuantities(low, spans).map(
    ({ start, end, ...quantity }): Found => ({
      start,
      end,
      fact: { what: 'quantity', ...quantity, added: false },
    }),
  );
  yield;
  const numbers = findNumbers(text, low, spans).flatMap(({ start, end, line, ...number }): Found[] => [
    { start, end, fact: { what: 'number', ...number } },
    ...(line ? [{ start: end, end, fact: { what: 'line', number: line } } as const] : []),
  ]);
  return [...lines, ...dates, ...prices, ...quantities, ...numbers].sort((a, b) => a.start - b.start);
}

/** A day of a talk, of papers, or of nothing that belongs to an order. `telling`: nothing but that somebody said so. */
function isBeside(
  { start }: Found,
  { row, intro }: DraftBlock,
  low: string,
  sentence: Span,
  clause: Span & { cues?: readonly Cue[] },
  here: readonly Found[],
  telling: boolean,
): boolean {
  const words = low.slice(clause.start, clause.end);
  if (beside.test(words)) return true;
  if (row) return false;
  const named = here.filter(({ fact: { what } }) => what === 'number' || what === 'line');
  if (named.length === 0 && !intro && !subject.test(low.slice(sentence.start, sentence.end))) return true;
  // "As agreed on the 12th, …" has a day of its own.
  const speaks =
    clause.cues?.some(({ topic, weak }) => topic !== 'other' && !weak) ||
    named.some((each) => each.start >= clause.start && each.start < clause.end);
  if (!speaks && backwards.test(words)) return true;
  // "You confirmed to us on the 10th": the day of the word, not the one that was given.
  return telling && told.test(words) && onDay.test(low.slice(0, start));
}

const onDay = /(?<![a-z])(?:on|am|le|el) $/;

/** What a fact speaks of, beyond the words of its clause: a day right behind an order's number is that of the order. */
function topicOf(
  { fact, left, start }: Found,
  topic: DraftFact['topic'] | undefined,
  said: string,
  low: string,
  here: readonly Found[],
): DraftFact['topic'] {
  if (fact.what === 'price') return 'price';
  if (fact.what === 'number') return carriage.test(said) ? 'other' : 'order';
  if (fact.what !== 'date') return topic ?? 'order';
  const numbers = here.filter((each) => each.fact.what === 'number');
  if (left === 'dated' || left === 'from') {
    if (numbers.some(({ end }) => end <= start && joins.test(low.slice(end, start)))) return 'order';
    if (ordered.test(low.slice(Math.max(0, start - 50), start))) return 'order';
  }
  // "… by the 12th at the latest", without a word of delivering, is mostly asked for.
  const isDeadline = fact.bound !== undefined || latest.test(low);
  return topic ?? (numbers.length > 0 && !isDeadline ? 'unsaid' : 'other');
}

const latest = /latest|spätestens|plus tard|mas tardar|muy tarde/;
const between =
  '(?:dated|of|vom|du|del|de|datee? du|de fecha(?: del)?|from|placed on|sent on)(?: the| el| le| den| dem)?';
const joins = new RegExp(`^[\\s,()]*${between}(?: [a-z]{2,10},?)?[\\s,]*$`);
const ordered = new RegExp(`(?:order|bestellung|auftrag|commande|pedido) ${between} ?$`);
