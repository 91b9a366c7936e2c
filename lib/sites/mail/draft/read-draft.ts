import type { DraftFact } from '../../../domain/draft.ts';
import { MAX_DRAFT_FACTS } from '../../../domain/draft-fields.ts';
import { findPrices, findQuantities } from './draft-amounts.ts';
import { isBare, isFragment, isNote } from './draft-bare.ts';
import { type Clause, type Sentence, saidAt, sentencesOf } from './draft-clauses.ts';
import { type DateFound, findDates } from './draft-dates.ts';
import { findLines, findNumbers } from './draft-numbers.ts';
import { told } from './draft-sayings.ts';
import { type DraftBlock, folded, plainText, type Span } from './draft-text.ts';
import { added, backwards, carriage, subject } from './draft-topics.ts';

/** What is read of one draft. */
export interface DraftRead {
  facts: DraftFact[];
  cut: boolean;
}

/** A fact without some of what every fact has. */
type Without<K extends keyof DraftFact> = DraftFact extends infer F
  ? F extends DraftFact
    ? Omit<F, K>
    : never
  : never;
type Told = Without<'block' | 'sentence' | 'clause' | 'saying' | 'topic'>;
type Said = Without<'block' | 'sentence'>;
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
    const masked = maskedBy(found, low);
    for (const sentence of found.length > 0 ? sentencesOf(whole, low, masked, spans) : []) {
      sentences++;
      const here = found.filter(({ start }) => start >= sentence.start && start < sentence.end);
      for (const each of here) {
        const said = saidOf(each, { block: whole, low, sentence, here });
        if (!said) continue;
        if (facts.length >= MAX_DRAFT_FACTS) return { facts, cut: true };
        facts.push({ block, sentence: sentences, ...said });
      }
    }
    yield;
  }
  return { facts, cut: false };
}

/** A sentence with what was found in it, and the block that it stands in. */
interface Around {
  block: DraftBlock;
  /** The text of the block, folded. */
  low: string;
  sentence: Sentence;
  here: readonly Found[];
}

/** A fact with what its clause says and speaks of; undefined for what is quoted, and for a day of something else. */
function saidOf(each: Found, around: Around): Said | undefined {
  const { fact, left, start } = each;
  const { block, low, sentence, here } = around;
  const { clause, weak, ...said } = saidAt(sentence, start, block);
  const saying = left === 'instead' || (left === 'from' && sentence.moves) ? 'replaced' : said.saying;
  const words = sentence.clauses[clause];
  if (!words || (fact.what !== 'number' && fact.what !== 'line' && isQuoted(low, start))) return undefined;
  const names = here.some((other) => other.fact.what === 'number');
  const isOther = fact.what === 'date' && isOfNoOrder(each, words, weak && saying === 'once', around);
  // A day of something else stays where it is one of several that go with several numbers.
  if (isOther && !names) return undefined;
  const topic = isOther ? 'other' : topicOf(each, said.topic, words, around);
  if (fact.what === 'date' && topic === 'other' && !names) return undefined;
  const place = { clause, saying: sayingFor(each, topic, saying, words, sentence), topic };
  if (fact.what !== 'quantity') return { ...place, ...fact };
  const isAdded = (fact.added && saying !== 'past') || added.test(low.slice(words.start, words.end));
  return { ...place, ...fact, added: isAdded };
}

