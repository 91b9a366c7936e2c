/** What happened to one invented order line. Dates are ISO calendar dates, quantities whole pieces, money in cents. */
export interface SampleLine {
  order: string;
  line: string;
  supplier: SampleSupplier;
  item: SampleItem;
  ordered: number;
  cancelled: number;
  priceCents: number;
  sentOn: string;
  requestedOn: string;
  firstPromisedOn?: string;
  lastPromisedOn?: string;
  acknowledgedOn?: string;
  shipments: { number: string; shippedOn: string; quantity: number }[];
  receipts: { number: string; receivedOn: string; quantity: number; reject?: SampleReject }[];
  invoices: { number: string; invoicedOn: string; cents: number }[];
  pegs: { customer: SampleCustomer; salesOrder: string; quantity: number; neededOn: string }[];
  /** The legal entity and plant that ordered; the sample's first company where absent. */
  entity?: SampleEntity;
  /** Where it is not the supplier's own. */
  currency?: Currency;
  /** Our part number that may come in its place. */
  alternate?: string;
  /** What else is so about the line and stands in no column. */
  notes?: LineNote[];
}

export type Currency = 'EUR' | 'CHF' | 'USD' | 'GBP';

/** Facts that the file only implies: what was delivered in place, sent back, billed higher, or promised in parts. */
export type LineNote = 'substituted' | 'returned' | 'price-differs' | 'schedule-line' | 'split-order';

/** A company of the invented group. */
export interface SampleEntity {
  company: string;
  plant: string;
  currency: Currency;
  /** Who buys there, where it is not the supplier's buyer. */
  buyer?: string;
}

export interface SampleReject {
  quantity: number;
  foundOn: string;
  reason: string;
}

export interface SampleItem {
  number: string;
  supplierNumber: string;
  description: string;
  cents: number;
  gtin?: string;
}

/** An invented supplier and how it behaves: shares are probabilities at the start and at the end of the history. */
export interface SampleSupplier {
  name: string;
  short: string;
  number: string;
  domain: string;
  contact: string;
  email: string;
  currency: Currency;
  vat?: string;
  duns?: string;
  gln?: string;
  buyer: string;
  buyerGroup: string;
  owner: string;
  leadDays: number;
  closedLines: number;
  lateShare: readonly [start: number, end: number];
  lateDays: readonly [low: number, high: number];
  splitShare: number;
  rejectShare: number;
  acknowledgeDays: readonly [low: number, high: number];
  items: readonly SampleItem[];
  open: readonly OpenScenario[];
  drift?: SampleDrift;
}

/** A day from which a supplier behaves otherwise; each pair is before and after. */
export interface SampleDrift {
  changeOn: string;
  lateShare?: readonly [before: number, after: number];
  rejectShare?: readonly [before: number, after: number];
  leadDays?: readonly [before: number, after: number];
  /** Factor on the price. */
  price?: readonly [before: number, after: number];
}

export type OpenScenario =
  | 'on-track'
  | 'on-its-way'
  | 'due-soon'
  | 'moved'
  | 'late'
  | 'late-part-received'
  | 'part-shipped'
  | 'no-answer'
  | 'promised-after-needed';

export interface SampleCustomer {
  name: string;
  email: string;
}

/** Today in the sample. No event lies after it; open lines have their promised dates behind it. */
export const SAMPLE_TODAY = '2026-05-07';

const MS_PER_DAY = 86_400_000;

/** The calendar date `days` after an ISO date. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The same date, or the Monday after it when it is a weekend. */
export function workday(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 6 ? dayAfter(date, 2) : weekday === 0 ? dayAfter(date, 1) : date;
}
