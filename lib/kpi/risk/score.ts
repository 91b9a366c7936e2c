import { FEATURES, type Feature, writeFeatures } from './features.ts';
import { expit, logit } from './logit.ts';
import type { RiskModel, SupplierRisk } from './model.ts';
import type { RiskFacts } from './risk-facts.ts';
import { emptyHistory, surroundingsOf } from './supplier-history.ts';

/** What a score rests on: the line's own facts, else the plain rate of its lane, its supplier or all suppliers. */
export type RiskLevel = 'line' | 'lane' | 'supplier' | 'all';

export interface Score {
  /** Probability that the line comes late, 0 to 1; without what its own silence until today tells. */
  p: number;
  level: RiskLevel;
  /** By how much each feature moves the log odds away from those of the mean line. Empty for plain rates. */
  parts: Map<Feature, number>;
}

/** Fewer decided lines of a supplier or lane in a year than this do not speak for themselves. */
export const FEWEST_OF_LEVEL = 5;

/** What says little as long as a line is not due within a month: then it counts as for the mean line. */
const OF_THE_LAST_MONTH: readonly Feature[] = ['unanswered', 'shipped'];
const MONTH_DAYS = 31;

/** The score of an open line on day `day`, due on day `due` (day numbers). */
export function scoreLine(
  model: RiskModel,
  supplier: SupplierRisk | undefined,
  facts: RiskFacts,
  day: number,
  due: number,
): Score {
  const around = surroundingsOf(
    supplier?.history ?? emptyHistory(),
    facts,
    day,
    model.rates,
    supplier?.overdue ?? 0,
  );
  const level = levelOf(model, supplier, facts);
  if (level !== 'line' || model.fitted === null) return { p: around.base, level, parts: new Map() };
  const { weights, means, calibration } = model.fitted;
  const values = new Float64Array(FEATURES.length);
  writeFeatures(facts, around, values);
  const parts = new Map<Feature, number>();
  let x = weights[0] as number;
  const isFar = due - day >= MONTH_DAYS;
  FEATURES.forEach((feature, at) => {
    const weight = weights[at + 1] as number;
    const mean = means[at] as number;
    const value = isFar && OF_THE_LAST_MONTH.includes(feature) ? mean : (values[at] as number);
    x += weight * value;
    parts.set(feature, calibration[1] * weight * (value - mean));
  });
  return { p: expit(calibration[0] + calibration[1] * logit(expit(x))), level, parts };
}

function levelOf(model: RiskModel, supplier: SupplierRisk | undefined, facts: RiskFacts): RiskLevel {
  const lane = supplier?.recent.get(facts.lane)?.[0] ?? 0;
  let all = 0;
  for (const [lines] of supplier?.recent.values() ?? []) all += lines;
  if (all < FEWEST_OF_LEVEL) return 'all';
  if (model.fitted !== null) return 'line';
  return facts.lane !== '' && lane >= FEWEST_OF_LEVEL ? 'lane' : 'supplier';
}
