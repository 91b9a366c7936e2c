import { dayOf, isoOf, isWeekend } from './days.ts';
import type { Random } from './random.ts';

/** Working time in UTC: Monday to Friday, 8 to 17 o'clock, as minutes since 1970-01-01. */

const DAY = 1440;
const OPENS = 8 * 60;
const CLOSES = 17 * 60;

/** A minute within the working time of a day; of the Monday after a weekend. */
export function workingMinute(day: number, random: Random): number {
  let on = day;
  while (isWeekend(on)) on += 1;
  return on * DAY + random.whole(OPENS, CLOSES - 1);
}

/** The minute `hours` of working time after one that lies in it. */
export function afterWorking(minute: number, hours: number): number {
  let left = Math.round(hours * 60);
  let at = minute;
  for (;;) {
    const day = Math.floor(at / DAY);
    const today = day * DAY + CLOSES - at;
    if (left < today) return at + left;
    left -= today;
    let next = day + 1;
    while (isWeekend(next)) next += 1;
    at = next * DAY + OPENS;
  }
}

/** `2026-03-02T14:30Z`. */
export function instantText(minute: number): string {
  const day = Math.floor(minute / DAY);
  const rest = minute - day * DAY;
  const two = (value: number) => `${value}`.padStart(2, '0');
  return `${isoOf(day)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}Z`;
}

/** The first minute behind a day: what happens from then on has not happened yet on that day. */
export function endOf(date: string): number {
  return (dayOf(date) + 1) * DAY;
}

/** Log-normal hours around a median (Box-Muller). */
export function spreadHours(median: number, sigma: number, random: Random): number {
  const z = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return median * Math.exp(sigma * z);
}
