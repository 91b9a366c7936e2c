import type { CalendarDate, Instant } from '../../domain/calendar-date.ts';
import type { GivenAnswer } from '../../domain/given-answer.ts';
import type { CustomerFigures } from '../customers/customer-views.ts';
import type { Beside } from '../scorecard/scorecard-views.ts';
import type { SteerView } from '../segments/steer-views.ts';
import type {
  CustomerWaiting,
  Figure,
  KpiRow,
  LineView,
  Origin,
  PartnerHead,
  WorkspaceView,
} from '../views.ts';
import type { RecordWhy } from './record-why.ts';

/** One row of *Partners*. */
export interface PortfolioRow {
  partner: PartnerHead;
  /** Line OTIF on the first promised date; on-time where quantities are not known, and then `onTimeOnly`. */
  otif: Figure;
  onTimeOnly: boolean;
  openLines: number;
  lateLines: number;
  lines: number;
  /** Of the figure; where it is not scored, of the newest record that names it; of no record where there is none. */
  origin: Origin;
}

export interface PartnerView {
  head: PartnerHead;
  /** How a customer orders, where it is placed. */
  customer?: CustomerFigures;
  /** The segment of a supplier that is placed, and what it puts first. */
  steer?: SteerView;
  kpis: KpiRow[];
  openLines: LineView[];
  /** Customers waiting behind this partner's open lines; for a customer, the supply behind its orders. */
  waiting: { customer: CustomerWaiting; line: LineView }[];
  firstOrderOn?: CalendarDate;
  totals: { orders: number; lines: number; openLines: number; lateLines: number };
  /** True while its orders are still being read: figures and lists are not there yet. */
  reading?: boolean;
  workspace: WorkspaceView;
}

/** The records behind a figure, worst first, with what was left out and why. */
export interface RecordsView {
  title: { id: KpiRow['id']; basis?: KpiRow['basis'] };
  figure: Figure;
  /** Without the lines that are contested and not decided, and with those that are left out by that; absent where that makes no difference. */
  undisputed?: Beside;
  recorded?: Beside;
  rows: {
    line: LineView;
    verdict: 'hit' | 'miss' | 'pending' | 'excluded';
    why: RecordWhy;
    measure: number | null;
    /** Number of the shipment or invoice, where a line has several records. */
    part?: string;
    /** Where the month of its own date is not what it counts in: the days that are. */
    on?: CalendarDate[];
    /** What the partner contests of it, and what became of that. */
    dispute?: GivenAnswer;
  }[];
  /** Records that are no order lines: questions, cases, forecasts, stock counts; sorted like the rows. */
  others: {
    id: string;
    /** Title, number or item; may be empty. */
    name: string;
    verdict: 'hit' | 'miss' | 'pending' | 'excluded';
    why: RecordWhy;
    measure: number | null;
    /** An instant, a day or a month. */
    from: Instant | CalendarDate;
    to?: Instant | CalendarDate;
    origin: Origin;
    /** Other sources that tell of the same. */
    also?: readonly Origin[];
  }[];
}
