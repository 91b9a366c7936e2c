import type { Agreement, Gate } from '../../domain/agreement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Now } from '../../domain/workspace.ts';
import { monthIndexOf, monthName, monthOf } from '../../kpi/months.ts';
import { agreementAt } from '../../kpi/scorecard/agreements.ts';
import { gatesHeld } from '../../kpi/scorecard/gates.ts';
import { type WhatIf, whatIf } from '../../kpi/scorecard/what-if.ts';
import type { Store } from '../../store/open.ts';
import { partnerById } from '../../store/queries.ts';
import { readWorkspace } from '../../store/workspace.ts';
import { headOf, type LensContext, noOrigin, originOf, readContext } from '../context.ts';
import { type MeasuresByRules, measuresFor, readMeasures } from '../scorecard/partner-measures.ts';
import { priorsFor } from '../scorecard/priors-for.ts';
import { type Relationship, readRelationship } from '../scorecard/relationship.ts';
import type { Priors } from '../scorecard/score-inputs.ts';
import {
  type Basis,
  basisOf,
  owedBasis,
  type ScoredPeriod,
  scorePeriods,
} from '../scorecard/score-periods.ts';
import { templateFor } from '../scorecard/scored-as.ts';
import type { Origin, PartnerHead } from '../views.ts';
import type { Definition } from './read-draft.ts';

/** All that an agreement is drafted from: what holds, and the partner's own records to try a draft on. */
export interface DraftMaterial {
  partner: PartnerHead;
  versions: readonly Agreement[];
  /** What the scorecard of today is graded by. */
  inForce: Basis;
  /** The number of the next version. */
  next: number;
  /** The first month that may still be graded anew: earlier ones were graded by a version. Null while there is none. */
  earliest: string | null;
  months: string[];
  today: CalendarDate;
  sample: boolean;
  origin: Origin;
  records: TrialRecords;
  /** The last periods as what is in force scores them, were it in force in all of them. */
  before: ScoredSides;
}

/** Periods of both sides: what the partner owes us, and what we owe it. */
interface ScoredSides {
  theirs: readonly ScoredPeriod[];
  ours: readonly ScoredPeriod[];
}

/** The records that drafts are tried on. */
export interface TrialRecords {
  partnerId: string;
  relationship: Relationship;
  context: LensContext;
  priors: Priors;
  measures: MeasuresByRules;
}

/** How a draft would score both sides. */
export interface Preview {
  theirs: WhatIf;
  /** What we owe them; null while the draft says nothing of it. */
  ours: WhatIf | null;
}

/** How far back a first version may begin, and how far ahead any. */
const MONTHS_BACK = 24;
const MONTHS_AHEAD = 12;

/** Reads what a draft for a partner begins with; null when there is no such partner. */
export async function draftMaterial(
  store: Store,
  partnerId: string,
  now: Now,
): Promise<DraftMaterial | null> {
  const partner = await partnerById(store, partnerId);
  if (!partner) return null;
  const [context, relationship, { sample }] = await Promise.all([
    readContext(store, now),
    readRelationship(store, partnerId),
    readWorkspace(store),
  ]);
  const template = templateFor(partner, relationship.facts);
  const versions = relationship.agreements;
  const inForce = basisOf(agreementAt(versions, now.today), template);
  const priors = await priorsFor(store, inForce.template);
  const measures = await readMeasures(store, partnerId, [inForce.agreement], context);
  const newest = measuresFor(measures, inForce.agreement, context)?.whole.newest ?? null;
  const month = monthOf(now.today);
  const back = inForce.agreement ? 0 : MONTHS_BACK;
  const first = monthIndexOf(`${month}-01`) - back;
  const records = { partnerId, relationship, context, priors, measures };
  return {
    partner: headOf(partner),
    versions,
    inForce,
    next: (versions.at(-1)?.version ?? 0) + 1,
    earliest: inForce.agreement ? month : null,
    months: Array.from({ length: back + MONTHS_AHEAD + 1 }, (_, at) => monthName(first + at)),
    today: now.today,
    sample,
    origin: newest === null ? noOrigin : originOf(newest, context),
    records,
    before: { theirs: scored(records, inForce), ours: scored(records, owedBasis(inForce)) },
  };
}

/** A definition as if it was agreed: to be tried, never to be stored. */
export function trialOf(definition: Definition, partnerId: string): Agreement {
  const never = '0001-01-01';
  const head = { id: `${partnerId} draft`, partnerId, version: 1, from: never, agreedOn: never, ours: '' };
  return { ...definition, ...head, sample: false };
}

/** Reads the records once more where a draft sets tolerances or days under which they were not read yet. */
export async function recordsUnder(
  store: Store,
  records: TrialRecords,
  trial: Agreement,
): Promise<TrialRecords> {
  const { partnerId, context } = records;
  const measures = await readMeasures(store, partnerId, [trial], context, records.measures);
  return { ...records, measures };
}

/**
 * Scores the same periods of one side by what is in force and by a draft, each as if it had held in all of them. Pure:
 * nothing is written. Null where the records were not read under the rules of the draft.
 */
export function previewOf(
  records: TrialRecords,
  before: DraftMaterial['before'],
  trial: Agreement,
  side: keyof Preview,
): WhatIf | null {
  const after = basisOf(trial, trial.template);
  if (!measuresFor(records.measures, trial, records.context)) return null;
  return whatIf(before[side], scored(records, side === 'theirs' ? after : owedBasis(after)));
}

function scored(records: TrialRecords, basis: Basis): ScoredPeriod[] {
  const { relationship, context, priors, measures } = records;
  const under = measuresFor(measures, basis.agreement, context);
  if (!under) throw new Error('The records were not read under these rules.');
  const gatesNow = (agreed: readonly Gate[]) =>
    gatesHeld(agreed, relationship.facts, relationship.cases, context.now.today);
  return scorePeriods(
    () => under,
    () => basis,
    gatesNow,
    context,
    priors,
  );
}
