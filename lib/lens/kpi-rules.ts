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
    opens: policy['hours.opens'] * 60,
    closes: policy['hours.closes'] * 60,
  };
  return {
    tolerance: toleranceOf(policy),
    acknowledgeWithin: policy['acknowledgement.workingDays'],
    theirHours: { ...hours, holidays: policy.partnerHolidays ?? policy.holidays },
    ourHours: { ...hours, holidays: policy.holidays },
    replyWithin: policy['reply.hours'],
    caseWithin: {
      critical: policy['cases.criticalHours'],
      high: policy['cases.highHours'],
      normal: policy['cases.normalHours'],
      low: policy['cases.lowHours'],
    },
    forecastLag: policy['forecast.lagMonths'],
    frozenDays: policy['changes.frozenDays'],
  };
}
