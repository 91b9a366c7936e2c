import { FEATURES, type Feature, USUAL_LOG_QUANTITY } from './features.ts';
import type { RiskModel, SupplierRisk } from './model.ts';
import type { RiskFacts, RiskNumbers } from './risk-facts.ts';
import { FEWEST_OF_LEVEL, type RiskLevel, type Score } from './score.ts';

/** Why a line is judged so, with the numbers behind it. `raises` tells whether it makes a late delivery likelier. */
export type RiskReason = { raises: boolean } & (
  | { code: 'lane-late' | 'supplier-late' | 'company-late'; late: number; of: number }
  | { code: 'overdue-lines'; n: number }
  | { code: 'order-lines'; n: number }
  | { code: 'quantity'; quantity: number; usual: number }
  | { code: 'lead'; days: number; usual: number }
  | { code: 'not-answered' }
  | { code: 'answered-late' }
  | { code: 'pushed' | 'after-requested'; days: number }
  | { code: 'shipped'; yes: boolean }
  | { code: 'mode' | 'group'; name: string; share: number }
  | { code: 'still-open'; days: number; came: number }
);

/** Shifts of the log odds smaller than this (a tenth of the odds) are no reason. */
const LEAST = 0.1;
const MOST_REASONS = 3;

interface Asked {
  facts: RiskFacts;
  numbers: RiskNumbers;
  level: RiskLevel;
  due: number;
  today: number;
  /** Share of the punctual lines that come later than this one is open already. */
  left: number;
}

/** The three reasons that move the odds most, strongest first; for plain rates the rate itself. */
export function reasonsOf(
  model: RiskModel,
  supplier: SupplierRisk | undefined,
  score: Score,
  asked: Asked,
): RiskReason[] {
  const weighed: [shift: number, reason: RiskReason][] = [];
  const add = (shift: number, reason: RiskReason | null) => {
    if (reason && Math.abs(shift) >= LEAST) weighed.push([Math.abs(shift), reason]);
  };
  if (score.level !== 'line') {
    const raises = score.p > model.rates.all;
    weighed.push([Number.POSITIVE_INFINITY, rateReason(model, supplier, asked.facts, score.level, raises)]);
  }
  for (const [feature, shift] of score.parts)
    add(shift, featureReason(feature, model, supplier, asked, shift > 0));
  const days = asked.due - asked.today;
  add(-Math.log(asked.left), { code: 'still-open', days, came: 1 - asked.left, raises: true });
  return weighed
    .sort(([a], [b]) => b - a)
    .slice(0, MOST_REASONS)
    .map(([, reason]) => reason);
}

function featureReason(
  feature: Feature,
  model: RiskModel,
  supplier: SupplierRisk | undefined,
  { facts, numbers, level }: Asked,
  raises: boolean,
): RiskReason | null {
  switch (feature) {
    case 'base':
      return rateReason(model, supplier, facts, level, raises);
    case 'overdue':
      return { code: 'overdue-lines', n: supplier?.overdue ?? 0, raises };
    case 'order-lines':
      return { code: 'order-lines', n: numbers.orderLines, raises };
    case 'quantity':
      return quantityReason(model, numbers, raises);
    case 'lead':
      return leadReason(supplier, numbers, raises);
    case 'unanswered':
      return facts.answer === 1 ? { code: 'not-answered', raises } : null;
    case 'answered-late':
      return facts.answer === 3 ? { code: 'answered-late', raises } : null;
    case 'pushed':
    case 'after-requested': {
      const days = feature === 'pushed' ? numbers.pushedDays : numbers.afterRequestedDays;
      return days <= 0 ? null : { code: feature, days, raises };
    }
    case 'shipped':
      return supplier?.history.despatch ? { code: 'shipped', yes: facts.shipped === 1, raises } : null;
    case 'mode':
    case 'group': {
      const rates = feature === 'mode' ? model.rates.modes : model.rates.groups;
      const share = rates.get(facts[feature]);
      return share === undefined ? null : { code: feature, name: facts[feature], share, raises };
    }
  }
}

/** The rate that speaks loudest for a line: of its lane where that has enough lines, else of its supplier, else of all. */
function rateReason(
  model: RiskModel,
  supplier: SupplierRisk | undefined,
  { lane }: RiskFacts,
  level: RiskLevel,
  raises: boolean,
): RiskReason {
  const ofLane = supplier?.recent.get(lane);
  if (level !== 'all' && lane !== '' && ofLane && ofLane[0] >= FEWEST_OF_LEVEL)
    return { code: 'lane-late', of: ofLane[0], late: ofLane[1], raises };
  let [of, late] = [0, 0];
  for (const [n, k] of supplier?.recent.values() ?? []) [of, late] = [of + n, late + k];
  if (level !== 'all' && of > 0) return { code: 'supplier-late', of, late, raises };
  return { code: 'company-late', of: model.recent[0], late: model.recent[1], raises };
}

function quantityReason(
  { fitted }: RiskModel,
  { quantity }: RiskNumbers,
  raises: boolean,
): RiskReason | null {
  if (quantity === null || !fitted) return null;
  const mean = fitted.means[FEATURES.indexOf('quantity')] ?? 0;
  return { code: 'quantity', quantity, usual: Math.max(1, 10 ** (mean + USUAL_LOG_QUANTITY) - 1), raises };
}

function leadReason(
  supplier: SupplierRisk | undefined,
  { leadDays }: RiskNumbers,
  raises: boolean,
): RiskReason | null {
  const [sum, lines] = supplier?.history.lead ?? [0, 0];
  if (leadDays === null || lines === 0) return null;
  return { code: 'lead', days: leadDays, usual: Math.round(Math.exp(sum / lines) - 1), raises };
}
