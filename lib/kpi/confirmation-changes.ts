import { dayNumber } from '../domain/calendar-date.ts';
import { emptyReason, type KpiValue, type NoValue, shareOf } from './kpi-value.ts';
import { type LineDays, NO_DAY } from './line-days.ts';
import type { OtifTolerance } from './otif.ts';
import { COUNT, type Shape, shapeOf } from './tally-parts.ts';

const CHANGES_DEFINITION = 'confirmation-changes/1';
const PUSH_OUT_DEFINITION = 'push-out-days/1';
const OUR_CHANGES_DEFINITION = 'our-changes/1';

export type ChangesVerdict =
  | {
      state: 'decided';
      /** Changes that the supplier asked for after its first confirmation, and the days that it put off. */
      changes: number;
      pushedOut: number;
      /** Changes that we asked for inside the frozen time. */
      ours: number;
    }
  | { state: 'pending' }
  | { state: 'excluded'; why: 'cancelled' | 'dispute-accepted' | 'no-promised-date' | 'moved-by-unknown' };

/**
 * One confirmed line, counted once its first promised date has passed: until then it may still be changed. Only what the
 * supplier asked for counts against it; a date that moved without a word on who moved it is left out. `frozenDays`: our
 * changes count when they came so many days before that date or later; null: any after sending.
 */
export function judgeChanges(
  days: LineDays,
  tolerance: OtifTolerance,
  frozenDays: number | null,
): ChangesVerdict {
  if (days.line.leftOut && !days.cancelled) return { state: 'excluded', why: 'dispute-accepted' };
  return judgeOurChanges(days, tolerance, frozenDays);
}

/**
 * The same for what we changed: that a partner contested the line rightly, perhaps because we changed it, takes nothing of
 * that away.
 */
export function judgeOurChanges(
  { line, today, cancelled, firstPromised, lastPromised, sent }: LineDays,
  tolerance: OtifTolerance,
  frozenDays: number | null,
): ChangesVerdict {
  if (cancelled) return { state: 'excluded', why: 'cancelled' };
  if (firstPromised === NO_DAY) return { state: 'excluded', why: 'no-promised-date' };
  if (today <= firstPromised + tolerance.late) return { state: 'pending' };
  if (line.changes === undefined || line.changes.length === 0) {
    if (lastPromised !== firstPromised) return { state: 'excluded', why: 'moved-by-unknown' };
    return UNCHANGED;
  }
  const frozenFrom = frozenDays === null ? sent : firstPromised - frozenDays;
  let [changes, pushedOut, ours] = [0, 0, 0];
  for (const { by, days = 0, field, changedOn } of line.changes) {
    if (by === 'supplier') {
      changes += 1;
      if (field === 'date') pushedOut += Math.min(MOST_DAYS, Math.max(0, days));
    } else if (dayNumber(changedOn) >= frozenFrom) ours += 1;
  }
  return { state: 'decided', changes, pushedOut, ours };
}

/** A century: more is a slip of the pen. */
const MOST_DAYS = 36_500;
const UNCHANGED: ChangesVerdict = { state: 'decided', changes: 0, pushedOut: 0, ours: 0 };

export interface ChangesTally {
  /** Confirmed lines that count, and those that the supplier changed. */
  lines: number;
  changes: number;
  changedLines: number;
  pushOutDays: number;
  pending: number;
  excluded: number;
  /** Lines that count for our own changes, those that we changed inside the frozen time, and the rest. */
  ourLines: number;
  ourChanged: number;
  ourPending: number;
  ourExcluded: number;
}

export const CHANGES_SHAPE: Shape<ChangesTally> = shapeOf({
  lines: COUNT,
  changes: COUNT,
  changedLines: COUNT,
  pushOutDays: COUNT,
  pending: COUNT,
  excluded: COUNT,
  ourLines: COUNT,
  ourChanged: COUNT,
  ourPending: COUNT,
  ourExcluded: COUNT,
});

/** Adds one line in place; `ours`: as {@link judgeOurChanges} has it. */
export function addChanges(tally: ChangesTally, verdict: ChangesVerdict, ours: ChangesVerdict): void {
  if (verdict.state === 'pending') tally.pending += 1;
  else if (verdict.state === 'excluded') tally.excluded += 1;
  else {
    tally.lines += 1;
    tally.changes += verdict.changes;
    if (verdict.changes > 0) tally.changedLines += 1;
    tally.pushOutDays += verdict.pushedOut;
  }
  if (ours.state === 'pending') tally.ourPending += 1;
  else if (ours.state === 'excluded') tally.ourExcluded += 1;
  else {
    tally.ourLines += 1;
    if (ours.ours > 0) tally.ourChanged += 1;
  }
}

/** Changes and push-out days per confirmed line; and the share of lines that we changed late. */
export function changesValues(tally: ChangesTally, recorded: boolean): KpiValue[] {
  const { lines, pending, excluded } = tally;
  const missing: NoValue | undefined = recorded ? undefined : 'not-recorded';
  const rest = { n: lines, pending, excluded, lowerIsBetter: true };
  const none = missing ?? (lines > 0 ? undefined : emptyReason(pending, excluded));
  const perLine = (sum: number) =>
    none === undefined ? { value: sum / lines } : { value: null, missing: none, n: 0 };
  return [
    {
      kpi: 'confirmation-changes',
      definition: CHANGES_DEFINITION,
      unit: 'ratio',
      ...rest,
      ...perLine(tally.changes),
      parts: { lines: { hits: tally.changedLines, n: lines } },
    },
    {
      kpi: 'push-out-days',
      definition: PUSH_OUT_DEFINITION,
      unit: 'days',
      ...rest,
      ...perLine(tally.pushOutDays),
    },
    shareOf(
      { kpi: 'our-changes', definition: OUR_CHANGES_DEFINITION, lowerIsBetter: true },
      {
        hits: tally.ourChanged,
        n: tally.ourLines,
        pending: tally.ourPending,
        excluded: tally.ourExcluded,
        missing,
      },
    ),
  ];
}
