import type { RiskModel, SupplierRisk } from './model.ts';
import type { RiskFacts } from './risk-facts.ts';
import { type Score, scoreLine } from './score.ts';

/** What the model counts for beside the plain rate, chosen on the SCMS history due before July 2012 (README, "Late risk"). */
const MODEL_WEIGHT = 0.9;

/**
 * The score of an open line as it is shown (`late-risk/2`): by the model of suppliers alone, for a line of an own site or where
 * there is none by that of all; averaged with the shrunk rate of the lane. `by` is the model that the score rests on.
 */
export function blendedScore(
  model: RiskModel,
  own: boolean,
  supplier: SupplierRisk | undefined,
  facts: RiskFacts,
  day: number,
  due: number,
): Score & { by: RiskModel } {
  const joint = scoreLine(model, supplier, facts, day, due);
  const by = !own && model.apart && joint.level === 'line' ? model.apart : model;
  const judged = by === model ? joint : scoreLine(by, supplier, facts, day, due);
  const plain = scoreLine({ ...model, fitted: null }, supplier, facts, day, due).p;
  return { ...judged, p: MODEL_WEIGHT * judged.p + (1 - MODEL_WEIGHT) * plain, by };
}
