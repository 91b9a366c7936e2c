import type { Agreement } from '../../domain/agreement.ts';
import { termFault } from '../../kpi/scorecard/score.ts';
import { inputKey } from '../../kpi/scorecard/scorecard.ts';

/** The place of the first term that grades nothing or is scored twice, `terms.0`: what the schema can not say. Else null. */
export function flawedTerm({ terms, owed = [] }: Pick<Agreement, 'terms' | 'owed'>): string | null {
  for (const [name, side] of [
    ['terms', terms],
    ['owed', owed],
  ] as const) {
    const seen = new Set<string>();
    for (const [at, term] of side.entries()) {
      if (termFault(term) || seen.has(inputKey(term))) return `${name}.${at}`;
      seen.add(inputKey(term));
    }
  }
  return null;
}
