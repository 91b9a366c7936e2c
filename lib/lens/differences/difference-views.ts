import type { CalendarDate, Instant } from '../../domain/calendar-date.ts';
import type { LineView, Origin } from '../views.ts';

/** What is held against our records of a line. */
type DifferenceField = 'promised' | 'requested' | 'quantity' | 'unit' | 'price' | 'currency' | 'status';

/** Why two sayings could not be compared; worded by the surfaces. */
export type CannotReason =
  | 'date-order'
  | 'number-format'
  | 'unreadable'
  | 'unit'
  | 'unit-unknown'
  | 'currency'
  | 'currency-sign'
  | 'price-basis'
  | 'several-rows'
  | 'several-dates'
  | 'several-lines'
  | 'no-line'
  | 'settled'
  | 'received-unknown'
  | 'status-unknown';

/** One side's saying, in a form that can be shown. */
export type SaidValue =
  | { kind: 'date'; on: CalendarDate }
  | { kind: 'quantity'; amount: number; unit?: string }
  /** A price of `per` units. */
  | { kind: 'price'; amount: string; currency?: string; per: number; unit?: string }
  /** Rows of a page that together are one line of ours. */
  | { kind: 'parts'; parts: { on?: CalendarDate; amount?: number; unit?: string }[] }
  /** As the page wrote it. */
  | { kind: 'text'; text: string }
  | {
      kind: 'status';
      status: 'cancelled' | 'closed' | 'received' | 'partly-received' | 'nothing-received' | 'open';
    };

export type Verdict = 'agree' | 'disagree' | 'only-there' | 'only-here' | 'cannot';

/** One field of one line, as both sides say it. */
export interface FieldComparison {
  field: DifferenceField;
  verdict: Verdict;
  ours?: SaidValue;
  theirs?: SaidValue;
  /** What is left to come is compared, since the page shows that. */
  ofOpen?: boolean;
  reason?: CannotReason;
}

/** One line of one order, held against what a page says of it. */
export interface LineComparison {
  orderId: string;
  orderNumber: string;
  partnerId: string;
  partnerName: string;
  /** Our line; absent for a row of the page that is no line of ours, and for what the page says of the order as a whole. */
  line?: Pick<LineView, 'lineId' | 'lineNumber' | 'item' | 'state'>;
  /** What the page calls the line, where it is not ours. */
  row?: { line?: string; item?: string };
  /** About the order as a whole. */
  whole?: true;
  verdict: Verdict;
  reason?: CannotReason;
  fields: FieldComparison[];
  /** The day that the page promises, where it is another than ours: what can be taken over. */
  theirDate?: CalendarDate;
  /** Where and how old our side is, and theirs. */
  ours: Origin;
  theirs: Origin;
}

/** Everything that a page says of orders of ours, the differences first. */
export interface DifferencesView {
  comparisons: LineComparison[];
  /** Lines and rows by verdict. */
  counts: Record<Verdict, number>;
  /** Rows of the page about orders that no record knows. */
  unknownRows: number;
  /** The page has more rows than are read or kept. */
  cut: boolean;
  /** When the page was read, and its host. */
  readAt: Instant;
  host: string;
  today: CalendarDate;
}
