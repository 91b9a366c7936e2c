import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Contact } from '../../domain/partner.ts';
import type { Quadrant } from '../../kpi/segments/kraljic.ts';
import type { StockCover } from '../../kpi/segments/stock-cover.ts';
import type { Origin } from '../views.ts';
import type { SegmentPoint } from './segment-views.ts';

/** Where a supplier lies in the portfolio, and since which day that is so. */
export interface PlaceView
  extends Pick<SegmentPoint, 'borderline' | 'drivers' | 'missing' | 'tier' | 'origin'> {
  quadrant: Quadrant;
  /** Both 0 to 1. */
  impact: number;
  risk: number;
  day: CalendarDate;
}

/** How long the stock of an item lasts beside the next promise of it. */
export interface CoverView extends StockCover {
  item: string;
  plant: string;
  /** The next open line of it, where one has a day. */
  promisedOn?: CalendarDate;
  /** Days from that promise (from today once it is past) until the stock runs out; negative: the stock does not reach. */
  spareDays?: number;
  origin: Origin;
}

/** Somebody else who has delivered the same items. */
export interface OtherSupplier {
  partnerId: string;
  name: string;
  /** Which of the items, and how many lines of them. */
  items: string[];
  lines: number;
  lastOn?: CalendarDate;
  price?: { amount: string; currency: string; unit?: string };
  origin: Origin;
}

/** What a segment asks for first. */
export type Lead =
  | {
      of: 'strategic';
      /** The version that holds; absent while nothing was agreed. */
      agreement?: { version: number; from: CalendarDate; terms: number; ours: string; theirs?: string };
      owner?: string;
      contacts: Contact[];
    }
  /** Least cover first; `unknown` counts the items of open lines that nobody has counted. */
  | { of: 'bottleneck'; covers: CoverView[]; unknown: number }
  /** `items` were looked up. */
  | { of: 'leverage'; others: OtherSupplier[]; items: number }
  | { of: 'routine' };

/** The segment of a supplier and what it puts first. */
export interface SteerView {
  place: PlaceView;
  lead: Lead;
}

/** An item that is on order, with the day it is promised and where it goes. */
export interface WantedItem {
  number: string;
  plant?: string;
  promisedOn?: CalendarDate;
}
