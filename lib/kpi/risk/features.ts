import { logit } from './logit.ts';
import type { RiskFacts } from './risk-facts.ts';

/**
 * What the model weighs, one number each. `base` is the log odds of the nested rate (all → supplier → lane); the others are 0
 * where nothing is known, so that they then change nothing.
 */
export const FEATURES = [
  'base',
  'overdue',
  'order-lines',
  'quantity',
  'lead',
  'unanswered',
  'answered-late',
  'pushed',
  'after-requested',
  'shipped',
  'mode',
  'group',
] as const;
export type Feature = (typeof FEATURES)[number];

/** What is known of a line's surroundings on the day it is judged. */
export interface Surroundings {
  /** Rates, 0 to 1. */
  base: number;
  company: number;
  mode: number;
  group: number;
  /** Lines of this supplier that are overdue. */
  overdue: number;
  /** Mean logarithm of this supplier's lead times; null before the first. */
  lead: number | null;
  /** Whether answers and despatch of this supplier are recorded at all. */
  answers: boolean;
  despatch: boolean;
}

/** Lead times more unlike the usual than this tell no more. */
const MOST_LEAD = 1.5;
/** The quantity that counts as neither large nor small: the intercept takes up what it is. */
export const USUAL_LOG_QUANTITY = 3;

/** Writes the features of one line into `into` from `at` on, in the sequence of {@link FEATURES}. */
export function writeFeatures(facts: RiskFacts, around: Surroundings, into: Float64Array, at = 0): void {
  const company = logit(around.company);
  into[at] = logit(around.base);
  into[at + 1] = Math.log1p(around.overdue);
  into[at + 2] = (facts.orderLines / 4) * Math.LN2;
  into[at + 3] = facts.quantity === 0 ? 0 : (facts.quantity - 1) / 4 - USUAL_LOG_QUANTITY;
  into[at + 4] = leadFeature(facts.lead, around.lead);
  into[at + 5] = around.answers && facts.answer === 1 ? 1 : 0;
  into[at + 6] = around.answers && facts.answer === 3 ? 1 : 0;
  into[at + 7] = facts.pushed / 4;
  into[at + 8] = facts.afterRequested / 4;
  into[at + 9] = around.despatch ? facts.shipped : 0;
  into[at + 10] = facts.mode === '' ? 0 : logit(around.mode) - company;
  into[at + 11] = facts.group === '' ? 0 : logit(around.group) - company;
}

function leadFeature(lead: number, usual: number | null): number {
  if (lead === 0 || usual === null) return 0;
  return Math.max(-MOST_LEAD, Math.min(MOST_LEAD, logLead(lead) - usual));
}

/** Natural logarithm of the lead time that `RiskFacts.lead` stands for. */
export function logLead(lead: number): number {
  return ((lead - 1) / 4) * Math.LN2;
}
