import type { KpiId } from '../../domain/kpi-id.ts';
import { ACKNOWLEDGEMENT_SHAPE, acknowledgementValue } from '../acknowledgement.ts';
import { CASE_SHAPE, caseValue } from '../case-sla.ts';
import { CHANGES_SHAPE, changesValues } from '../confirmation-changes.ts';
import { ADVICE_SHAPE, adviceValue } from '../despatch-advice.ts';
import { FILL_SHAPE, fillValues } from '../fill-rate.ts';
import { FORECAST_SHAPE, forecastValues } from '../forecast.ts';
import { INVENTORY_SHAPE, inventoryValues } from '../inventory.ts';
import { MATCH_SHAPE, matchValue, PAYMENT_SHAPE, paymentValue } from '../invoices.ts';
import type { KpiRules } from '../kpi-rules.ts';
import type { KpiValue } from '../kpi-value.ts';
import { LEAD_TIME_SHAPE, leadTimeValues } from '../lead-time.ts';
import type { Basis } from '../otif.ts';
import { emptyOtifTally, otifValues } from '../otif-tally.ts';
import { PERFECT_SHAPE, perfectValue } from '../perfect-order.ts';
import { PRICE_SHAPE, priceValue } from '../price-variance.ts';
import { QUALITY_SHAPE, qualityValues } from '../quality.ts';
import { REPLY_SHAPE, replyValue } from '../responsiveness.ts';
import { SPEND_SHAPE, spendValue } from '../spend.ts';
import { emptyTally } from '../tally-parts.ts';
import { type Cell, RECORDED } from './cell.ts';

/** A KPI, with its date basis where it has one. */
export type KpiKey = KpiId | `${KpiId} ${Basis}`;

function keyOf(kpi: KpiId, basis?: Basis): KpiKey {
  return basis === undefined ? kpi : `${kpi} ${basis}`;
}

/** What the values of a cell are read with. */
type Reader = (cell: Cell, rules: ReadingRules, recorded: (bit: number) => boolean) => KpiValue[];
type ReadingRules = Pick<KpiRules, 'replyWithin'>;

/** One reader per family, in the sequence in which KPIs are listed. */
const READERS = {
  first: ({ firstPromised }) => otifValues(firstPromised ?? emptyOtifTally(), 'first-promised'),
  last: ({ lastPromised }) => otifValues(lastPromised ?? emptyOtifTally(), 'last-promised'),
  requested: ({ requested }) => otifValues(requested ?? emptyOtifTally(), 'requested'),
  fill: ({ fill }) => fillValues(fill ?? emptyTally(FILL_SHAPE)),
  perfect: ({ perfect }) => [perfectValue(perfect ?? emptyTally(PERFECT_SHAPE))],
  leadTime: ({ leadTime }) => leadTimeValues(leadTime ?? emptyTally(LEAD_TIME_SHAPE)),
  acknowledgement: ({ acknowledgement }, _, recorded) => [
    acknowledgementValue(
      acknowledgement ?? emptyTally(ACKNOWLEDGEMENT_SHAPE),
      recorded(RECORDED.acknowledgements),
    ),
  ],
  changes: ({ changes }, _, recorded) =>
    changesValues(changes ?? emptyTally(CHANGES_SHAPE), recorded(RECORDED.changes)),
  advice: ({ advice }, _, recorded) => [
    adviceValue(advice ?? emptyTally(ADVICE_SHAPE), recorded(RECORDED.advices)),
  ],
  quality: ({ quality }, _, recorded) =>
    qualityValues(quality ?? emptyTally(QUALITY_SHAPE), {
      rejects: recorded(RECORDED.quality),
      returns: recorded(RECORDED.returns),
    }),
  price: ({ price, withoutStandard }) => [priceValue(price ?? emptyTally(PRICE_SHAPE), withoutStandard)],
  match: ({ match }) => [matchValue(match ?? emptyTally(MATCH_SHAPE))],
  replies: ({ replies }, { replyWithin }) => [
    replyValue('responsiveness', replies ?? emptyTally(REPLY_SHAPE), replyWithin),
  ],
  cases: ({ cases }) => [caseValue(cases ?? emptyTally(CASE_SHAPE))],
  spend: ({ spend }) => [spendValue(spend ?? emptyTally(SPEND_SHAPE))],
  inventory: ({ inventory }) => inventoryValues(inventory ?? emptyTally(INVENTORY_SHAPE)),
  payment: ({ payment }, _, recorded) => [
    paymentValue(payment ?? emptyTally(PAYMENT_SHAPE), recorded(RECORDED.payments)),
  ],
  forecast: ({ forecast }) => forecastValues(forecast ?? emptyTally(FORECAST_SHAPE)),
  ourReplies: ({ ourReplies }, { replyWithin }) => [
    replyValue('our-reply', ourReplies ?? emptyTally(REPLY_SHAPE), replyWithin),
  ],
} as const satisfies Record<string, Reader>;
type Family = keyof typeof READERS;

