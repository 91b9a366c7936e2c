import type { Agreement, Gate, TemplateId } from '../../domain/agreement.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Now } from '../../domain/workspace.ts';
import { mergeCells } from '../../kpi/cells/cell.ts';
import { criticalCases, expired, gatesHeld } from '../../kpi/scorecard/gates.ts';
import { inputKey, SCORECARD_DEFINITION, type TermScore } from '../../kpi/scorecard/scorecard.ts';
import type { Store } from '../../store/open.ts';
import { partnerById } from '../../store/queries.ts';
import { contextsOf, contextUnder } from '../agreed-context.ts';
import { partnerMeasures } from '../cells/partner-measures.ts';
import { rulesKey } from '../cells/stored-cells.ts';
import { headOf, type LensContext, noOrigin, oldestOrigin, originOf, readContext } from '../context.ts';
import { figureOf } from '../partner/figures.ts';
import type { Measures } from '../partner/measures.ts';
import { readSegments } from '../segments/refresh-segments.ts';
import { workspaceView } from '../workspace.ts';
import { type Relationship, readRelationship } from './relationship.ts';
import { type Priors, periodMonths } from './score-inputs.ts';
import { type Basis, type ScoredPeriod, scorePeriods } from './score-periods.ts';
import { templateOf } from './score-record.ts';
import type { AgreedView, GateView, ScorecardView, ScoreRow } from './scorecard-views.ts';

/** The scorecard of one partner as of today, with a year of periods behind it; null when there is no such partner. */
export async function scorecardView(
  store: Store,
  partnerId: string,
  now: Now,
): Promise<ScorecardView | null> {
  const partner = await partnerById(store, partnerId);
  if (!partner) return null;
  const context = await readContext(store, now);
  const relationship = await readRelationship(store, partnerId);
  // What suppliers do says nothing of how we serve a customer.
  const placed = templateOf(partner) === 'direct' ? await readSegments(store) : null;
  const priors = new Map(placed?.priors ?? []);
  const measuresUnder = await measuresOfPartner(store, partnerId, relationship.agreements, context);
  const view = viewOf(partner, relationship, measuresUnder, context, priors);
  return { ...view, workspace: await workspaceView(store, now) };
}

/** Its measures under each of the tolerances that were ever agreed. */
export async function measuresOfPartner(
  store: Store,
  partnerId: string,
  versions: readonly Agreement[],
  context: LensContext,
): Promise<(basis: Basis) => Measures> {
  const contexts = contextsOf(versions, context);
  const made = await partnerMeasures(store, partnerId, contexts);
  const byRules = new Map(contexts.map((each, at) => [rulesKey(each), made[at]]));
  return ({ agreement }) => {
    const found = byRules.get(rulesKey(contextUnder(agreement, context)));
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
  const template = templateOf(partner);
  const periods = scorePeriods(measuresUnder, agreements, template, gatesNow, context, priors);
  const last = periods.at(-1);
  if (!last) throw new Error('A scorecard covers at least one period.');
  const months = periodMonths(last.month, context.policy['scorecard.months']);
  const measures = inPeriod(measuresUnder(last.basis), months);
  const { newest } = measures.whole;
  const { card } = last;
  return {
    partner: headOf(partner),
    definition: SCORECARD_DEFINITION,
    agreed: agreedView(last.basis.agreement, last.basis.template),
    versions: agreements.map((each) => agreedView(each, each.template)).reverse(),
    period: [months[0] ?? last.month, last.month],
    score: card.score,
    grade: last.grade,
    coverage: card.coverage,
    ...(card.ungraded ? { ungraded: card.ungraded } : {}),
    gates: card.gates.map((gate) => gateView(gate, facts, cases, context)),
    rows: card.terms.map((term) => rowOf(term, last, measures, context)),
    history: periods.map(({ month, card: each, grade, basis }) => ({
      month,
      score: each.score,
      grade,
      coverage: each.coverage,
      version: basis.agreement?.version ?? null,
    })),
    asOf: today,
    origin: newest === null ? noOrigin : originOf(newest, context),
  };
}

/** The months of a period alone; what the partner's sources record is known from all of its history. */
function inPeriod({ whole, months }: Measures, period: readonly string[]): Measures {
  const within = new Map(
    period.flatMap((month) => {
      const cell = months.get(month);
      return cell ? [[month, cell] as const] : [];
    }),
  );
  const merged = mergeCells(within.values());
  return { whole: { ...merged, recorded: merged.recorded | whole.recorded }, months: within };
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

function gateView(
  gate: Gate,
  facts: Relationship['facts'],
  cases: Relationship['cases'],
  context: LensContext,
): GateView {
  const closing =
    gate === 'certificate-expired'
      ? expired(facts, context.now.today).map(({ label, source, notedAt }) => ({
          name: label,
          origin: originOf({ sourceId: source, fetchedAt: notedAt }, context),
        }))
      : criticalCases(cases).map(({ number, provenance }) => ({
          name: number,
          origin: originOf(provenance, context),
        }));
  const origin = oldestOrigin(closing.map((each) => each.origin)) ?? noOrigin;
  return { gate, because: closing.map(({ name }) => name), origin };
}

function agreedView(agreement: Agreement | null, template: TemplateId): AgreedView {
  if (!agreement) return { template, version: null };
  const { version, from, agreedOn, ours, theirs } = agreement;
  return { template: agreement.template, version, from, agreedOn, ours, ...(theirs ? { theirs } : {}) };
}
