import type { CalendarDate, Instant } from '../../domain/calendar-date.ts';
import type { Language } from '../../domain/language.ts';
import type { KnownView } from '../silence/silence-views.ts';
import type { Origin, PartnerHead, WorkspaceView } from '../views.ts';

/** What the partner is asked for about one line. */
export type Ask = 'new-date' | 'acknowledge' | 'date' | 'earlier' | 'despatch' | 'hold';

/**
 * What may leave about one line: only what the partner's own order says. There is no place in it for customers, prices,
 * scores, forecasts, other suppliers or notes.
 */
export interface ChaserRow {
  order: string;
  line?: string;
  itemTheirs?: string;
  itemOurs?: string;
  description?: string;
  /** Quantity still to come; absent where it is not known. */
  open?: number;
  unit?: string;
  requestedOn?: CalendarDate;
  promisedOn?: CalendarDate;
  /** Only of lines that are late. */
  daysLate?: number;
  ask: Ask;
}

/** On how many days a line was asked about, and when last. */
export interface Chased {
  at: Instant;
  times: number;
}

/** A line that can be asked about. `row` leaves, the rest stays here. */
export interface ChaserLine {
  key: string;
  orderId: string;
  lineId: string;
  row: ChaserRow;
  /** It waits for the partner: ticked unless the person chose other lines. */
  isProposed: boolean;
  state: 'late' | 'risk' | 'unknown' | 'ok' | 'differs' | 'done';
  known?: KnownView;
  chased?: Chased;
  origin: Origin;
}

export interface Recipient {
  name: string;
  email: string;
  title?: string;
  isProposed: boolean;
}

/** First reminder, second reminder, escalation. */
export type Step = 1 | 2 | 3;

/** Why a language is proposed. */
type LanguageReason = 'chosen' | 'record' | 'number' | 'domain' | 'default';

/** A reminder that left. */
export interface ChaserPast {
  id: string;
  at: Instant;
  how: 'mail' | 'copied' | 'file';
  step: Step;
  by?: string;
  lines: number;
}

/** All that a reminder to one partner is drafted from. */
export interface ChaserView {
  partner: PartnerHead;
  /** Open lines, worst first. */
  lines: ChaserLine[];
  /** Open lines beyond those that one reminder can hold. */
  left: number;
  /** Contacts with a mail address. */
  recipients: Recipient[];
  language: { code: Language; reason: LanguageReason };
  /** The person's name, to sign with; absent where nobody said who uses this browser. */
  sender?: string;
  /** Until when an answer is asked for, by step. */
  replyBy: Record<Step, CalendarDate>;
  /** The latest first. */
  past: ChaserPast[];
  workspace: WorkspaceView;
}
