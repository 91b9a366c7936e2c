import type { Agreement, Gate, ScoreTerm, TemplateId } from '../../domain/agreement.ts';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { kpiValue } from '../../kpi/cells/kpi-values.ts';
import type { KpiRules } from '../../kpi/kpi-rules.ts';
import { monthIndexOf, monthName, monthOf } from '../../kpi/months.ts';
import { agreementAt } from '../../kpi/scorecard/agreements.ts';
import { capped, type Grade, gradesOver } from '../../kpi/scorecard/grade.ts';
import { type Scorecard, type ScoreInput, scorecard } from '../../kpi/scorecard/scorecard.ts';
import { owedTerms, TEMPLATE_GATES, templateTerms, termFor } from '../../kpi/scorecard/templates.ts';
import { contextUnder } from '../agreed-context.ts';
import type { LensContext } from '../context.ts';
import { kpiRulesOf } from '../kpi-rules.ts';
import type { Measures } from '../partner/measures.ts';
import { type Priors, periodMonths, scoreInputs, withPriors } from './score-inputs.ts';

/** How many periods, one ending each month, a scorecard looks back: enough for grades to settle and a year to be seen. */
const PERIODS = 12;

/** What a partner is graded by at some time: an agreement, or the template as our own proposal. */
export interface Basis {
  agreement: Agreement | null;
  template: TemplateId;
  terms: readonly ScoreTerm[];
  gates: readonly Gate[];
}

/** What a period that ends on a date is graded by. */
export type BasisAt = (date: CalendarDate) => Basis;

/** What holds on a day. */
export function basisOn(versions: readonly Agreement[], template: TemplateId, date: CalendarDate): Basis {
  return basisOf(agreementAt(versions, date), template);
}

/** Each period by what was agreed for it; without an agreement by the template. */
export function agreedBases(versions: readonly Agreement[], template: TemplateId): BasisAt {
  return (date) => basisOn(versions, template, date);
}

/** An agreement as a basis; null for the template alone. */
export function basisOf(agreement: Agreement | null, template: TemplateId): Basis {
  if (agreement) {
    const { terms, gates } = agreement;
    return { agreement, template: agreement.template, terms, gates };
  }
  return { agreement: null, template, terms: templateTerms(template), gates: TEMPLATE_GATES };
}

/** The other side of a basis: what we owe the partner. Gates are the partner's. */
export function owedBasis({ agreement, template }: Basis): Basis {
  return { agreement, template, terms: agreement?.owed ?? owedTerms(), gates: [] };
}

/** What a period takes in of the partner itself, before others are looked at. */
export interface GatheredPeriod<By = Basis> {
  month: string;
  basis: By;
  inputs: ReadonlyMap<string, ScoreInput>;
}

/** One period: what was scored, and the grade in the light of the periods before it. */
export interface ScoredPeriod<By = Basis> extends GatheredPeriod<By> {
  card: Scorecard;
  grade: Grade | null;
}

/**
 * Scores the periods that end with each of the last twelve months, oldest first, the last as of today. Each is graded by
 * its own basis; gates are known for today only and cap the last one.
 */
export function scorePeriods(
  measuresUnder: (basis: Basis) => Measures,
  basisAt: BasisAt,
  gatesNow: (agreed: readonly Gate[]) => Gate[],
  context: LensContext,
  priors: Priors,
  count = PERIODS,
): ScoredPeriod[] {
  const periods = gatherPeriods(measuresUnder, basisAt, context, count);
  return gradePeriods(periods, gatesNow(periods.at(-1)?.basis.gates ?? []), priors);
}

/** What each period takes in, oldest first. */
export function gatherPeriods(
  measuresUnder: (basis: Basis) => Measures,
  basisAt: BasisAt,
  context: LensContext,
  count = PERIODS,
): GatheredPeriod[] {
  const { today } = context.now;
  const months = periodMonths(monthOf(today), count);
  return months.map((month, at) => {
    const asOf = at === count - 1 ? today : lastDayOf(month);
    const wanted = basisAt(asOf);
    const covered = periodMonths(month, context.policy['scorecard.months']);
    const rules = kpiRulesOf(contextUnder(wanted.agreement, context).policy);
    const measures = measuresUnder(wanted);
    const basis = wanted.agreement ? wanted : { ...wanted, terms: measurable(wanted.terms, measures, rules) };
    return { month, basis, inputs: scoreInputs(basis.terms, measures, covered, rules, asOf) };
  });
}

/**
 * What we propose where nothing is agreed: on time stands in for OTIF where no source says how much arrived. Terms that were
 * agreed stay as they are, and say what they lack.
 */
function measurable(terms: readonly ScoreTerm[], { whole }: Measures, rules: KpiRules): readonly ScoreTerm[] {
  const { missing } = kpiValue(whole, 'otif', 'first-promised', rules, whole);
  if (missing !== 'no-received-quantity' && missing !== 'no-ordered-quantity') return terms;
  return terms.map((term) => (term.kpi === 'otif' ? termFor('on-time', term.weight) : term));
}

/** Scores and grades gathered periods, oldest first; `gates` hold today and cap the last one. */
export function gradePeriods<By extends Pick<Basis, 'terms'>>(
  periods: readonly GatheredPeriod<By>[],
  gates: readonly Gate[],
  priors: Priors,
): ScoredPeriod<By>[] {
  const scored = periods.map((period, at) => {
    const inputs = withPriors(period.inputs, priors);
    const held = at === periods.length - 1 ? gates : [];
    return { ...period, inputs, card: scorecard(period.basis.terms, inputs, held) };
  });
  // Hysteresis damps what the score does; gates and coverage hold at once.
  const grades = gradesOver(scored.map(({ card }) => (card.grade === null ? null : card.score)));
  return scored.map((period, at) => {
    const damped = grades[at] ?? null;
    return {
      ...period,
      grade: damped !== null && period.card.gates.length > 0 ? capped(damped, 'C') : damped,
    };
  });
}

function lastDayOf(month: string): CalendarDate {
  return addDays(`${monthName(monthIndexOf(`${month}-01`) + 1)}-01`, -1);
}
