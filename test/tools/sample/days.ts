/** Calendar days as whole numbers since 1970-01-01, so that a million lines need no date parsing. */

const MS_PER_DAY = 86_400_000;
const spelled = new Map<number, string>();
const counted = new Map<string, number>();

/** The day number of an ISO date. */
export function dayOf(date: string): number {
  let day = counted.get(date);
  if (day === undefined) {
    day = Math.round(Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY);
    counted.set(date, day);
  }
  return day;
}

/** The ISO date of a day number. */
export function isoOf(day: number): string {
  let date = spelled.get(day);
  if (date === undefined) {
    date = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
    spelled.set(day, date);
  }
  return date;
}

/** Monday 0 to Sunday 6; 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The same day, or the Monday after it when it is a weekend. */
export function workdayOf(day: number): number {
  const weekday = weekdayOf(day);
  return weekday === 5 ? day + 2 : weekday === 6 ? day + 1 : day;
}

export function isWeekend(day: number): boolean {
  return weekdayOf(day) > 4;
}
