import type { Gate, ScoreTerm } from '../../domain/agreement.ts';
import type { KpiValue } from '../kpi-value.ts';
import { standingOf } from '../wilson.ts';
import { capped, type Grade, gradeOf } from './grade.ts';
import { scoreOf } from './score.ts';
import { decayedCount, type Prior, type RateCount, shrunkRate } from './shrink.ts';

export const SCORECARD_DEFINITION = 'scorecard/1';

/** Less of the weight with data than this: no grade. */
const MIN_COVERAGE = 0.6;
/** What a gate leaves at best. */
const GATED: Grade = 'C';

/** One KPI as a scorecard takes it in. */
export interface ScoreInput {
  value: KpiValue;
  /** For rates of counts: hits and n by month with the age of its middle in days, to be weighted and shrunk. */
  months?: readonly (RateCount & { ageDays: number })[];
  /** What partners of the same segment do; absent: the rate counts as it is. */
  prior?: Prior;
}

export interface TermScore {
  term: ScoreTerm;
  value: KpiValue | null;
  /** The value that is scored: shrunk for rates; null when it is not scored. */
  graded: number | null;
  score: number | null;
  standing: 'too-few' | 'provisional' | 'judged';
  /** Whether the whole interval lies on the wrong side of the target: only then may it be held against the partner. */
  missesSurely: boolean;
}

/** Why there is no grade. */
export type Ungraded = 'no-records' | 'coverage' | 'mandatory';

export interface Scorecard {
  definition: string;
  /** Weighted mean of the scores with data, unrounded; null when there is none. */
  score: number | null;
  /** Share of the weight that has data. */
  coverage: number;
  grade: Grade | null;
  ungraded?: Ungraded;
  /** Gates that hold now and cap the grade. */
  gates: readonly Gate[];
  terms: TermScore[];
}

/** The key of a term's KPI among inputs: the KPI, with its basis where it has one. */
export function inputKey({ kpi, basis }: Pick<ScoreTerm, 'kpi' | 'basis'>): string {
  return basis === undefined ? kpi : `${kpi} ${basis}`;
}

/**
 * Scores one partner in one period (`kpi.md` 2, rules 1 to 5): Σ(w·s)/Σw over the terms with data. Missing data is never
 * filled in: too little of the weight, or a mandatory term without data, and there is no grade.
 */
export function scorecard(
  terms: readonly ScoreTerm[],
  inputs: ReadonlyMap<string, ScoreInput>,
  gates: readonly Gate[],
): Scorecard {
  const scored = terms.map((term) => scoreTerm(term, inputs.get(inputKey(term))));
  const total = scored.reduce((sum, { term }) => sum + term.weight, 0);
  const withData = scored.filter((each) => each.score !== null);
  const weight = withData.reduce((sum, { term }) => sum + term.weight, 0);
  const score =
    weight === 0
      ? null
      : withData.reduce((sum, each) => sum + each.term.weight * (each.score ?? 0), 0) / weight;
  const coverage = total === 0 ? 0 : weight / total;
  const ungraded = whyUngraded(scored, score, coverage);
  const bare = score === null || ungraded !== null ? null : gradeOf(score);
  return {
    definition: SCORECARD_DEFINITION,
    score,
    coverage,
    grade: bare === null || gates.length === 0 ? bare : capped(bare, GATED),
    ...(ungraded === null ? {} : { ungraded }),
    gates,
    terms: scored,
  };
}

function whyUngraded(scored: readonly TermScore[], score: number | null, coverage: number): Ungraded | null {
  if (score === null) return 'no-records';
  if (scored.some((each) => each.term.mandatory && each.score === null)) return 'mandatory';
  // Weights are decimal fractions: .2 + .4 of 1 must be enough.
  return coverage < MIN_COVERAGE - 1e-12 ? 'coverage' : null;
}

function scoreTerm(term: ScoreTerm, input: ScoreInput | undefined): TermScore {
  const value = input?.value ?? null;
  const standing = standingOf(value?.records ?? value?.n ?? 0);
  const graded = input === undefined || standing === 'too-few' ? null : gradedValue(input);
  return {
    term,
    value,
    graded,
    score: graded === null ? null : scoreOf(term, graded),
    standing,
    missesSurely: value !== null && missesSurely(term, value),
  };
}

/** Who leaves more than half open is scored by the longest wait so far: silence must not earn more than a late answer. */
function gradedValue({ value, months, prior }: ScoreInput): number | null {
  if (value.missing === 'still-open') return value.beyond ?? null;
  if (value.value === null || prior === undefined || months === undefined) return value.value;
  return shrunkRate(decayedCount(months), prior);
}

function missesSurely(term: ScoreTerm, value: KpiValue): boolean {
  if (value.interval === undefined || value.unit !== 'ratio') return false;
  const [low, high] = value.interval;
  return term.target < term.floor ? low > term.target : high < term.target;
}
