import type { Agreement } from '../../domain/agreement.ts';
import type { Store } from '../../store/open.ts';
import { contextUnder } from '../agreed-context.ts';
import { partnerMeasures, type SeeOrder } from '../cells/partner-measures.ts';
import { rulesKey } from '../cells/stored-cells.ts';
import type { LensContext } from '../context.ts';
import type { Measures } from '../partner/measures.ts';

/** The measures of one partner under each set of rules for which its records were read. */
export type MeasuresByRules = ReadonlyMap<string, Measures>;

/** What tells one set of rules from another. */
function keyOf(agreement: Agreement | null, context: LensContext): string {
  return rulesKey(contextUnder(agreement, context));
}

/** Reads all records of a partner once, for the rules of each agreement (null: the company's) that `known` does not hold. */
export async function readMeasures(
  store: Store,
  partnerId: string,
  agreements: readonly (Agreement | null)[],
  context: LensContext,
  known: MeasuresByRules = new Map(),
  see?: SeeOrder,
): Promise<MeasuresByRules> {
  const wanted = new Map<string, Agreement | null>();
  for (const agreement of agreements) {
    const key = keyOf(agreement, context);
    if (!known.has(key)) wanted.set(key, agreement);
  }
  if (wanted.size === 0) return known;
  const contexts = [...wanted.values()].map((agreement) => contextUnder(agreement, context));
  const made = await partnerMeasures(store, partnerId, contexts, see);
  const read = new Map(known);
  for (const [at, key] of [...wanted.keys()].entries()) {
    const measures = made[at];
    if (measures) read.set(key, measures);
  }
  return read;
}

/** The measures under the rules of an agreement; undefined where they were not read. */
export function measuresFor(
  measures: MeasuresByRules,
  agreement: Agreement | null,
  context: LensContext,
): Measures | undefined {
  return measures.get(keyOf(agreement, context));
}
