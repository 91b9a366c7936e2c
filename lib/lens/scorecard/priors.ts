import type { TemplateId } from '../../domain/agreement.ts';
import { fitPrior, type Prior, type RateCount } from '../../kpi/scorecard/shrink.ts';
import type { Store } from '../../store/open.ts';
import { readGathered } from '../../store/summaries.ts';
import type { Priors } from './score-inputs.ts';

/** Under this name the priors of a template are gathered. */
export function priorsKey(template: TemplateId): string {
  return `priors ${template}`;
}

/** What partners of a template do, as it was gathered last; empty until then, and rates count as they are. */
export async function readPriors(store: Store, template: TemplateId): Promise<Priors> {
  const [stored] = await readGathered(store, [priorsKey(template)]);
  return new Map(Array.isArray(stored) ? stored.filter(isEntry) : []);
}

function isEntry(entry: unknown): entry is [string, Prior] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false;
  const { mean, strength, from } = (entry[1] ?? {}) as Partial<Prior>;
  const sound =
    typeof mean === 'number' && mean >= 0 && mean <= 1 && typeof strength === 'number' && strength > 0;
  return sound && (from === 'fitted' || from === 'pooled');
}

/** The counts of many partners, term by term, while they go in. */
export function priorGatherer() {
  const counts = new Map<string, RateCount[]>();
  return {
    add(key: string, count: RateCount): void {
      const known = counts.get(key);
      if (known) known.push(count);
      else counts.set(key, [count]);
    },
    /** The prior of each term of which anybody has records, ready to be stored. */
    entries(): [string, Prior][] {
      return [...counts].flatMap(([key, partners]): [string, Prior][] => {
        const prior = fitPrior(partners);
        return prior ? [[key, prior]] : [];
      });
    },
  };
}
