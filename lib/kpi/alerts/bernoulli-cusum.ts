/** What a hit and a miss add to a Bernoulli CUSUM. */
export interface BernoulliSteps {
  hit: number;
  miss: number;
}

/** A share whose odds are doubled. */
export function doubledOdds(p: number): number {
  const odds = (2 * p) / (1 - p);
  return odds / (1 + odds);
}

/** Log likelihood ratios of one trial: ln(p1/p0) for a hit, ln((1-p1)/(1-p0)) for a miss (Reynolds and Stoumbos 1999). */
export function bernoulliSteps(p0: number, p1 = doubledOdds(p0)): BernoulliSteps {
  return { hit: Math.log(p1 / p0), miss: Math.log((1 - p1) / (1 - p0)) };
}

/**
 * What `hits` of `n` trials that belong together add. Trials of one period share its luck: their evidence is divided by
 * 1 + (n-1) ρ, the factor by which the variance of their sum exceeds that of independent ones.
 */
export function batchStep({ hit, miss }: BernoulliSteps, hits: number, n: number, rho: number): number {
  return (hits * hit + (n - hits) * miss) / inflation(n, rho);
}

/** By how much the variance of a count of `n` exceeds the binomial one when pairs correlate by `rho`. */
export function inflation(n: number, rho: number): number {
  return 1 + (n - 1) * rho;
}
