import type { CalendarDate, Instant } from '../domain/calendar-date.ts';
import type { KpiId } from '../domain/kpi-id.ts';
import type { PaintState } from '../domain/mention.ts';
import type { Money } from '../domain/money.ts';
import type { Contact, PartnerRole } from '../domain/partner.ts';
import type { Failure } from '../domain/result.ts';
import type { KpiValue, NoValue } from '../kpi/kpi-value.ts';
import type { Chased } from './chaser/chaser-views.ts';
import type { StatusTarget } from './customer-status/status-views.ts';
import type { DifferencesView } from './differences/difference-views.ts';
import type { ItemSubject } from './item/item-views.ts';
import type { NoticeView } from './notice-views.ts';
import type { ParcelView } from './parcels/parcel-views.ts';
import type { PipelineBrief } from './pipeline/pipeline-views.ts';
import type { RiskView } from './risk/risk-views.ts';
import type { SteerView } from './segments/steer-views.ts';
import type { KnownView } from './silence/silence-views.ts';

/**
 * View models: what surfaces show. Plain data, made in `lib/lens`, worded and drawn in `components`. Every figure
 * carries its source, its age and what it rests on.
 */

/** Where shown facts come from and how old they are. */
export interface Origin {
  sourceId: string;
  fetchedAt: Instant;
  /** Past its limit: shown grey, with "was". */
  stale: boolean;
  confidence: 'high' | 'medium' | 'low';
}

/** Why a figure is missing. Worded by the surfaces; never shown as 0. */
export type MissingReason = NoValue | 'no-prices' | 'own-site' | 'not-a-supplier';

export interface Figure {
  /** KPI id and version of its definition: `otif/1`. */
  definition: string;
  /** By `unit`, a ratio as 0..1; null with a `missing` reason. */
  value: number | null;
  unit: KpiValue['unit'];
  /** Of money, and of the `amount` of money behind a share of it. */
  currency?: string;
  amount?: number;
  /** The sums of each currency, where there are several and no value is given. */
  amounts?: KpiValue['amounts'];
  missing?: MissingReason;
  /** What it counts: decided lines, orders, units, completed lines. */
  n: number;
  /** Numerator for ratios, so that "78 of 100" can be said. */
  hits?: number;
  /** 95 % Wilson interval for ratios; 10th to 90th percentile for days and hours. */
  interval?: [low: number, high: number];
  /** What it is made of, by name. */
  parts?: KpiValue['parts'];
  pending: number;
  excluded: number;
  /** n < 5 too few, 5 to 29 provisional. */
  standing: 'too-few' | 'provisional' | 'judged';
  target?: number;
  floor?: number;
  lowerIsBetter?: boolean;
  /** For days and hours that more than half have not reached yet: "more than" this. The value is null then. */
  beyond?: number;
  /** The day it is seen on, and the first and last due date (or date) that it covers. */
  asOf?: CalendarDate;
  period?: [from: CalendarDate, to: CalendarDate];
  /** Days late and early (`null`: early is fine), share short and over that count as kept. */
  tolerance?: { late: number; early: number | null; under: number; over: number | null };
  /** The agreement that sets this tolerance; absent: the company's settings do. */
  agreed?: { version: number; from: CalendarDate };
  /** Oldest first, one per month, `null` where nothing matured; same unit as the value. */
  trend: { month: string; value: number | null; n: number }[];
  origin: Origin;
}

/** One KPI row of a partner page; `basis` is the date it is measured against. */
export interface KpiRow {
  id: KpiId;
  basis?: 'requested' | 'first-promised' | 'last-promised';
  figure: Figure;
}

/** Reasons behind a state, worst first; worded by the surfaces. */
export type StatusReason =
  | { code: 'overdue'; days: number }
  | { code: 'received-late'; days: number }
  | { code: 'received-on-time' }
  | { code: 'received-short'; received: number; ordered: number }
  | { code: 'due-soon-not-shipped'; days: number }
  | { code: 'moved-later'; days: number }
  | { code: 'promised-after-requested'; days: number }
  | { code: 'promised-after-needed'; days: number }
  | { code: 'not-acknowledged'; days: number }
  | { code: 'no-promised-date' }
  | { code: 'cancelled' }
  | { code: 'closed' }
  | { code: 'return' }
  | { code: 'on-track'; daysLeft: number };

