import type { SurvivalStep } from '../kaplan-meier.ts';
import { type Arrival, arrivalOf, stillOpen } from './arrival.ts';
import { blendedScore } from './blend.ts';
import { delayCount, delaySurvival, emptyDelays, mergeDelays } from './delays.ts';
import type { RiskModel, SupplierRisk } from './model.ts';
import type { RiskFacts, RiskNumbers } from './risk-facts.ts';
import { type RiskReason, reasonsOf } from './risk-reasons.ts';
import type { RiskLevel } from './score.ts';

export type RiskBand = 'low' | 'elevated' | 'high';

/** Where one band ends and the next begins (`kpi.md` 4.3). */
const ELEVATED = 0.1;
const HIGH = 0.3;
/** A survival curve of fewer lines than this is one of the level above. */
const FEWEST_DELAYS = 20;
/** Fewer decided lines in the whole company say nothing about the next one. */
export const FEWEST_LINES = 30;

export interface JudgedRisk {
  /** Probability that it comes late: 1 once it has missed its day. */
  p: number;
  band: RiskBand;
  /** True when it is no forecast: its day is past. */
  overdue: boolean;
  level: RiskLevel;
  /** Decided lines that the level rests on: of the model, or of the lane, the supplier, all in the last 365 days. */
  n: number;
  reasons: RiskReason[];
  arrival: Arrival | null;
  /** Whose past deliveries the arrival rests on. */
  arrivalOf: Exclude<RiskLevel, 'line'>;
}

/** What is asked about one open line. Days are numbers. */
export interface RiskQuestion {
  facts: RiskFacts;
  numbers: RiskNumbers;
  due: number;
  today: number;
  /** Days after the due date that still count as on time. */
  late: number;
  /** True for a line that one of our own sites delivers. */
  own: boolean;
}

/** The band of an open line with its reasons, and when it is likely to come. Null while the company has too few decided lines. */
export function judgeRisk(
  model: RiskModel,
  supplier: SupplierRisk | undefined,
  { facts, numbers, due, today, late, own }: RiskQuestion,
): JudgedRisk | null {
  if (model.lines < FEWEST_LINES) return null;
  const { by, ...score } = blendedScore(model, own, supplier, facts, today, due);
  const past = pastDeliveries(model, supplier, facts.lane);
  const overdue = today > due + late;
  const now = overdue ? { p: 1, left: 1 } : stillOpen(score.p, Math.max(0, due - today), past.steps, late);
  const base = { facts, numbers, level: score.level, due, today };
  return {
    p: now.p,
    band: bandOf(now.p),
    overdue,
    level: score.level,
    n: restsOn(by, supplier, facts, score.level),
    reasons: overdue ? [] : reasonsOf(by, supplier, score, { ...base, left: now.left }),
    arrival: arrivalOf(now.p, today - due, past.steps, late),
    arrivalOf: past.level,
  };
}

export function bandOf(p: number): RiskBand {
  if (p < ELEVATED) return 'low';
  return p > HIGH ? 'high' : 'elevated';
}

function restsOn(
  model: RiskModel,
  supplier: SupplierRisk | undefined,
  facts: RiskFacts,
  level: RiskLevel,
): number {
  if (level === 'line') return model.lines;
  if (level === 'all') return model.recent[0];
  if (level === 'lane') return supplier?.recent.get(facts.lane)?.[0] ?? 0;
  let lines = 0;
  for (const [n] of supplier?.recent.values() ?? []) lines += n;
  return lines;
}

/** The deliveries of the lane, else of the supplier, else of all: the first with enough of them. */
function pastDeliveries(
  model: RiskModel,
  supplier: SupplierRisk | undefined,
  lane: string,
): { steps: SurvivalStep[]; level: Exclude<RiskLevel, 'line'> } {
  const ofLane = supplier?.delays.get(lane);
  if (lane !== '' && ofLane && delayCount(ofLane) >= FEWEST_DELAYS)
    return { steps: delaySurvival(ofLane), level: 'lane' };
  const all = emptyDelays();
  for (const delays of supplier?.delays.values() ?? []) mergeDelays(all, delays);
  if (delayCount(all) >= FEWEST_DELAYS) return { steps: delaySurvival(all), level: 'supplier' };
  return { steps: delaySurvival(model.delays), level: 'all' };
}
