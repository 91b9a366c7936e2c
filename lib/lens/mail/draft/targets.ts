import type { Draft, DraftFact } from '../../../domain/draft.ts';
import { normaliseNumber } from '../../../domain/normalise.ts';
import type { OrderLine } from '../../../domain/order.ts';
import type { Match, OrderPart, Reading } from '../../match/match.ts';

type NumberFact = Extract<DraftFact, { what: 'number' }>;

/** What a fact of a draft is about: lines of one order, or of the orders that one number names. */
export interface Target {
  reading: Reading;
  parts: OrderPart[];
  /** The draft names the line or item. */
  narrow: boolean;
  /** Named in the same sentence. */
  near: boolean;
}

/** A number of a draft with what it stands for; `null`: something that the records do not know, or not surely. */
interface Ref {
  at: number;
  fact: NumberFact;
  reading: Reading | null;
}

/** The numbers of a draft with what they stand for, by which its other facts find what they are about. */
export interface Named {
  facts: readonly DraftFact[];
  refs: Ref[];
}

/** Puts the numbers together with their matches, which lie under the index of their fact. */
export function namedIn({ facts }: Draft, matches: ReadonlyMap<number, Match | null>): Named {
  const refs = facts.flatMap((fact, at): Ref[] => {
    if (fact.what !== 'number') return [];
    const match = matches.get(at) ?? null;
    if (match?.kind === 'lines') return [{ at, fact, reading: match.reading }];
    return match?.kind === 'ambiguous' || isDocument(fact, match) ? [{ at, fact, reading: null }] : [];
  });
  return { facts, refs };
}

/** A number that looks like one of an order although no record has it: what is said behind it is about that. */
function isDocument({ kind, raw, labelled }: NumberFact, match: Match | null): boolean {
  if (match || kind === 'partner-number' || kind === 'email' || kind === 'domain') return false;
  return labelled || /\d{8}/.test(raw);
}

/**
 * What a date, quantity or price is about: the numbers in its own clause, else those of its sentence in the sequence in which
 * they stand, else the last that were named before. Empty where that is nothing that is surely known.
 */
export function targetsOf(named: Named, at: number): Target[] {
  const fact = named.facts[at];
  if (!fact) return [];
  const here = named.refs.filter((ref) => ref.fact.sentence === fact.sentence);
  const near = here.length > 0;
  const refs = near ? chosen(here, named, at, fact) : lastNamed(named, at);
  if (refs.some(({ reading }) => reading === null)) return [];
  const byOrder = new Map<string, Target>();
  for (const { reading } of refs) {
    if (!reading) continue;
    const id = reading.parts.map(({ order }) => order.id).join('\n');
    const known = byOrder.get(id);
    // The order and one of its shipments: both say which lines.
    const parts = known ? narrower(known.parts, reading.parts) : reading.parts;
    byOrder.set(id, { reading: known?.reading ?? reading, parts, narrow: known?.narrow ?? false, near });
  }
  return [...byOrder.values()].flatMap((target) => narrowed(target, named, at, fact) ?? []);
}

function narrower(a: readonly OrderPart[], b: readonly OrderPart[]): OrderPart[] {
  return a.map((part) => {
    const other = b.find(({ order }) => order.id === part.order.id);
    const lines = part.lines.filter(({ id }) => other?.lines.some((line) => line.id === id));
    return lines.length > 0 ? { ...part, lines } : part;
  });
}

