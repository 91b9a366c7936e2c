import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Silence, SilenceReason } from '../../domain/silence.ts';
import type { LineView } from '../views.ts';

/** Until when, why and by whom a line is said to be known. */
export interface KnownView {
  id: string;
  until: CalendarDate;
  reason: SilenceReason;
  note?: string;
  /** Empty: whoever uses this browser. */
  who: string;
}

/** Why a silence does not hold any more. */
export type SilenceEnd = 'reached' | 'worse' | 'moved' | 'done';

/** One line of which somebody said that it is known. */
export interface SilenceRow {
  silence: Silence;
  /** As the line is now; absent where the records no longer hold it. */
  line?: LineView;
  /** Why it does not hold: `gone` where the line is, `other` where somebody else said it. Null while it holds. */
  end: SilenceEnd | 'gone' | 'other' | null;
}
