import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { AmountBasis } from '../../kpi/segments/demand.ts';
import type { RfmScore } from '../../kpi/segments/rfm.ts';
import type { EstimatedShare } from '../../kpi/segments/share-of-wallet.ts';
import type { Silence } from '../../kpi/segments/silence.ts';
import type { Figure, LineView, Origin, WorkspaceView } from '../views.ts';

/** A sum in one currency. */
export interface Sum {
  amount: number;
  currency: string;
}

/** One customer among all, as it was placed last. */
export interface CustomerPoint {
  customerId: string;
  name: string;
  owner?: string;
  score: Omit<RfmScore, 'id'>;
  /** Days with an order, all and in the last year; lines; and the last such day. */
  orderDays: number;
  inYear: number;
  lines: number;
  firstOn: CalendarDate;
  lastOn: CalendarDate;
  daysSinceLast: number;
  /** Of the last year, by currency, never added; empty where no source says. */
  amounts: Sum[];
  /** Null with fewer than four gaps. */
  silence: Silence | null;
  /** Chance to be active still, and order days to expect in the next year; null where the model does not say. */
  alive: number | null;
  expected: number | null;
  /** Lines that no source dates: in no figure. */
  undated: number;
  origin: Origin;
}

/** What the figures of customers rest on as a whole. */
export interface CustomerBasis {
  /** The day that customers were placed on. */
  day: CalendarDate;
  basis: AmountBasis;
  /** Customers that have ordered, and those that the model of order rhythm rests on; null: too few to fit one. */
  customers: number;
  fitted: number | null;
  /** Of those that ordered in the year before last, how many ordered in the last. */
  stayed: { n: number; hits: number };
}

/** All customers, placed against each other. */
export interface CustomersView extends Partial<CustomerBasis> {
  points: CustomerPoint[];
  workspace: WorkspaceView;
}

/** What a customer is worth, in one currency, by how many customers stay. */
export interface LifetimeView extends Sum {
  low: number;
  high: number;
  /** A year's amount that it rests on, and the share of it that is margin; null: none is set, the amount itself counts. */
  perYear: number;
  margin: number | null;
  discount: number;
}

/** Share of what a customer spends in all; or what is missing to tell. */
export type WalletView =
  | (EstimatedShare & Sum & { whole: number; label: string })
  | { missing: 'no-wallet' | 'no-amount' | 'other-currency' };

/** The figures of one customer. */
export interface CustomerFigures {
  basis: CustomerBasis;
  point: CustomerPoint;
  lifetime: LifetimeView[];
  wallet: WalletView;
  caseSla: Figure;
}

/** The lines behind a customer's figures, the newest first. */
export interface CustomerRecords {
  customerId: string;
  name: string;
  rows: { line: LineView; on?: CalendarDate; amount?: Sum; counted: boolean }[];
  workspace: WorkspaceView;
}
