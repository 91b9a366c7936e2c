import type { CalendarDate } from '../../domain/calendar-date.ts';

/** Version of what a standing says; older ones are made anew with their summaries. */
export const STANDING_DEFINITION = 2;

/** What segments need of one supplier over the period of a scorecard, in few numbers, made beside its summary. */
export interface StandingRecord {
  partnerId: string;
  definition: number;
  day: CalendarDate;
  stamp: string;
  name: string;
  owner?: string;
  /** Invoiced by currency, ordered where nothing was invoiced, and on how many records; no name where no source gives one. */
  spend: [currency: string, amount: number, records: number][];
  /** Days that nine of ten lines keep, and deviation over mean; null where not known. */
  leadTimeP90: number | null;
  leadTimeVariation: number | null;
  /** Hits and n of each rate of the template, weighted by age. */
  rates: [key: string, hits: number, n: number][];
  newest: [sourceId: string, fetchedAt: number] | null;
}

/** Under which names they lie among what is gathered. */
export const STANDING_PREFIX = 'standing ';

export function standingKey(partnerId: string): string {
  return STANDING_PREFIX + partnerId;
}

/** True for a record of this definition, day and settings: what else lies there is left out. */
export function isStandingRecord(value: unknown, day: CalendarDate, stamp: string): value is StandingRecord {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Partial<StandingRecord>;
  return record.definition === STANDING_DEFINITION && record.day === day && record.stamp === stamp;
}
