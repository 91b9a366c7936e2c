import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Money } from '../../domain/money.ts';
import type { PipelineItem } from '../../domain/pipeline.ts';
import type { CurrencyTotal } from '../mine/currency-totals.ts';
import type { Origin } from '../views.ts';

/** One thing that may become an order, or was to. */
export interface PipelineRow {
  id: string;
  group: PipelineGroup;
  /** As its system calls it: never trusted. */
  title: string;
  /** As its system words it. */
  status?: string;
  state: PipelineItem['state'];
  owner?: string;
  amount?: Money;
  /** 0 to 1, by the system. */
  probability?: number;
  /** When it closes, is valid until, or ends. */
  on?: CalendarDate;
  /** So many days ago that was, and it is still open; by the day it was read where it is past its limit. */
  overdue?: number;
  /** The number of a quote, who a lead is and where it came from, the contacts of a campaign. */
  details: string[];
  /** Of a campaign: its members of this partner, and how many of them answered. */
  members?: { contacts: number; responded: number };
  origin: Origin;
}

export const PIPELINE_GROUPS = ['renewal', 'opportunity', 'quote', 'lead', 'campaign'] as const;
type PipelineGroup = (typeof PIPELINE_GROUPS)[number];

/** Open opportunities and renewals in one line. */
export interface PipelineBrief {
  open: number;
  /** What they are worth, by currency; those without an amount are counted in `without`. */
  totals: CurrencyTotal[];
  without: number;
  overdue: number;
  renewals: number;
  origin: Origin;
}

export interface PipelineView {
  /** By group in its sequence; what is past its day first, then what comes next. `total` of them. */
  groups: { group: PipelineGroup; rows: PipelineRow[]; total: number }[];
  /** Won, lost and ended, the latest first; `totalPast` of them. */
  past: PipelineRow[];
  totalPast: number;
  /** Absent where no opportunity is open. */
  brief?: PipelineBrief;
  today: CalendarDate;
}
