import { ACKNOWLEDGEMENT_SHAPE, type AcknowledgementTally } from '../acknowledgement.ts';
import { CASE_SHAPE, type CaseTally } from '../case-sla.ts';
import { CHANGES_SHAPE, type ChangesTally } from '../confirmation-changes.ts';
import { ADVICE_SHAPE, type AdviceTally } from '../despatch-advice.ts';
import { FILL_SHAPE, type FillTally } from '../fill-rate.ts';
import { FORECAST_SHAPE, type ForecastTally } from '../forecast.ts';
import { INVENTORY_SHAPE, type InventoryTally } from '../inventory.ts';
import { MATCH_SHAPE, type MatchTally, PAYMENT_SHAPE, type PaymentTally } from '../invoices.ts';
import { LATENESS_SHAPE, type LatenessTally } from '../lateness.ts';
import { LEAD_TIME_SHAPE, type LeadTimeTally } from '../lead-time.ts';
import { OTIF_SHAPE, type OtifTally } from '../otif-tally.ts';
import { PERFECT_SHAPE, type PerfectTally } from '../perfect-order.ts';
import { PRICE_SHAPE, type PriceTally } from '../price-variance.ts';
import { QUALITY_SHAPE, type QualityTally } from '../quality.ts';
import { REPLY_SHAPE, type ReplyTally } from '../responsiveness.ts';
import { SPEND_SHAPE, type SpendTally } from '../spend.ts';
import { copyTally, mergeTally, type Shape } from '../tally-parts.ts';

/** The sums of one family of KPIs each; null while no record went in. */
export interface Families {
  /** OTIF against each date, in the month of that date. */
  requested: OtifTally | null;
  firstPromised: OtifTally | null;
  lastPromised: OtifTally | null;
  lateness: LatenessTally | null;
  fill: FillTally | null;
  perfect: PerfectTally | null;
  leadTime: LeadTimeTally | null;
  acknowledgement: AcknowledgementTally | null;
  changes: ChangesTally | null;
  advice: AdviceTally | null;
  quality: QualityTally | null;
  price: PriceTally | null;
  match: MatchTally | null;
  payment: PaymentTally | null;
  spend: SpendTally | null;
  replies: ReplyTally | null;
  ourReplies: ReplyTally | null;
  cases: CaseTally | null;
  forecast: ForecastTally | null;
  inventory: InventoryTally | null;
}

/**
 * All that is summed up of one partner, month and item group, and of any merge of such. A record goes to the month that
 * its KPI names (due date, receipt, finding, question…); every contribution goes to one cell only.
 */
export interface Cell extends Families {
  partnerId: string;
  /** `2010-06`; empty: of records without a date, or of several months. */
  month: string;
  /** Empty: items without a group, or of several. `*`: orders whose lines lie in several groups. */
  group: string;
  /** What at least one source records, as bits of {@link RECORDED}. */
  recorded: number;
  /** Lines without a standard price. */
  withoutStandard: number;
  /** First day number on which the same records would give other sums; null: none. */
  changesOn: number | null;
  /** First and last day number of the lines that are decided on their first promised date. */
  from: number | null;
  to: number | null;
  /** The newest record that went in. */
  newest: { sourceId: string; fetchedAt: number } | null;
}

/** What a source may record; without it, "not acknowledged" would be said of every order. */
export const RECORDED = {
  acknowledgements: 1,
  quality: 2,
  returns: 4,
  changes: 8,
  advices: 16,
  payments: 32,
} as const;

/** Orders whose lines lie in several item groups. */
export const SEVERAL_GROUPS = '*';

export const FAMILY_SHAPES: { readonly [K in keyof Families]: Shape<NonNullable<Families[K]>> } = {
  requested: OTIF_SHAPE,
  firstPromised: OTIF_SHAPE,
  lastPromised: OTIF_SHAPE,
  lateness: LATENESS_SHAPE,
  fill: FILL_SHAPE,
  perfect: PERFECT_SHAPE,
  leadTime: LEAD_TIME_SHAPE,
  acknowledgement: ACKNOWLEDGEMENT_SHAPE,
  changes: CHANGES_SHAPE,
  advice: ADVICE_SHAPE,
  quality: QUALITY_SHAPE,
  price: PRICE_SHAPE,
  match: MATCH_SHAPE,
  payment: PAYMENT_SHAPE,
  spend: SPEND_SHAPE,
  replies: REPLY_SHAPE,
  ourReplies: REPLY_SHAPE,
  cases: CASE_SHAPE,
  forecast: FORECAST_SHAPE,
  inventory: INVENTORY_SHAPE,
};
export const FAMILY_NAMES = Object.keys(FAMILY_SHAPES) as (keyof Families)[];

export function emptyCell(partnerId: string, month = '', group = ''): Cell {
  return {
    partnerId,
    month,
    group,
    requested: null,
    firstPromised: null,
    lastPromised: null,
    lateness: null,
    fill: null,
    perfect: null,
    leadTime: null,
    acknowledgement: null,
    changes: null,
    advice: null,
    quality: null,
    price: null,
    match: null,
    payment: null,
    spend: null,
    replies: null,
    ourReplies: null,
    cases: null,
    forecast: null,
    inventory: null,
    recorded: 0,
    withoutStandard: 0,
    changesOn: null,
    from: null,
    to: null,
    newest: null,
  };
}

/** The cells of a period, of an item group or of shards as one new cell; in any sequence the same counts. */
export function mergeCells(cells: Iterable<Cell>): Cell {
  let merged: Cell | null = null;
  for (const cell of cells) {
    merged ??= emptyCell(cell.partnerId, cell.month, cell.group);
    mergeInto(merged, cell);
  }
  return merged ?? emptyCell('');
}

/** Adds another cell in place; it is left as it is. */
export function mergeInto(into: Cell, from: Cell): void {
  if (into.month !== from.month) into.month = '';
  if (into.group !== from.group) into.group = '';
  for (const name of FAMILY_NAMES) mergeFamily(into, from, name);
  into.recorded |= from.recorded;
  into.withoutStandard += from.withoutStandard;
  into.changesOn = least(into.changesOn, from.changesOn);
  into.from = least(into.from, from.from);
  into.to = from.to === null ? into.to : Math.max(from.to, into.to ?? from.to);
  if (from.newest !== null) noteNewest(into, from.newest);
}

function mergeFamily<K extends keyof Families>(into: Families, from: Families, name: K): void {
  const more = from[name];
  if (more === null) return;
  const shape: Shape<NonNullable<Families[K]>> = FAMILY_SHAPES[name];
  const known = into[name];
  if (known === null) into[name] = copyTally(shape, more);
  else mergeTally(shape, known, more);
}

/** The sums of such a cell change by themselves on that day. */
export function noteChange(cell: Cell, day: number): void {
  if (cell.changesOn === null || day < cell.changesOn) cell.changesOn = day;
}

/** Of two records of one instant the name decides, so that the sequence does not. */
export function noteNewest(cell: Cell, { sourceId, fetchedAt }: NonNullable<Cell['newest']>): void {
  const { newest } = cell;
  if (
    newest === null ||
    fetchedAt > newest.fetchedAt ||
    (fetchedAt === newest.fetchedAt && sourceId < newest.sourceId)
  )
    cell.newest = { sourceId, fetchedAt };
}

function least(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
