import type { Gate, ScoreTerm, TemplateId } from '../../domain/agreement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Partner } from '../../domain/partner.ts';
import type { KpiValue } from '../../kpi/kpi-value.ts';
import { gatesHeld } from '../../kpi/scorecard/gates.ts';
import { inputKey, type ScoreInput } from '../../kpi/scorecard/scorecard.ts';
import { decayedCount } from '../../kpi/scorecard/shrink.ts';
import { headOf, type LensContext } from '../context.ts';
import type { Measures } from '../partner/measures.ts';
import { stampOf } from '../partner/stored-summary.ts';
import type { PartnerHead } from '../views.ts';
import type { Relationship } from './relationship.ts';
import type { Priors } from './score-inputs.ts';
import {
  agreedBases,
  type Basis,
  type GatheredPeriod,
  gatherPeriods,
  gradePeriods,
  type ScoredPeriod,
} from './score-periods.ts';
import { templateFor } from './scored-as.ts';

/** Version of what a score record holds. Raise it with every change of what is gathered or packed: older ones are made anew. */
const SCORE_DEFINITION = 1;

/** What a period before the last needs of an input: value, records behind it, longest wait, weighted hits and n. */
type PackedInput = [
  value: number | null,
  records: number,
  beyond: number | null,
  hits: number | null,
  n: number | null,
];

interface PackedBasis {
  version: number | null;
  template: TemplateId;
  terms: readonly ScoreTerm[];
}

/**
 * What the score of one partner is made from, as of a day. What others do is not in it: it moves with every import of
 * anybody, so that shrinking and grading are done when scores are read, from a few numbers.
 */
export interface ScoreRecord {
  partnerId: string;
  definition: number;
  day: CalendarDate;
  stamp: string;
  head: PartnerHead;
  /** JSON of {@link PackedScore}: one text is cloned faster than its parts. */
  packed: string;
}

interface PackedScore {
  bases: PackedBasis[];
  /** Oldest first: month, place in `bases`, its inputs in the sequence of the terms. */
  before: [month: string, basis: number, inputs: PackedInput[]][];
  last: { month: string; basis: number; inputs: [key: string, input: ScoreInput][] };
  gates: Gate[];
  newest: [sourceId: string, fetchedAt: number] | null;
}

/** Gathers the score of a partner. Pure: the day is the context's. */
export function makeScore(
  partner: Partner,
  { agreements, facts, cases }: Relationship,
  measuresUnder: (basis: Basis) => Measures,
  context: LensContext,
): ScoreRecord {
  const { today } = context.now;
  const periods = gatherPeriods(measuresUnder, agreedBases(agreements, templateFor(partner, facts)), context);
  const last = periods.at(-1);
  if (!last) throw new Error('A scorecard covers at least one period.');
  const bases: PackedBasis[] = [];
  const { newest } = measuresUnder(last.basis).whole;
  const packed: PackedScore = {
    before: periods.slice(0, -1).map((period) => packPeriod(period, bases)),
    last: {
      month: last.month,
      basis: placeOf(last.basis, bases),
      inputs: [...last.inputs].map(([key, input]) => [key, collapsed(input)]),
    },
    bases,
    gates: gatesHeld(last.basis.gates, facts, cases, today),
    newest: newest && [newest.sourceId, newest.fetchedAt],
  };
  return {
    partnerId: partner.id,
    definition: SCORE_DEFINITION,
    day: today,
    stamp: stampOf(context),
    head: headOf(partner),
    packed: JSON.stringify(packed),
  };
}

function placeOf({ agreement, template, terms }: Basis, bases: PackedBasis[]): number {
  const version = agreement?.version ?? null;
  const known = bases.findIndex((each) => each.version === version);
  return known >= 0 ? known : bases.push({ version, template, terms }) - 1;
}

function packPeriod(
  { month, basis, inputs }: GatheredPeriod,
  bases: PackedBasis[],
): PackedScore['before'][0] {
  const packed = basis.terms.map((term) => packInput(inputs.get(inputKey(term))));
  return [month, placeOf(basis, bases), packed];
}

function packInput(input: ScoreInput | undefined): PackedInput {
  if (!input) return [null, 0, null, null, null];
  const { value, months } = input;
  const { hits, n } = months ? decayedCount(months) : { hits: null, n: null };
  const beyond = value.missing === 'still-open' ? (value.beyond ?? null) : null;
  return [value.value, value.records ?? value.n, beyond, hits, n];
}

/** Months as one, weighted already: it stands for them exactly. */
function collapsed({ value, months }: ScoreInput): ScoreInput {
  return months ? { value, months: [{ ...decayedCount(months), ageDays: 0 }] } : { value };
}

/** True for a record of this definition, day and settings: what else lies there is left out. */
export function isScoreRecord(stored: unknown, day: CalendarDate, stamp: string): stored is ScoreRecord {
  if (typeof stored !== 'object' || stored === null) return false;
  const record = stored as Partial<ScoreRecord>;
  return record.definition === SCORE_DEFINITION && record.day === day && record.stamp === stamp;
}

/** Under which name a partner's score lies among what is gathered. */
export const SCORE_PREFIX = 'score ';
export function scoreKey(partnerId: string): string {
  return SCORE_PREFIX + partnerId;
}

/** The last period of a stored score, graded beside what others do, and what it rests on. */
export function gradeRecord(
  { packed }: ScoreRecord,
  priors: Priors,
): { period: ScoredPeriod<PackedBasis>; newest: PackedScore['newest'] } {
  const { bases, before, last, gates, newest } = JSON.parse(packed) as PackedScore;
  const basisAt = (at: number): PackedBasis => bases[at] ?? { version: null, template: 'direct', terms: [] };
  const periods: GatheredPeriod<PackedBasis>[] = before.map(([month, at, inputs]) => {
    const basis = basisAt(at);
    return { month, basis, inputs: new Map(basis.terms.map((term, no) => unpackInput(term, inputs[no]))) };
  });
  periods.push({ month: last.month, basis: basisAt(last.basis), inputs: new Map(last.inputs) });
  // What direct suppliers do says nothing of others.
  const drawnTo = basisAt(last.basis).template === 'direct' ? priors : new Map();
  const period = gradePeriods(periods, gates, drawnTo).at(-1);
  if (!period) throw new Error('A scorecard covers at least one period.');
  return { period, newest };
}

/** As much of an input as scoring reads. */
function unpackInput(term: ScoreTerm, packed: PackedInput | undefined): [key: string, input: ScoreInput] {
  const [figure, records, beyond, hits, n] = packed ?? [null, 0, null, null, null];
  const value: KpiValue = {
    kpi: term.kpi,
    definition: '',
    unit: 'ratio',
    value: figure,
    n: records,
    pending: 0,
    excluded: 0,
    lowerIsBetter: term.target < term.floor,
    ...(beyond === null ? {} : { missing: 'still-open' as const, beyond }),
  };
  const months = hits === null || n === null ? {} : { months: [{ hits, n, ageDays: 0 }] };
  return [inputKey(term), { value, ...months }];
}
