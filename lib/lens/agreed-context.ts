import type { Agreement } from '../domain/agreement.ts';
import { agreementAt } from '../kpi/scorecard/agreements.ts';
import { rulesKey } from './cells/stored-cells.ts';
import type { LensContext } from './context.ts';

/** The company's settings with the tolerances and closing days that an agreement sets. */
export function contextUnder(agreement: Agreement | null, context: LensContext): LensContext {
  if (!agreement?.tolerance && !agreement?.closedDays) return context;
  const { tolerance, closedDays, version, from } = agreement;
  const tolerances = tolerance && {
    'otif.lateDays': tolerance.late,
    'otif.earlyDays': tolerance.early,
    'otif.under': tolerance.under,
    'otif.over': tolerance.over,
  };
  const partnerHolidays = closedDays ?? context.policy.partnerHolidays;
  return {
    ...context,
    policy: { ...context.policy, ...tolerances, partnerHolidays },
    agreed: { version, from },
  };
}

/** What holds for a partner today: with what was agreed where something was, else the company's settings. */
export function contextToday(versions: readonly Agreement[], context: LensContext): LensContext {
  return contextUnder(agreementAt(versions, context.now.today), context);
}

/** One context for each set of rules that a partner is judged by: the company's first, then what was ever agreed. */
export function contextsOf(versions: readonly Agreement[], context: LensContext): LensContext[] {
  const byRules = new Map([[rulesKey(context), context]]);
  for (const version of versions) {
    const agreed = contextUnder(version, context);
    if (!byRules.has(rulesKey(agreed))) byRules.set(rulesKey(agreed), agreed);
  }
  return [...byRules.values()];
}
