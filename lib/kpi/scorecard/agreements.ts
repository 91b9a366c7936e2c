import type { Agreement } from '../../domain/agreement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';

/** What was agreed for the month of a date: of the versions that begin by its first day, the one with the highest number. */
export function agreementAt(versions: readonly Agreement[], date: CalendarDate): Agreement | null {
  const first = `${date.slice(0, 7)}-01`;
  let held: Agreement | null = null;
  for (const version of versions)
    if (version.from <= first && (held === null || version.version > held.version)) held = version;
  return held;
}
