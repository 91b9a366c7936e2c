export type Quadrant = 'strategic' | 'leverage' | 'bottleneck' | 'routine';

/** What the matrix takes in; absent is not known, and its weight goes to the rest. */
export interface KraljicInputs {
  /** Rank of the spend among all suppliers, 0 to 1. */
  spendPercentile?: number;
  /** Share of our revenue that depends on what it delivers, 0 to 1. */
  revenueShare?: number;
  /** Effect on quality or brand, 1 to 5. */
  qualityEffect?: number;
  /** Share of the spend for which there is no second source, 0 to 1. */
  singleSourceShare?: number;
  /** Months that a change of supplier takes. */
  switchingMonths?: number;
  /** Lead time that nine of ten lines keep, in days, and its deviation over its mean. */
  leadTimeP90?: number;
  leadTimeVariation?: number;
  /** Late rate, shrunk, 0 to 1. */
  lateRate?: number;
  /** A country or financial risk is on record. */
  outsideRisk?: boolean;
}

export type KraljicInput = keyof KraljicInputs;

interface Part {
  input: KraljicInput;
  weight: number;
  from: number;
  to: number;
}

/** Weights and ranges (`kpi.md` 3): each input is taken from 0 at `from` to 1 at `to`. */
const IMPACT_PARTS: readonly Part[] = [
  { input: 'spendPercentile', weight: 0.5, from: 0, to: 1 },
  { input: 'revenueShare', weight: 0.3, from: 0, to: 1 },
  { input: 'qualityEffect', weight: 0.2, from: 1, to: 5 },
];
const RISK_PARTS: readonly Part[] = [
  { input: 'singleSourceShare', weight: 0.25, from: 0, to: 1 },
  { input: 'switchingMonths', weight: 0.2, from: 0, to: 12 },
  { input: 'leadTimeP90', weight: 0.15, from: 0, to: 180 },
  { input: 'leadTimeVariation', weight: 0.15, from: 0, to: 1 },
  { input: 'lateRate', weight: 0.15, from: 0, to: 0.3 },
  { input: 'outsideRisk', weight: 0.1, from: 0, to: 1 },
];

/** High begins here, on both axes. */
const CUT = 0.5;
/** This near to a cut the quadrant is not certain. */
const BORDER = 0.05;

/** One axis: its value 0 to 1, the share of its weight that is known, and what each input adds. */
interface Axis {
  value: number | null;
  coverage: number;
  parts: { input: KraljicInput; weight: number; value: number | null; adds: number }[];
}

export interface KraljicPlace {
  impact: Axis;
  risk: Axis;
  /** Null while one axis has no input at all. */
  quadrant: Quadrant | null;
  borderline: boolean;
  missing: KraljicInput[];
}

/**
 * Single-attribute value (Montgomery, Ogden, Boehmke): (1-e^(-ρ(x-lo)))/(1-e^(-ρ(hi-lo))), 0 at `lo` and 1 at `hi`; a
 * straight line for ρ = 0. Outside the range it is clamped.
 */
export function attributeValue(x: number, lo: number, hi: number, rho: number): number {
  const inside = Math.min(hi, Math.max(lo, x));
  // So flat a curve is the line itself; dividing would lose all digits.
  if (Math.abs(rho * (hi - lo)) < 1e-9) return (inside - lo) / (hi - lo);
  return Math.expm1(-rho * (inside - lo)) / Math.expm1(-rho * (hi - lo));
}

/** Places one supplier (`kraljic/1`: Kraljic 1983, quantified). `rho` bends both axes: above 0 the first steps count most. */
export function kraljic(inputs: KraljicInputs, rho = 0): KraljicPlace {
  const impact = axisOf(IMPACT_PARTS, inputs, rho);
  const risk = axisOf(RISK_PARTS, inputs, rho);
  const missing = [...impact.parts, ...risk.parts].filter(({ value }) => value === null);
  return {
    impact,
    risk,
    quadrant: impact.value === null || risk.value === null ? null : quadrantOf(impact.value, risk.value),
    borderline: isNearCut(impact.value) || isNearCut(risk.value),
    missing: missing.map(({ input }) => input),
  };
}

/** Half and more is high, so that every place has a quadrant. */
function quadrantOf(impact: number, risk: number): Quadrant {
  if (impact >= CUT) return risk >= CUT ? 'strategic' : 'leverage';
  return risk >= CUT ? 'bottleneck' : 'routine';
}

function isNearCut(value: number | null): boolean {
  return value !== null && Math.abs(value - CUT) <= BORDER;
}

function axisOf(parts: readonly Part[], inputs: KraljicInputs, rho: number): Axis {
  const valued = parts.map(({ input, weight, from, to }) => {
    const given = inputs[input];
    const x = typeof given === 'boolean' ? Number(given) : given;
    const known = x !== undefined && Number.isFinite(x);
    return { input, weight, value: known ? attributeValue((x - from) / (to - from), 0, 1, rho) : null };
  });
  const weight = valued.reduce((sum, each) => sum + (each.value === null ? 0 : each.weight), 0);
  const all = parts.reduce((sum, each) => sum + each.weight, 0);
  const placed = valued.map((each) => ({
    ...each,
    adds: each.value === null || weight === 0 ? 0 : (each.weight / weight) * each.value,
  }));
  return {
    value: weight === 0 ? null : placed.reduce((sum, each) => sum + each.adds, 0),
    coverage: weight / all,
    parts: placed,
  };
}