/** Of several numbers in a sentence those that a fact goes with. */
function chosen(here: Ref[], { facts }: Named, at: number, { what, clause, sentence }: DraftFact): Ref[] {
  if (new Set(here.map(orderOf)).size === 1) return here;
  const same = here.filter((ref) => ref.fact.clause === clause);
  if (new Set(same.map(orderOf)).size === 1) return same;
  const like = facts.flatMap((fact, index) =>
    fact.what === what && fact.sentence === sentence ? [index] : [],
  );
  const first = here[0]?.at ?? 0;
  const own = like.indexOf(at);
  // "A, B and C (on the 3rd, the 5th and the 8th)": one each, in their sequence; else nothing tells which is whose.
  if (like.length > 1 && here.every((ref) => ref.at < (like[0] ?? 0)) && new Set(here.map(orderOf)).size > 1)
    return here.length === like.length ? here.slice(own, own + 1) : [];
  // "A on the 3rd, B on the 5th": what stands behind a number is its own; "on the 3rd A, on the 5th B" the other way round.
  if (first < (like[0] ?? 0)) {
    const from =
      like.slice(0, own).findLast((index) => here.some((ref) => ref.at > index && ref.at < at)) ?? -1;
    return here.filter((ref) => ref.at > from && ref.at < at);
  }
  const to = like[own + 1] ?? Infinity;
  return here.filter((ref) => ref.at > at && ref.at < to);
}

const orderOf = ({ reading }: Ref): string => reading?.parts.map(({ order }) => order.id).join('\n') ?? '?';

/** The numbers of the last sentence before that names any: in its own block, else above. */
function lastNamed({ refs }: Named, at: number): Ref[] {
  const before = refs.findLast((ref) => ref.at < at);
  if (!before) return [];
  const same = refs.filter((ref) => ref.fact.sentence === before.fact.sentence && ref.at < at);
  return new Set(same.map(orderOf)).size === 1 ? same : [];
}

/** The target with only the lines that the draft names; undefined where it names one that the order does not have. */
function narrowed(target: Target, { facts, refs }: Named, at: number, fact: DraftFact): Target | undefined {
  const from = refs.findLast((ref) => ref.at < at)?.at ?? -1;
  const near = facts.flatMap((each, index) =>
    each.sentence === fact.sentence || (each.block === fact.block && index > from && index < at)
      ? [{ each, index }]
      : [],
  );
  const lines = ownOf(
    near.filter(({ each }) => each.what === 'line'),
    facts,
    at,
    fact,
  );
  const items = ownOf(
    near.filter(({ each }) => each.what === 'number'),
    facts,
    at,
    fact,
  );
  const numbers = lines.flatMap(({ each }) => (each.what === 'line' ? [each.number] : []));
  const keys = items.flatMap(({ each }) => (each.what === 'number' ? each.keys : []));
  if (numbers.length > 0) {
    const parts = withLines(target.parts, ({ number, id }) =>
      numbers.some((each) => isLine(each, number ?? id)),
    );
    return parts.length > 0 ? { ...target, parts, narrow: true } : undefined;
  }
  const parts = withLines(target.parts, (line) => keys.some((key) => isItem(line, key)));
  return parts.length > 0 ? { ...target, parts, narrow: true } : target;
}

interface Near {
  each: DraftFact;
  index: number;
}

/** Of several lines that a sentence names those that go with a fact: in its clause, else what stands before it. */
function ownOf(
  near: Near[],
  facts: readonly DraftFact[],
  at: number,
  { what, clause, sentence }: DraftFact,
): Near[] {
  const same = near.filter(({ each }) => each.sentence === sentence && each.clause === clause);
  if (same.length > 0) return same;
  const previous = facts.findLastIndex(
    (each, index) => index < at && each.what === what && each.sentence === sentence,
  );
  const between = near.filter(({ index }) => index > previous && index < at);
  return between.length > 0 ? between : near;
}

function withLines(parts: readonly OrderPart[], keeps: (line: OrderLine) => boolean): OrderPart[] {
  return parts.flatMap(({ order, lines }) => {
    const kept = lines.filter(keeps);
    return kept.length > 0 ? [{ order, lines: kept }] : [];
  });
}

const isLine = (said: string, number: string): boolean => Number(said) === Number(number) || said === number;

function isItem({ item }: OrderLine, key: string): boolean {
  return [item.number, item.supplierNumber, item.gtin].some(
    (number) => number && normaliseNumber(number) === key,
  );
}
