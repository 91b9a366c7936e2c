import type { Case } from '../domain/activity.ts';
import type { Instant } from '../domain/calendar-date.ts';
import type { KpiRules } from './kpi-rules.ts';
import { type KpiValue, shareOf } from './kpi-value.ts';
import { byName, COUNT, inName, type Shape, shapeOf } from './tally-parts.ts';
import { businessHours, type WorkingCalendar } from './working-calendar.ts';

const CASE_DEFINITION = 'case-sla/1';
/** A thousandth of a second is no breach. */
const HOURS_EPSILON = 1e-6;

export type CaseVerdict =
  | { state: 'met' | 'breached' | 'pending'; hours: number; target: number }
  | { state: 'excluded'; why: 'settled-before-raised' };

/**
 * One case: business hours from raising to settling, without those in which it waited for the other side. Open and over
 * its time it is breached, open within it pending. Null when it had not been raised by then.
 */
export function judgeCase(
  each: Case,
  calendar: WorkingCalendar,
  within: KpiRules['caseWithin'],
  now: Instant,
): CaseVerdict | null {
  const { raisedAt, priority } = each;
  if (raisedAt > now) return null;
  const settled = each.resolvedAt !== undefined && each.resolvedAt <= now ? each.resolvedAt : null;
  if (settled !== null && settled < raisedAt) return { state: 'excluded', why: 'settled-before-raised' };
  const end = settled ?? now;
  const hours = businessHours(calendar, raisedAt, end) - pausedHours(each, calendar, end);
  const target = each.targetHours ?? within[priority];
  const state = hours > target + HOURS_EPSILON ? 'breached' : settled === null ? 'pending' : 'met';
  return { state, hours: Math.max(0, hours), target };
}

/** Hours in which the clock stood still; pauses that overlap stop it once. */
function pausedHours({ raisedAt, pauses }: Case, calendar: WorkingCalendar, end: Instant): number {
  let hours = 0;
  let until = raisedAt;
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    const from = Math.max(pause.from, until);
    const to = Math.min(pause.to ?? end, end);
    if (to <= from) continue;
    hours += businessHours(calendar, from, to);
    until = to;
  }
  return hours;
}

interface CaseCounts {
  met: number;
  breached: number;
  pending: number;
}

export interface CaseTally {
  priorities: Map<string, CaseCounts>;
  excluded: number;
}

const COUNTS_SHAPE: Shape<CaseCounts> = shapeOf({ met: COUNT, breached: COUNT, pending: COUNT });
export const CASE_SHAPE: Shape<CaseTally> = shapeOf({ priorities: byName(COUNTS_SHAPE), excluded: COUNT });

/** Adds one case in place. */
export function addCase(tally: CaseTally, priority: Case['priority'], verdict: CaseVerdict): void {
  if (verdict.state === 'excluded') tally.excluded += 1;
  else inName(tally.priorities, priority, COUNTS_SHAPE)[verdict.state] += 1;
}

/** Share of cases that were settled in their time; `parts` by priority. */
export function caseValue({ priorities, excluded }: CaseTally): KpiValue {
  let [met, breached, pending] = [0, 0, 0];
  const parts: NonNullable<KpiValue['parts']> = {};
  for (const [priority, counts] of priorities) {
    met += counts.met;
    breached += counts.breached;
    pending += counts.pending;
    parts[priority] = { hits: counts.met, n: counts.met + counts.breached };
  }
  const none = met + breached + pending + excluded === 0 ? ('not-recorded' as const) : undefined;
  return shareOf(
    { kpi: 'case-sla', definition: CASE_DEFINITION, parts },
    { hits: met, n: met + breached, pending, excluded, missing: none },
  );
}