function* factsIn(text: string, low: string, spans: Span[], isEnglish: boolean): Generator<void, Found[]> {
  const lines = findLines(low, spans).flatMap(({ numbers, ...span }) =>
    numbers.map((number): Found => ({ start: span.start, end: span.end, fact: { what: 'line', number } })),
  );
  yield;
  const dates = findDates(low, spans, isEnglish).map(
    ({ when, bound, slack, left, start, end }): Found => ({
      start,
      end,
      left,
      fact: { what: 'date', when, ...(bound ? { bound } : {}), ...(slack ? { slack } : {}) },
    }),
  );
  yield;
  const prices = findPrices(low, spans).map(
    ({ start, end, ...price }): Found => ({ start, end, fact: { what: 'price', ...price } }),
  );
  const quantities = findQuantities(low, spans).map(
    ({ start, end, part, ...quantity }): Found => ({
      start,
      end,
      // Some of them: nothing of which the records need to know, unless they have come or gone.
      fact: { what: 'quantity', ...quantity, added: part ?? false },
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
function isOfNoOrder(
  { start, end }: Found,
  clause: Clause,
  telling: boolean,
  { block: { row, intro }, low, sentence, here }: Around,
): boolean {
  const { words } = clause;
  if (clause.beside) return true;
  if (row) return false;
  const named = here.filter(({ fact: { what } }) => what === 'number' || what === 'line');
  if (named.length === 0 && !intro && !subject.test(sentence.words) && !isNote(sentence)) return true;
  // "We are closed on 4 July, 4500012345 comes before": what is named behind it has a day of its own.
  const [first] = named;
  const ahead = clause.words.trim().split(/\s+/).length <= 4 || low.slice(end, first?.start).trim() === '(';
  if (named.length > 0 && named.every((each) => each.start >= clause.end) && !ahead && !subject.test(words))
    return true;
  // "As agreed on the 12th, …" has a day of its own.
  const speaks =
    clause.cues.some(({ topic, weak }) => topic !== 'other' && !weak) ||
    named.some((each) => each.start >= clause.start && each.start < clause.end);
  if (!speaks && backwards.test(words)) return true;
  // "You confirmed to us on the 10th": the day of the word, not the one that was given.
  return telling && told.test(words) && onDay.test(low.slice(0, start));
}

/** "Please see our order of 5 May": the day belongs to the order's name; and an amount is said though somebody is to check it. */
function sayingFor(
  { fact: { what }, left }: Found,
  topic: DraftFact['topic'],
  saying: DraftFact['saying'],
  clause: Clause,
  { words }: Sentence,
): DraftFact['saying'] {
  if (what === 'date' && topic === 'order' && left && saying !== 'replaced') return 'promise';
  if (/quantity|price/.test(what) && saying === 'question' && !words.includes('?') && clause.saying)
    return clause.saying;
  return saying;
}

const quotes = /"[^"]{12,400}"|[“„][^”“]{12,400}[”“]|«[^»]{12,400}»/g;

/** Within quotation marks stand the words of somebody else. */
const isQuoted = (low: string, at: number): boolean =>
  [...low.matchAll(quotes)].some(({ 0: { length }, index }) => at > index && at < index + length);

/** The text with `#` for each sign of what was found, `§` for a number: one word each, which is like no other. */
const maskedBy = (found: readonly Found[], low: string): string =>
  found.reduce(
    (text, { start, end, fact: { what } }) =>
      text.slice(0, start) + (what === 'number' ? '§' : '#').repeat(end - start) + text.slice(end),
    low,
  );

const onDay = /(?<![a-z])(?:on|am|le|el) $/;

/** What a fact speaks of, beyond the words of its clause: a day right behind an order's number is that of the order. */
function topicOf(
  { fact, left, start, end }: Found,
  topic: DraftFact['topic'] | undefined,
  clause: Clause,
  { low, sentence, here }: Around,
): DraftFact['topic'] {
  if (fact.what === 'number') return carriage.test(sentence.words) ? 'other' : 'order';
  if (fact.what !== 'date' && clause.beside) return 'other';
  if (fact.what === 'price') return 'price';
  // What else a sentence speaks of changes no amount.
  if (fact.what !== 'date') return topic === 'other' ? 'unsaid' : (topic ?? 'unsaid');
  const numbers = here.filter((each) => each.fact.what === 'number');
  if (left === 'dated' || left === 'from') {
    if (numbers.some(({ end }) => end <= start && joins.test(low.slice(end, start)))) return 'order';
    if (ordered.test(low.slice(Math.max(0, start - 50), start))) return 'order';
  }
  // "… by the 12th at the latest", without a word of delivering, is mostly asked for.
  const isDeadline = fact.bound !== undefined || latest.test(low);
  if (topic && topic !== 'open') return topic;
  if (numbers.length === 0) return isFragment(sentence) ? 'arrive' : 'other';
  const own = numbers.some((each) => each.start >= clause.start && each.end <= clause.end);
  const isAside = isDeadline || !isBare(clause.words, own, sentence.words.slice(0, end - sentence.start));
  return !isAside && here.some((each) => isClose(each, { start, end }, clause, low)) ? 'unsaid' : 'other';
}

/** "4500012345 (housings) now 4 July", "4 July for 4500012345": few words between the number and its day. */
const isClose = ({ fact: { what }, ...number }: Found, day: Span, clause: Span, low: string): boolean =>
  (what === 'number' || what === 'line') &&
  (number.end <= day.start
    ? low.slice(number.end, day.start).split(/\s+/).length < 10
    : number.start < clause.end && low.slice(day.end, number.start).split(/\s+/).length < 7);

const latest = /latest|spätestens|plus tard|mas tardar|muy tarde/;
const between =
  '(?:dated|of|vom|du|del|de|datee? du|de fecha(?: del)?|from|placed on|sent on)(?: the| el| le| den| dem)?';
const joins = new RegExp(`^[\\s,()]*${between}(?: [a-z]{2,10},?)?[\\s,]*$`);
const ordered = new RegExp(`(?:order|bestellung|auftrag|commande|pedido) ${between} ?$`);
