import type { DurationHistogram } from '../../kpi/kaplan-meier.ts';
import type { LatenessBar } from './series-views.ts';

interface Window {
  late: number;
  early: number | null;
}

/** Days per bar that are tried, and how many bars there may be between the two ends. */
const WIDTHS = [1, 2, 7, 14, 30, 91, 365];
const MOST_BARS = 36;
/** What lies beyond these shares goes into the two ends. */
const ENDS = 0.005;

/**
 * Bars of equal width over the days on which lines came, one edge at the end of what counts as on time, so that no bar holds
 * both. The first and the last bar hold what lies beyond. Empty without records.
 */
export function latenessBars({ ended, censored }: DurationHistogram, window: Window): LatenessBar[] {
  const counts = new Map<number, [received: number, open: number]>();
  for (const [day, n] of ended) counts.set(day, [n, 0]);
  for (const [day, n] of censored) counts.set(day, [counts.get(day)?.[0] ?? 0, n]);
  const days = [...counts.keys()].sort((a, b) => a - b);
  const span = middleOf(days, counts);
  if (span === null) return [];
  const [least, most] = [Math.min(span[0], window.late), Math.max(span[1], window.late + 1)];
  const width = WIDTHS.find((each) => (most - least + 1) / each <= MOST_BARS) ?? 3650;
  const binOf = (day: number) => Math.floor((day - window.late - 1) / width);
  const [first, last] = [binOf(least), binOf(most)];
  const bars = Array.from({ length: last - first + 1 }, (_, at): LatenessBar => {
    const from = window.late + 1 + (first + at) * width;
    return { from, to: from + width - 1, received: 0, open: 0, place: 'in-window' };
  });
  for (const [day, [received, open]] of counts) {
    const at = Math.max(0, Math.min(bars.length - 1, binOf(day) - first));
    const bar = bars[at] as LatenessBar;
    bar.received += received;
    bar.open += open;
    if (bar.from !== null && day < bar.from) bar.from = null;
    if (bar.to !== null && day > bar.to) bar.to = null;
  }
  return bars.map((bar) => ({ ...bar, place: placeOf(bar, window) }));
}

/** The days between which all but the ends lie; null without any. */
function middleOf(
  days: readonly number[],
  counts: ReadonlyMap<number, readonly [number, number]>,
): [number, number] | null {
  let all = 0;
  for (const [received, open] of counts.values()) all += received + open;
  if (all === 0) return null;
  let before = 0;
  let low: number | null = null;
  for (const day of days) {
    const [received = 0, open = 0] = counts.get(day) ?? [];
    before += received + open;
    if (low === null && before > all * ENDS) low = day;
    if (before >= all * (1 - ENDS)) return [low ?? day, day];
  }
  return null;
}

function placeOf({ from, to }: LatenessBar, { late, early }: Window): LatenessBar['place'] {
  if (to === null || to > late) return 'late';
  if (early === null || (from !== null && from >= -early)) return 'in-window';
  return to < -early ? 'early' : 'mixed';
}
