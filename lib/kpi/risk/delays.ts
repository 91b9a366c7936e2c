import { kaplanMeier, type SurvivalStep } from '../kaplan-meier.ts';

/**
 * Days from the due date to the delivery, negative when early: how many came so, how many were last seen open then.
 * Clipped to a grid, so that few numbers hold any history; sums of disjoint sets add up.
 */
export interface Delays {
  came: Map<number, number>;
  open: Map<number, number>;
}

const EARLIEST = -90;
const LATEST = 365;

export function emptyDelays(): Delays {
  return { came: new Map(), open: new Map() };
}

/** Adds one line in place: `days` from its due date to its delivery, or to today while it is open. */
export function addDelay(delays: Delays, days: number, came: boolean): void {
  const side = came ? delays.came : delays.open;
  const clipped = Math.max(EARLIEST, Math.min(LATEST, days));
  side.set(clipped, (side.get(clipped) ?? 0) + 1);
}

export function mergeDelays(into: Delays, other: Delays): void {
  for (const [days, n] of other.came) into.came.set(days, (into.came.get(days) ?? 0) + n);
  for (const [days, n] of other.open) into.open.set(days, (into.open.get(days) ?? 0) + n);
}

export function delayCount({ came, open }: Delays): number {
  let sum = 0;
  for (const n of came.values()) sum += n;
  for (const n of open.values()) sum += n;
  return sum;
}

/** Kaplan and Meier's estimate of what is still open so many days after (before: negative) the due date. */
export function delaySurvival(delays: Delays): SurvivalStep[] {
  return kaplanMeier({ ended: delays.came, censored: delays.open });
}

/** S(t): the share still open at the end of day `days` from the due date. */
export function openShare(steps: readonly SurvivalStep[], days: number): number {
  let share = 1;
  for (const step of steps) {
    if (step.time > days) break;
    share = step.survival;
  }
  return share;
}