/** One order line as any surface lists it. */
export interface LineView {
  orderId: string;
  lineId: string;
  orderKind: 'purchase' | 'sales';
  orderNumber: string;
  lineNumber?: string;
  partnerId: string;
  partnerName: string;
  item: { number?: string; supplierNumber?: string; description?: string };
  state: PaintState;
  /** Days late (positive) for sorting worst first; null when it has no promised date. */
  lateness: number | null;
  reasons: StatusReason[];
  ordered?: number;
  received?: number;
  shipped?: number;
  unit?: string;
  value?: Money;
  sentOn?: CalendarDate;
  requestedOn?: CalendarDate;
  firstPromisedOn?: CalendarDate;
  promisedOn?: CalendarDate;
  shipments: { number: string; shippedOn?: CalendarDate; quantity?: number }[];
  receipts: { receivedOn: CalendarDate; quantity?: number }[];
  rejected?: number;
  returned?: number;
  customers: CustomerWaiting[];
  buyer?: string;
  plant?: string;
  /** Of an open line, where it was asked for. */
  risk?: RiskView;
  /** A person knows of it: it asks for no attention until a day. */
  known?: KnownView;
  /** The partner was reminded of it. */
  chased?: Chased;
  origin: Origin;
}

export interface CustomerWaiting {
  partnerId: string;
  name: string;
  salesOrder?: string;
  quantity?: number;
  neededOn?: CalendarDate;
  /** Days between the promise (or today when overdue) and the need; negative: too late. Absent without both dates. */
  slackDays?: number;
}

export interface PartnerHead {
  id: string;
  name: string;
  roles: PartnerRole[];
  owner?: string;
  /** Where it is, as its source words it. */
  city?: string;
  country?: string;
  numbers: string[];
  domains: string[];
  contacts: Contact[];
}

/** Subject of a card or of a row of *This page*. */
export type Subject =
  | {
      kind: 'lines';
      raw: string;
      matched: 'order' | 'shipment' | 'invoice' | 'sales-order';
      partner: PartnerHead;
      lines: LineView[];
      state: PaintState;
      /** The state of what asks for attention, where a person knows of the rest until a day. */
      asks?: PaintState;
      /** Parcels that the page names with the order, and no record knows. */
      parcels?: ParcelView[];
    }
  | {
      kind: 'partner';
      raw: string;
      partner: PartnerHead;
      open: number;
      late: number;
      otif: Figure;
      state: PaintState;
      /** Of what is said to be open and late. */
      origin: Origin;
    }
  | ItemSubject
  /** The same number belongs to several partners or things: shown side by side, never guessed. */
  | { kind: 'ambiguous'; raw: string; candidates: Candidate[]; state: PaintState };

/** One of several things that a number may mean. */
export type Candidate =
  | {
      of: 'order';
      partner: PartnerHead;
      orderId: string;
      orderNumber: string;
      state: PaintState;
      origin: Origin;
    }
  | { of: 'partner'; partner: PartnerHead; origin: Origin }
  | { of: 'item'; itemId: string; name: string; state: PaintState; origin: Origin };

/** What every surface says about the workspace it shows. */
export interface WorkspaceView {
  /** What the store did by itself, or can not do; absent or empty: nothing. */
  notices?: readonly NoticeView[];
  sample: boolean;
  today: CalendarDate;
  replay: boolean;
  sources: { sourceId: string; fetchedAt: Instant; stale: boolean }[];
  orders: number;
  lines: number;
  partners: number;
  /** Orders whose supplier no file has named yet, or several have. */
  waitingOrders: number;
}

export interface CardView {
  subject: Subject;
  /** The open opportunities of the partner whom the subject is. */
  pipeline?: PipelineBrief;
  /** Of the supplier; `leftOut`: lines that it leaves out because a dispute was accepted. */
  otif?: Figure;
  leftOut?: number;
  /** What the segment of the supplier puts first. */
  steer?: SteerView;
  /** The customer whose order it is, where it may be told how that stands. */
  toCustomer?: StatusTarget;
  /** What the page contradicts of the order, where it says something of it. */
  differences?: DifferencesView;
  workspace: WorkspaceView;
}

export interface PageView {
  /** Known subjects, worst first, one per order, shipment or partner. */
  subjects: Subject[];
  /** Labelled numbers that are not in the store, as the page wrote them. */
  unknown: string[];
  /** Parcels that it names, of which nothing says whose they are. */
  parcels?: ParcelView[];
  workspace: WorkspaceView;
}

/** Four states for everything that comes from elsewhere. */
export type Remote<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; failure: Failure };
