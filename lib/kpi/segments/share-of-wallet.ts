import type { CalendarDate } from '../../domain/calendar-date.ts';

/** A share of an estimate, with what the estimate rests on. */
export interface EstimatedShare {
  share: number;
  /** Who estimates the whole, and the year it is for. */
  source: string;
  from: CalendarDate;
  /** True when the part is larger than the whole: the estimate is too low. */
  exceeds: boolean;
}

/**
 * Our sales over what the customer spends in the category, or our spend over the supplier's revenue (dependency). The whole
 * is an estimate with its source; null where it is not positive. Both in one currency and for one year.
 */
export function estimatedShare(
  part: number,
  whole: { value: number; source: string; from: CalendarDate },
): EstimatedShare | null {
  if (!(whole.value > 0) || !Number.isFinite(part) || part < 0) return null;
  const share = part / whole.value;
  return { share: Math.min(1, share), source: whole.source, from: whole.from, exceeds: share > 1 };
}
