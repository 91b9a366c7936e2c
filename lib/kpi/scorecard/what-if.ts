import type { ScoreTerm } from '../../domain/agreement.ts';
import type { Grade } from './grade.ts';
import { inputKey, type Scorecard } from './scorecard.ts';

/** One period as it was scored by one set of terms. */
export interface PeriodScore {
  month: string;
  card: Scorecard;
  /** In the light of the periods before it. */
  grade: Grade | null;
}

/** What one set of terms makes of a term; null where the set has no such term. */
interface TermSide {
  term: ScoreTerm;
  /** Share of all weights, 0 to 1. */
  share: number;
  score: number | null;
  /** Points that it puts into the total: its score by its share of the weights with data. 0 where it has no score. */
  points: number;
}

interface TermChange {
  key: string;
  before: TermSide | null;
  after: TermSide | null;
  /** What it adds to the total or takes from it. All of them add up to the change of the total. */
  change: number;
}

interface PeriodChange {
  month: string;
  before: { score: number | null; grade: Grade | null };
  after: { score: number | null; grade: Grade | null };
  gradeDiffers: boolean;
}

/** The same records scored by two sets of terms. */
export interface WhatIf {
  before: PeriodScore;
  after: PeriodScore;
  /** In the order of the second set, terms that it no longer has at the end. */
  terms: TermChange[];
  /** Terms by what they change, the largest first; those that move less than a twentieth of a point are left out. */
  most: TermChange[];
  periods: PeriodChange[];
}

/** Smaller changes of the total are not worth naming, in points. */
const WORTH_NAMING = 0.05;

/**
 * Compares how two sets of terms score the same periods, oldest first. Nothing is stored. Throws where the periods are not
 * the same ones, or there is none.
 */
export function whatIf(before: readonly PeriodScore[], after: readonly PeriodScore[]): WhatIf {
  const [was, is] = [before.at(-1), after.at(-1)];
  if (!was || !is || before.length !== after.length)
    throw new Error('Two scorings must cover the same periods.');
  const terms = termChanges(was.card, is.card);
  const most = terms
    .filter(({ change }) => Math.abs(change) >= WORTH_NAMING)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const periods = before.map((period, at) => periodChange(period, after[at]));
  return { before: was, after: is, terms, most, periods };
}

function periodChange(before: PeriodScore, after: PeriodScore | undefined): PeriodChange {
  if (after?.month !== before.month) throw new Error('Two scorings must cover the same periods.');
  return {
    month: before.month,
    before: { score: before.card.score, grade: before.grade },
    after: { score: after.card.score, grade: after.grade },
    gradeDiffers: before.grade !== after.grade,
  };
}

function termChanges(before: Scorecard, after: Scorecard): TermChange[] {
  const was = sidesOf(before);
  const is = sidesOf(after);
  const keys = [...is.keys(), ...[...was.keys()].filter((key) => !is.has(key))];
  return keys.map((key) => {
    const [one, other] = [was.get(key) ?? null, is.get(key) ?? null];
    return { key, before: one, after: other, change: (other?.points ?? 0) - (one?.points ?? 0) };
  });
}

function sidesOf({ terms }: Scorecard): Map<string, TermSide> {
  const all = terms.reduce((sum, { term }) => sum + term.weight, 0);
  const withData = terms.reduce((sum, { term, score }) => sum + (score === null ? 0 : term.weight), 0);
  return new Map(
    terms.map(({ term, score }) => [
      inputKey(term),
      {
        term,
        share: all === 0 ? 0 : term.weight / all,
        score,
        points: score === null || withData === 0 ? 0 : (term.weight * score) / withData,
      },
    ]),
  );
}
