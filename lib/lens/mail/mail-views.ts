import type { CalendarDate, Instant } from '../../domain/calendar-date.ts';
import type { AlertView } from '../alerts/alert-views.ts';
import type { EntryView, Writable } from '../outbox/outbox-views.ts';
import type { PipelineBrief } from '../pipeline/pipeline-views.ts';
import type { Figure, LineView, Origin, PartnerHead, Subject, WorkspaceView } from '../views.ts';
import type { WhoView } from './who/who-views.ts';

/** When a message was sent: to the minute, to the day, or only as the page writes it. */
export type MailWhen =
  | { of: 'instant'; at: Instant }
  | { of: 'day'; day: CalendarDate }
  | { of: 'unknown'; raw?: string };

/** `in`: from the other side to us; `out`: from somebody of ours. */
export type Direction = 'in' | 'out';

/** One message as its page shows it. Names, subject and attachments are what the sender wrote: never trusted. */
export interface MessageView {
  key: string;
  thread?: string;
  direction: Direction;
  from: string;
  when: MailWhen;
  subject?: string;
  attachments: { name: string; type?: string }[];
  /** Its page keeps its text in a frame that is closed to us. */
  unread?: true;
  /** The numbers of orders, shipments and invoices that its own text names, as the records spell them. */
  orders: string[];
}

/** When the first of a partner's orders was placed; or that no source dates one. */
export type TenureView =
  | { since: CalendarDate; orders: number; origin: Origin }
  | { missing: 'not-recorded' };

/** A case with its clock, in business hours; over its time where `left` is negative. */
export interface CaseClock {
  id: string;
  number: string;
  title?: string;
  priority: 'critical' | 'high' | 'normal' | 'low';
  raisedAt: Instant;
  left: number;
  target: number;
  /** It waits for the other side, and the clock stands still. */
  paused: boolean;
  origin: Origin;
  /** Other sources that tell of the same case. */
  also?: readonly Origin[];
}

/** When somebody of ours and of theirs was last heard of, by touchpoints that say which way they went. */
export interface LastTouch {
  direction: Direction | null;
  how: 'call' | 'mail' | 'meeting' | 'visit' | 'other' | 'note';
  at: Instant;
  by?: string;
  words: string;
  origin: Origin;
}

/** What is between a partner and us, as a message about anything needs it. */
export interface MailPartner {
  head: PartnerHead;
  /** Lines that it delivers, or of a customer those that serve it. */
  side: 'supplier' | 'customer';
  tenure: TenureView;
  /** Ordered in the last twelve months, by currency. */
  value: Figure;
  /** What `value` adds up: our orders, or of a customer what it pays or what the goods cost that were bought for it. */
  basis: 'ordered' | 'sales' | 'cost';
  open: number;
  late: number;
  /** The most urgent open lines, a few; those that the message names first. */
  lines: LineView[];
  /** Of the open lines' counts. */
  origin: Origin;
  /** Open cases, the one with the least time left first; `totalCases` of them. */
  cases: CaseClock[];
  totalCases: number;
  touched: { in?: LastTouch; out?: LastTouch; other?: LastTouch };
  alerts: AlertView[];
  /** Its open opportunities; absent where it has none. */
  pipeline?: PipelineBrief;
}

/** Where the touchpoint of a message stands. */
export interface MailLog {
  /** The touchpoint as it was logged; its way into a system where it goes into one. */
  logged?: {
    touchpointId: string;
    /** It is in no system: only here. */
    alone: boolean;
    /** The system that it was read from again. */
    from?: string;
    view?: EntryView;
    removal?: EntryView;
  };
  systems: { connectionId: string; system: string; note: Writable }[];
  replay: boolean;
}

/** What is kept of a mail: who, when, subject, direction and the numbers it names; never its text. */
export interface MailToLog {
  partner: { id: string; name: string };
  message: string;
  thread?: string;
  at: number;
  direction: 'in' | 'out';
  subject?: string;
  orders: readonly string[];
  /** As it stands among the touchpoints. */
  words: string;
  /** As it is written into a system. */
  note: string;
}

/** One conversation of a page: what is open of it, the newest message first. */
export interface MailCardView {
  /** Of the message that it is about. */
  key: string;
  messages: MessageView[];
  who: WhoView;
  /** Absent where nobody, or several, may be meant. */
  partner?: MailPartner;
  /** What the messages name of the records, worst first. */
  named: Subject[];
  /** Labelled numbers that no record knows. */
  strange: string[];
  /** Of the message that it is about; absent where no partner is known. */
  log?: MailLog;
  /** Of what the page shows. */
  origin: Origin;
}

/** The card of a message. */
export interface MailCard {
  mail: MailCardView;
  workspace: WorkspaceView;
}

/** The conversations of a page, those that ask for most first. */
export interface MailPageView {
  mails: MailCardView[];
  /** Conversations beyond those that are shown. */
  more: number;
  /** The page shows more of mail than was read. */
  cut: boolean;
  workspace: WorkspaceView;
}
