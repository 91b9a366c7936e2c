import type { Reminder } from '../../domain/activity.ts';
import type { Chased, ChaserLine, ChaserPast, Step } from './chaser-views.ts';

/** One key for a line of an order. */
export function lineKey(orderId: string, lineId: string): string {
  return `${orderId}\n${lineId}`;
}

/** The day of an instant in the person's own time zone. */
function dayOf(at: number): string {
  return new Date(at).toDateString();
}

/**
 * When each line was asked about last, and on how many days: asking twice on one day is asking once. Reminders in the
 * sequence in which they left.
 */
export function chasedLines(past: readonly Reminder[]): Map<string, Chased> {
  const lines = new Map<string, Chased>();
  for (const { at, lines: asked } of past)
    for (const [orderId, lineId] of asked) {
      const key = lineKey(orderId, lineId);
      const before = lines.get(key);
      const again = before !== undefined && dayOf(before.at) === dayOf(at);
      lines.set(key, { at, times: (before?.times ?? 0) + (again ? 0 : 1) });
    }
  return lines;
}

/** How pressing the next reminder about these lines is: by the one that was asked about most, before today. */
export function stepFor(lines: readonly Pick<ChaserLine, 'chased'>[], now: number): Step {
  let most = 0;
  for (const { chased } of lines) {
    if (!chased) continue;
    const before = chased.times - (dayOf(chased.at) === dayOf(now) ? 1 : 0);
    if (before > most) most = before;
  }
  return most >= 2 ? 3 : most === 1 ? 2 : 1;
}

/** What was sent before, the latest first. */
export function pastViews(past: readonly Reminder[]): ChaserPast[] {
  return past
    .map(({ id, at, how, step, by, lines }): ChaserPast => ({ id, at, how, step, by, lines: lines.length }))
    .reverse();
}
