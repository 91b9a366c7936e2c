import { fitPrior, type Prior, type RateCount } from '../../kpi/scorecard/shrink.ts';

/** The prior of a term, by the key of the term. */
export type PriorEntry = [key: string, prior: Prior];

/** The counts of many partners, term by term, while they go in. */
export function priorGatherer() {
  const counts = new Map<string, RateCount[]>();
  return {
    add(key: string, count: RateCount): void {
      const known = counts.get(key);
      if (known) known.push(count);
      else counts.set(key, [count]);
    },
    /** The prior of each term of which anybody has records. */
    entries(): PriorEntry[] {
      return [...counts].flatMap(([key, partners]): PriorEntry[] => {
        const prior = fitPrior(partners);
        return prior ? [[key, prior]] : [];
      });
    },
  };
}
