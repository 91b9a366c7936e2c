import type { OrderLine } from '../domain/order.ts';
import type { KpiValue, NoValue } from './kpi-value.ts';
import type { LineDays } from './line-days.ts';
import { addToSum, emptySum, type Sum, valueOfSum } from './sum.ts';
import { byName, COUNT, type Shape, SUM, shapeOf } from './tally-parts.ts';

const PRICE_DEFINITION = 'price-variance/1';

export type PriceVerdict =
  /** Both in money: (actual - standard) × purchased, and standard × purchased. Positive is unfavourable. */
  | { state: 'decided'; currency: string; variance: number; standard: number }
  | { state: 'pending' }
  | {
      state: 'excluded';
      why: 'cancelled' | 'no-price' | 'no-standard-price' | 'mixed-currencies' | 'no-received-quantity';
    };

/**
 * One line: its price on order against the standard price, on what was purchased (received, not consumed). It counts once
 * something has come. Prices in another currency than their standard are not compared.
 */
export function judgePrice({
  line,
  cancelled,
  closed,
  receipts,
  received,
  quantity,
}: LineDays): PriceVerdict {
  if (cancelled) return { state: 'excluded', why: 'cancelled' };
  if (line.standardPrice === undefined) return { state: 'excluded', why: 'no-standard-price' };
  const actual = unitPriceOf(line);
  if (actual === null) return { state: 'excluded', why: 'no-price' };
  const { currency } = line.standardPrice;
  if (actual.currency !== currency) return { state: 'excluded', why: 'mixed-currencies' };
  if (closed) return { state: 'excluded', why: 'no-received-quantity' };
  if (receipts.length === 0) return { state: 'pending' };
  const purchased = received ?? quantity;
  if (purchased === null) return { state: 'excluded', why: 'no-received-quantity' };
  const standard = Number(line.standardPrice.amount);
  return {
    state: 'decided',
    currency,
    variance: (actual.amount - standard) * purchased,
    standard: standard * purchased,
  };
}

/** The price of one unit as ordered: as said, else the line's value by its quantity. */
function unitPriceOf({ unitPrice, value, ordered }: OrderLine): { amount: number; currency: string } | null {
  if (unitPrice !== undefined) return { amount: Number(unitPrice.amount), currency: unitPrice.currency };
  if (value === undefined || ordered === undefined || !(ordered > 0)) return null;
  return { amount: Number(value.amount) / ordered, currency: value.currency };
}

interface PriceSums {
  variance: Sum;
  standard: Sum;
  lines: number;
}

/** Variance by currency: money of two currencies is never added. */
export interface PriceTally {
  sums: Map<string, PriceSums>;
  pending: number;
  excluded: number;
}

const SUMS_SHAPE: Shape<PriceSums> = shapeOf({ variance: SUM, standard: SUM, lines: COUNT });
export const PRICE_SHAPE: Shape<PriceTally> = shapeOf({
  sums: byName(SUMS_SHAPE),
  pending: COUNT,
  excluded: COUNT,
});

/** Adds one line in place. */
export function addPrice(tally: PriceTally, verdict: PriceVerdict): void {
  if (verdict.state === 'pending') tally.pending += 1;
  else if (verdict.state === 'excluded') tally.excluded += 1;
  else {
    let sums = tally.sums.get(verdict.currency);
    if (sums === undefined) {
      sums = { variance: emptySum(), standard: emptySum(), lines: 0 };
      tally.sums.set(verdict.currency, sums);
    }
    addToSum(sums.variance, verdict.variance);
    addToSum(sums.standard, verdict.standard);
    sums.lines += 1;
  }
}

function variances(sums: PriceTally['sums']): { currency: string; amount: number }[] {
  return [...sums]
    .map(([currency, { variance }]) => ({ currency, amount: valueOfSum(variance) }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/**
 * Purchase price variance as a share of what the same would have cost at standard prices; `amount` is the variance.
 * `withoutStandard`: lines that have no standard price.
 */
export function priceValue({ sums, pending, excluded: left }: PriceTally, withoutStandard: number): KpiValue {
  const excluded = left + withoutStandard;
  const head = {
    kpi: 'price-variance',
    definition: PRICE_DEFINITION,
    unit: 'ratio',
    pending,
    excluded,
    lowerIsBetter: true,
  } as const;
  const [only] = sums;
  const none = (missing: NoValue): KpiValue => ({ ...head, value: null, missing, n: 0 });
  if (only === undefined) return none(pending > 0 ? 'no-matured-records' : 'not-recorded');
  if (sums.size > 1) return { ...none('mixed-currencies'), amounts: variances(sums) };
  const [currency, { variance, standard, lines }] = only;
  const base = valueOfSum(standard);
  // Goods that should cost nothing have no share of their price.
  if (!(base > 0)) return none('all-excluded');
  const amount = valueOfSum(variance);
  return { ...head, value: amount / base, n: lines, amount, currency };
}
