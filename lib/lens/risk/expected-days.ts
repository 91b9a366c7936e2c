import { type CalendarDate, dateOfDay } from '../../domain/calendar-date.ts';
import type { JudgedRisk } from '../../kpi/risk/judge-risk.ts';
import type { RiskView } from './risk-views.ts';

/** The days between which a line is likely to come; undefined where the past does not say. */
export function expectedOf({ arrival, arrivalOf }: JudgedRisk, due: number): RiskView['expected'] {
  if (arrival === null) return undefined;
  const on = (days: number): CalendarDate => dateOfDay(due + days);
  return {
    from: on(arrival.low),
    on: on(arrival.middle),
    to: arrival.high === null ? null : on(arrival.high),
    level: arrivalOf,
  };
}
