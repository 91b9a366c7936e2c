/**
 * How many durations ended at a time, and how many were still running when last seen (censored).
 */
export interface DurationHistogram {
  ended: Map<number, number>;
  censored: Map<number, number>;
}

export interface SurvivalStep {
  time: number;
  atRisk: number;
  events: number;
  survival: number;
  /** Greenwood's standard error; 0 where the estimate is 0. */
  standardError: number;
}

/**
 * Kaplan and Meier's estimate: S(t) = Π (1 - d/n) over event times, cases censored at t still at risk at t; standard
 * error S √Σ d/(n(n-d)) (Greenwood). One step per event time, ascending.
 */
export function kaplanMeier(histogram: DurationHistogram): SurvivalStep[] {
  const times = [...new Set([...histogram.ended.keys(), ...histogram.censored.keys()])].sort((a, b) => a - b);
  let atRisk = countOf(histogram.ended) + countOf(histogram.censored);
  let survival = 1;
  let variance = 0;
  const steps: SurvivalStep[] = [];
  for (const time of times) {
    const events = histogram.ended.get(time) ?? 0;
    if (events > 0) {
      survival *= 1 - events / atRisk;
      if (events < atRisk) variance += events / (atRisk * (atRisk - events));
      steps.push({ time, atRisk, events, survival, standardError: survival * Math.sqrt(variance) });
    }
    atRisk -= events + (histogram.censored.get(time) ?? 0);
  }
  return steps;
}

/** Smallest time with S(t) <= 1 - q; `null` when it is never reached (then it is "more than the longest time seen"). */
export function survivalQuantile(steps: readonly SurvivalStep[], q: number): number | null {
  return steps.find((step) => step.survival <= 1 - q + 1e-12)?.time ?? null;
}

/** S(t): the share that is still open after `time`. */
export function survivalAt(steps: readonly SurvivalStep[], time: number): number {
  let survival = 1;
  for (const step of steps) {
    if (step.time > time) break;
    survival = step.survival;
  }
  return survival;
}

/** The longest duration seen, ended or not; `null` without any. */
export function longestDuration(histogram: DurationHistogram): number | null {
  let longest: number | null = null;
  for (const side of [histogram.ended, histogram.censored]) {
    for (const time of side.keys()) if (longest === null || time > longest) longest = time;
  }
  return longest;
}

export function countOf(counts: Map<number, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
