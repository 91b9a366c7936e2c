import type { CalendarDate, Instant } from '../../../domain/calendar-date.ts';
import type { Origin } from '../../views.ts';

/** The days that a draft may mean; "by" is until the last of them, "from" not before the first. */
export interface SaidDays {
  /** Each a stretch of days, mostly of one. */
  days: { from: CalendarDate; to: CalendarDate }[];
  bound?: 'by' | 'from';
}

/** The order that a finding is about, and the line where one alone is. */
export interface FindingOrder {
  orderId: string;
  orderNumber: string;
  lineId?: string;
  lineNumber?: string;
}

/** What of a draft contradicts the records. Each with both values; worded by the surfaces. */
export type DraftFinding = (
  | {
      /**
       * `promised`: the order is promised for other days; `supply`: what is behind the customer's order comes later; `once`: it
       * never was promised for that; `shipped`, `received`, `sent`: that happened on other days.
       */
      code: 'promised' | 'supply' | 'once' | 'shipped' | 'received' | 'sent';
      order: FindingOrder;
      said: SaidDays;
      ours: CalendarDate[];
      /** So many open lines were held against it, where the draft names none of them. */
      among?: number;
    }
  /** Said to have left or come, and no record says so; or still to come, and all of it is here since. */
  | { code: 'not-shipped' | 'not-received'; order: FindingOrder; said: SaidDays }
  | { code: 'already-received'; order: FindingOrder; said: SaidDays; on: CalendarDate }
  | { code: 'quantity'; order: FindingOrder; said: number; unit?: string; ours: number[]; oursUnit?: string }
  | {
      code: 'price';
      order: FindingOrder;
      said: number;
      currency: string;
      per: number;
      ours: { amount: string; currency: string }[];
    }
  /** Everybody it goes to is of other partners than the order. */
  | { code: 'other-partner'; order: FindingOrder; owner: string; recipients: string[] }
  /** The order is of another company of ours than the sender. */
  | { code: 'own-company'; order: FindingOrder; company: string; sender: string }
  /** A VAT number or GLN of somebody whom the message does not go to. */
  | { code: 'company-number'; number: string; owner: string; recipients: string[] }
  | { code: 'contact-left'; address: string; name: string; partner: string; since?: Instant }
  | { code: 'dispute'; number: string; title: string; partner: string; since: Instant }
) & { origin: Origin };

/** A draft held against the records. */
export interface DraftView {
  key: string;
  /** `unknown`: it says nothing that the records could contradict, or is too long to be read whole. */
  state: 'ok' | 'differs' | 'unknown';
  findings: DraftFinding[];
  /** How many of its dates, quantities and prices were compared. */
  compared: number;
  /** The orders that it names. */
  orders: { orderId: string; orderNumber: string; partner: string }[];
  cut: boolean;
  /** Of what it was compared with; absent where it was compared with nothing. */
  origin?: Origin;
  today: CalendarDate;
}