/** Where each KPI is read; those of a date basis at their basis. */
const FAMILY_OF: Readonly<Record<KpiId, Family | null>> = {
  otif: null,
  'on-time': null,
  'in-full': null,
  'otif-orders': null,
  'otif-units': null,
  'line-fill': 'fill',
  'unit-fill': 'fill',
  'order-fill': 'fill',
  'perfect-order': 'perfect',
  'lead-time': 'leadTime',
  'lead-time-variation': 'leadTime',
  acknowledgement: 'acknowledgement',
  'confirmation-changes': 'changes',
  'push-out-days': 'changes',
  'asn-quality': 'advice',
  'quality-ppm': 'quality',
  'reject-rate': 'quality',
  'return-rate': 'quality',
  'price-variance': 'price',
  'invoice-match': 'match',
  responsiveness: 'replies',
  'case-sla': 'cases',
  spend: 'spend',
  'inventory-turns': 'inventory',
  'days-of-supply': 'inventory',
  'vmi-band': 'inventory',
  'our-payment': 'payment',
  'our-forecast': 'forecast',
  'our-forecast-bias': 'forecast',
  'our-changes': 'changes',
  'our-reply': 'ourReplies',
};
const BASIS_FAMILY = {
  'first-promised': 'first',
  'last-promised': 'last',
  requested: 'requested',
} as const satisfies Record<Basis, Family>;

/**
 * Every KPI of a cell or of any merge of cells. `whole`: the partner's whole history, which tells what its sources record at
 * all: no rejects in one month are 0 PPM where rejects are recorded elsewhere, and not known where they never are.
 */
export function kpiValues(
  cell: Cell,
  rules: ReadingRules,
  whole: Pick<Cell, 'recorded'> = cell,
): Map<KpiKey, KpiValue> {
  const values = (Object.keys(READERS) as Family[]).flatMap((family) => read(family, cell, rules, whole));
  return new Map(values.map((value) => [keyOf(value.kpi, value.basis), value]));
}

/** One KPI of a cell, without making the others. */
export function kpiValue(
  cell: Cell,
  kpi: KpiId,
  basis: Basis,
  rules: ReadingRules,
  whole: Pick<Cell, 'recorded'> = cell,
): KpiValue {
  const values = read(FAMILY_OF[kpi] ?? BASIS_FAMILY[basis], cell, rules, whole);
  const found = values.find((value) => value.kpi === kpi);
  if (!found) throw new Error(`No family gives the KPI ${kpi}.`);
  return found;
}

function read(family: Family, cell: Cell, rules: ReadingRules, whole: Pick<Cell, 'recorded'>): KpiValue[] {
  const reader: Reader = READERS[family];
  return reader(cell, rules, (bit) => (whole.recorded & bit) !== 0).map(finite);
}

/** True for the KPIs that are measured against a date. */
export function isDated(kpi: KpiId): boolean {
  return FAMILY_OF[kpi] === null;
}

/** Sums of quantities near the largest number run over; such a figure is not known. */
function finite(value: KpiValue): KpiValue {
  const { n, hits = 0, value: figure, amount = 0, interval = [0, 0], amounts = [] } = value;
  const sums = amounts.map((each) => each.amount);
  if ([n, hits, figure ?? 0, amount, ...interval, ...sums].every(Number.isFinite)) return value;
  const { hits: _, amount: __, interval: ___, records: ____, amounts: _____, ...rest } = value;
  return { ...rest, value: null, missing: 'too-large', n: 0 };
}
