import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { PaintState } from '../../domain/mention.ts';
import type { Money } from '../../domain/money.ts';
import type { CustomerWaiting, LineView, Origin, WorkspaceView } from '../views.ts';

/** View models of items: part numbers with what is on order, who waits for it, and what it cost. */

/** An item by all the numbers that name it. */
export interface ItemHead {
  /** Names the item to {@link file://./item.ts itemView}; not for people. */
  id: string;
  /** What it is called first: our number, else the supplier's, else the GTIN. */
  name: string;
  description?: string;
  /** Cross-references: each supplier's own number. */
  supplierNumbers: { partnerId: string; partnerName: string; number: string }[];
  gtins: string[];
}

/** An amount in one unit of measure; amounts of different units are never added. */
export interface ItemQuantity {
  quantity: number;
  unit?: string;
}

/** What is still to come of an item. */
export interface ItemSupply {
  /** Open purchase lines. */
  open: number;
  late: number;
  onOrder: ItemQuantity[];
  overdue: ItemQuantity[];
  /** Open lines whose source does not say how much was ordered. */
  withoutQuantity: number;
  /** The first day from today on for which something is promised, or asked where no promise is known. */
  nextOn?: CalendarDate;
  origin: Origin;
}

/** The price of one purchase line, per unit of that line. */
export interface ItemPrice {
  price: Money;
  unit?: string;
  on?: CalendarDate;
  orderId: string;
  lineId: string;
  orderNumber: string;
  partnerId: string;
  partnerName: string;
  origin: Origin;
}

/** Lowest and highest price among lines of one currency and unit. */
export interface ItemPriceRange {
  currency: string;
  unit?: string;
  low: string;
  high: string;
  n: number;
  origin: Origin;
}

/** An item that may stand in for this one, or that this one may stand in for. */
export interface ItemNeighbour {
  number: string;
  /** Present where records have lines of it. */
  id?: string;
  description?: string;
  state?: PaintState;
  supply?: ItemSupply;
  /** Of the line that names it as an alternate. */
  origin: Origin;
}

export interface ItemWaiting {
  customer: CustomerWaiting;
  line: LineView;
}

/** What card and list show of an item: bounded, whatever its history. */
export interface ItemFacts {
  head: ItemHead;
  state: PaintState;
  supply: ItemSupply;
  /** Open purchase lines, worst first; the first of `supply.open`. */
  lines: LineView[];
  /** Customers behind open lines, least slack first; the first of `waitingTotal`. */
  waiting: ItemWaiting[];
  waitingTotal: number;
  lastPrice?: ItemPrice;
  origin: Origin;
}

export interface ItemSubject extends ItemFacts {
  kind: 'item';
  /** As the page wrote it. */
  raw: string;
}

export interface ItemView extends ItemFacts {
  prices: ItemPriceRange[];
  alternates: ItemNeighbour[];
  replaces: ItemNeighbour[];
  /** Lines of all orders, finished ones too. */
  linesTotal: number;
  /** It lies in more records than were read: what is shown is of the newest. */
  partial: boolean;
  workspace: WorkspaceView;
}
