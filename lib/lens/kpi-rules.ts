import type { KpiRules } from '../kpi/kpi-rules.ts';
import type { Policy } from '../policy/settings.ts';
import { toleranceOf } from './context.ts';

/** Asked for once: it takes as long as the KPIs of a hundred lines. */
let zone: string | undefined;

/** The rules of the company, as KPIs are computed by. Both sides work in the time zone of this computer. */
export function kpiRulesOf(policy: Policy): KpiRules {
  zone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  const hours = {
    zone,
    opens: 9 * 60,
    closes: 17 * 60,
    holidays: [],
  };
  return {
    tolerance: toleranceOf(policy),
    acknowledgeWithin: policy['acknowledgement.workingDays'],
    theirHours: hours,
    ourHours: hours,
    replyWithin: 8,
    caseWithin: { critical: 4, high: 8, normal: 24, low: 40 },
    forecastLag: 2,
    frozenDays: null,
  };
}
