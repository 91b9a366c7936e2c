import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { CustomerStatusRule } from '../../policy/settings.ts';
import type { ChaserView } from '../chaser/chaser-views.ts';
import type { Origin, WorkspaceView } from '../views.ts';

/** How a line stands for the customer. `arrived`: its material is here; nothing is said of the delivery. */
export type StatusState = 'done' | 'arrived' | 'on-track' | 'uncertain' | 'delayed' | 'undated' | 'cancelled';

/** When something is expected; with `from` it is a forecast: eight of ten such lines come between `from` and `to`. */
export interface StatusExpected {
  /** The delivery itself, or the material that it waits for. */
  of: 'delivery' | 'material';
  on: CalendarDate;
  from?: CalendarDate;
  /** Null: too few of such lines have come at all. */
  to?: CalendarDate | null;
}

/**
 * All that a customer may read of one line of its order. There is no place in it for suppliers, their numbers, purchase
 * orders, prices, margins, other customers, people or notes.
 */
export interface StatusRow {
  /** The number that the customer gave the order, where it is not ours. */
  theirOrder?: string;
  /** The number under which we hold the customer's order. */
  order?: string;
  line?: string;
  item?: string;
  description?: string;
  quantity?: number;
  /** Still to come, where a part has been delivered. */
  open?: number;
  unit?: string;
  state: StatusState;
  /** The only reason that is ever given. */
  waits?: 'material';
  neededOn?: CalendarDate;
  promisedOn?: CalendarDate;
  expected?: StatusExpected;
  doneOn?: CalendarDate;
}

/** Texts of a row that records hold as free text. */
export const STATUS_TEXTS = ['theirOrder', 'order', 'line', 'item', 'description', 'unit'] as const;
export type StatusText = (typeof STATUS_TEXTS)[number];

/** A line of the status. `row` leaves, the rest stays here. */
export interface StatusLine {
  key: string;
  row: StatusRow;
  /** Texts that were left out, since they name a supplier. */
  hidden: StatusText[];
  origin: Origin;
}

/** What is told to a customer of its orders. */
export interface StatusView {
  customer: { id: string; name: string };
  lines: StatusLine[];
  /** Lines beyond those that one status holds. */
  left: number;
  language: ChaserView['language'];
  /** The person's name, to sign with. */
  sender?: string;
  /** Of the oldest record that the status rests on. */
  asOf: CalendarDate;
  /** What the company's policy lets it say. */
  rule: Exclude<CustomerStatusRule, 'off'>;
  workspace: WorkspaceView;
}

/** The way to the status of a customer's order. */
export interface StatusTarget {
  orderId: string;
  customerId: string;
  name: string;
}
