import { type CalendarDate, dateOfDay, dayNumber } from '../../domain/calendar-date.ts';
import type { Stock } from '../../domain/stock.ts';

/** Why it is not known how long the stock lasts. */
type NoCover = 'no-counts' | 'count-too-old' | 'no-use-recorded' | 'nothing-used';

/** How long the stock of one item in one place lasts. */
export interface StockCover {
  /** On the day of the latest count; null without one. */
  quantity: number | null;
  countedOn: CalendarDate | null;
  /** Used per calendar day over the counts of the last year; null where none says it. */
  perDay: number | null;
  /** Days from today until nothing is left: 0 for none left; null with a `missing` reason. */
  days: number | null;
  runsOutOn: CalendarDate | null;
  missing?: NoCover;
  /** Counts that it rests on. */
  n: number;
}

const YEAR = 365;
/** A count says nothing of the stock more than so many days on. */
const MOST_DAYS = 92;

/**
 * Days of supply of one item in one place (`stock-cover/1`): what was counted last over what was used per calendar day in the
 * year before it, from today. Counts in any sequence; those after `today` are not seen.
 */
export function stockCover(counts: readonly Stock[], today: CalendarDate): StockCover {
  const until = dayNumber(today);
  const byDay = new Map(counts.map((count) => [dayNumber(count.countedOn), count]));
  const days = [...byDay].filter(([day]) => day <= until).sort(([a], [b]) => a - b);
  const [lastDay, last] = days.at(-1) ?? [];
  const none = { quantity: null, countedOn: null, perDay: null, days: null, runsOutOn: null, n: 0 };
  if (lastDay === undefined || last === undefined) return { ...none, missing: 'no-counts' };
  const { n, perDay } = useOf(days.filter(([day]) => day >= lastDay - YEAR));
  const known = { ...none, quantity: last.quantity, countedOn: last.countedOn, n };
  if (until - lastDay > MOST_DAYS) return { ...known, missing: 'count-too-old' };
  if (last.quantity <= 0) return { ...known, perDay, days: 0, runsOutOn: today };
  if (perDay === null) return { ...known, missing: 'no-use-recorded' };
  if (perDay <= 0) return { ...known, perDay, missing: 'nothing-used' };
  const left = Math.max(0, Math.floor(last.quantity / perDay) - (until - lastDay));
  return { ...known, perDay, days: left, runsOutOn: dateOfDay(until + left) };
}

/** Each count says what was used since the one before; a span whose count does not say is left out with its days. */
function useOf(days: readonly (readonly [number, Stock])[]): { n: number; perDay: number | null } {
  let [used, over] = [0, 0];
  days.forEach(([day, count], at) => {
    const before = days[at - 1]?.[0];
    if (before === undefined || count.used === undefined) return;
    used += count.used;
    over += day - before;
  });
  return { n: days.length, perDay: over === 0 ? null : used / over };
}
