import type { Agreement, Gate, TemplateId } from '../../domain/agreement.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Now } from '../../domain/workspace.ts';
import { agreementAt } from '../../kpi/scorecard/agreements.ts';
import { gatesHeld } from '../../kpi/scorecard/gates.ts';
import { inputKey, SCORECARD_DEFINITION, type TermScore } from '../../kpi/scorecard/scorecard.ts';
import type { Store } from '../../store/open.ts';
import { partnerById } from '../../store/queries.ts';
import { contextUnder } from '../agreed-context.ts';
import type { SeeOrder } from '../cells/partner-measures.ts';
import { readContested } from '../contested/contested.ts';
import { headOf, type LensContext, noOrigin, originOf, readContext } from '../context.ts';
import { figureOf } from '../partner/figures.ts';
import { inPeriod, type Measures } from '../partner/measures.ts';
import { workspaceView } from '../workspace.ts';
import { besideContested } from './beside-contested.ts';
import { expiringViews, gateView } from './gate-views.ts';
import { measuresFor, readMeasures } from './partner-measures.ts';
import { priorsFor } from './priors-for.ts';
import { type Relationship, readRelationship } from './relationship.ts';
import { type Priors, periodMonths } from './score-inputs.ts';
import {
  agreedBases,
  type Basis,
  type BasisAt,
  basisOf,
  owedBasis,
  type ScoredPeriod,
  scorePeriods,
} from './score-periods.ts';
import type { AgreedView, ScorecardView, ScoreRow, ScoreSide } from './scorecard-views.ts';
import { chosenTemplate, recordedTemplate, templateFor } from './scored-as.ts';

/**
 * The scorecard of one partner as of today, with a year of periods behind it; null when there is no such partner. `alone`:
 * rates are taken as they are, not drawn towards what others do, so that nothing of others can be worked out of its points.
 */
export async function scorecardView(
  store: Store,
  partnerId: string,
  now: Now,
  { alone = false }: { alone?: boolean } = {},
): Promise<ScorecardView | null> {
  const partner = await partnerById(store, partnerId);
  if (!partner) return null;
  const context = await readContext(store, now);
  const relationship = await readRelationship(store, partnerId);
  const { agreements, facts } = relationship;
  const { template } = basisOf(agreementAt(agreements, now.today), templateFor(partner, facts));
  const priors: Priors = alone ? new Map() : await priorsFor(store, template);
  const seen = async (see?: SeeOrder) => {
    const measuresUnder = await measuresOfPartner(store, partnerId, agreements, context, see);
    return viewOf(partner, relationship, measuresUnder, context, priors);
  };
  const view = await besideContested(await seen(), await readContested(store, partnerId), seen);
  return { ...view, workspace: await workspaceView(store, now) };
}

/** Its measures under each of the rules that were ever agreed; `see`: how each order is looked at. */
export async function measuresOfPartner(
  store: Store,
  partnerId: string,
  versions: readonly Agreement[],
  context: LensContext,
  see?: SeeOrder,
): Promise<(basis: Basis) => Measures> {
  const measures = await readMeasures(store, partnerId, [null, ...versions], context, undefined, see);
  return ({ agreement }) => {
    const found = measuresFor(measures, agreement, context);
    if (!found) throw new Error('An agreement appeared while its measures were made.');
    return found;
  };
}

/** The view of what was read; pure. */
function viewOf(
  partner: Partner,
  { agreements, facts, cases }: Relationship,
  measuresUnder: (basis: Basis) => Measures,
  context: LensContext,
  priors: Priors,
): Omit<ScorecardView, 'workspace'> {
  const { today } = context.now;
  const gatesNow = (agreed: readonly Gate[]) => gatesHeld(agreed, facts, cases, today);
  const bases = agreedBases(agreements, templateFor(partner, facts));
  const periods = scorePeriods(measuresUnder, bases, gatesNow, context, priors);
  const last = lastOf(periods);
  const months = periodMonths(last.month, context.policy['scorecard.months']);
  const measures = inPeriod(measuresUnder(last.basis), months);
  const { newest } = measures.whole;
  const { agreement, template, gates } = last.basis;
  return {
    partner: headOf(partner),
    definition: SCORECARD_DEFINITION,
    agreed: agreedView(agreement, template),
    scoredAs: { chosen: chosenTemplate(facts), byRecord: recordedTemplate(partner) },
    versions: agreements.map((each) => agreedView(each, each.template)).reverse(),
    period: [months[0] ?? last.month, last.month],
    ...sideOf(periods, measures, context),
    gates: last.card.gates.map((gate) => gateView(gate, facts, cases, context)),
    expiring: gates.includes('certificate-expired') ? expiringViews(facts, context) : [],
    owed: template === 'customer' ? null : owedSide(measuresUnder, bases, measures, context),
    asOf: today,
    origin: newest === null ? noOrigin : originOf(newest, context),
  };
}

/** What we owe the partner, scored like what it owes us. */
function owedSide(
  measuresUnder: (basis: Basis) => Measures,
  bases: BasisAt,
  measures: Measures,
  context: LensContext,
): ScorecardView['owed'] {
  const periods = scorePeriods(
    measuresUnder,
    (date) => owedBasis(bases(date)),
    () => [],
    context,
    new Map(),
  );
  const isAgreed = lastOf(periods).basis.agreement?.owed !== undefined;
  return { isAgreed, ...sideOf(periods, measures, context) };
}

function sideOf(periods: readonly ScoredPeriod[], measures: Measures, context: LensContext): ScoreSide {
  const last = lastOf(periods);
  const { card } = last;
  return {
    score: card.score,
    grade: last.grade,
    coverage: card.coverage,
    ...(card.ungraded ? { ungraded: card.ungraded } : {}),
    rows: card.terms.map((term) => rowOf(term, last, measures, context)),
    history: periods.map(({ month, card: each, grade, basis }) => ({
      month,
      score: each.score,
      grade,
      coverage: each.coverage,
      version: basis.agreement?.version ?? null,
    })),
  };
}

function lastOf(periods: readonly ScoredPeriod[]): ScoredPeriod {
  const last = periods.at(-1);
  if (!last) throw new Error('A scorecard covers at least one period.');
  return last;
}

function rowOf(
  scored: TermScore,
  { card, inputs, basis }: ScoredPeriod,
  measures: Measures,
  context: LensContext,
): ScoreRow {
  const { term, graded, score, missesSurely } = scored;
  const total = card.terms.reduce((sum, each) => sum + each.term.weight, 0);
  const under = contextUnder(basis.agreement, context);
  const figure = figureOf(measures, term.kpi, term.basis ?? 'first-promised', under);
  const prior = inputs.get(inputKey(term))?.prior;
  return {
    term,
    figure: { ...figure, target: term.target, floor: term.floor },
    graded,
    score,
    share: total === 0 ? 0 : term.weight / total,
    missesSurely,
    ...(prior && graded !== null ? { prior } : {}),
  };
}

function agreedView(agreement: Agreement | null, template: TemplateId): AgreedView {
  if (!agreement) return { template, version: null };
  const { version, from, agreedOn, ours, theirs } = agreement;
  return { template: agreement.template, version, from, agreedOn, ours, ...(theirs ? { theirs } : {}) };
}
