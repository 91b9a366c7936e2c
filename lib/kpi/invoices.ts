import { dayNumber } from '../domain/calendar-date.ts';
import type { Invoice } from '../domain/order.ts';
import { emptyReason, type KpiValue, shareOf } from './kpi-value.ts';
import { COUNT, type Shape, shapeOf } from './tally-parts.ts';

const MATCH_DEFINITION = 'invoice-match/1';
const PAYMENT_DEFINITION = 'our-payment/1';

/** Invoice lines that matched order and receipt at the first try; mended by hand later is still a miss. */
export interface MatchTally {
  invoices: number;
  matched: number;
  /** Invoices that do not say, and those of lines that an accepted dispute leaves out. */
  unknown: number;
  leftOut: number;
}

export const MATCH_SHAPE: Shape<MatchTally> = shapeOf({
  invoices: COUNT,
  matched: COUNT,
  unknown: COUNT,
  leftOut: COUNT,
});

/** Adds one invoice of a line in place. */
export function addMatch(tally: MatchTally, { matched }: Invoice): void {
  if (matched === undefined) tally.unknown += 1;
  else {
    tally.invoices += 1;
    if (matched) tally.matched += 1;
  }
}

export function matchValue({ invoices, matched, unknown, leftOut }: MatchTally): KpiValue {
  return shareOf(
    { kpi: 'invoice-match', definition: MATCH_DEFINITION },
    {
      hits: matched,
      n: invoices,
      excluded: unknown + leftOut,
      missing: invoices > 0 ? undefined : unknown > 0 ? 'not-recorded' : emptyReason(0, leftOut),
    },
  );
}

export type PaymentVerdict =
  | { state: 'decided'; hit: boolean; days: number }
  | { state: 'pending' }
  | { state: 'excluded' };

/** One invoice: paid by the day on which it was payable. It counts when that day has passed; unpaid then is a miss. */
export function judgePayment({ payableOn, paidOn }: Invoice, today: number): PaymentVerdict {
  if (payableOn === undefined) return { state: 'excluded' };
  const payable = dayNumber(payableOn);
  if (today <= payable) return { state: 'pending' };
  const paid = paidOn === undefined ? null : dayNumber(paidOn);
  return { state: 'decided', hit: paid !== null && paid <= payable, days: (paid ?? today) - payable };
}

/** Our own payments. */
export interface PaymentTally {
  due: number;
  inTime: number;
  pending: number;
  /** Invoices that do not say when they were payable. */
  excluded: number;
}

export const PAYMENT_SHAPE: Shape<PaymentTally> = shapeOf({
  due: COUNT,
  inTime: COUNT,
  pending: COUNT,
  excluded: COUNT,
});

/** Adds one invoice of a line in place. */
export function addPayment(tally: PaymentTally, verdict: PaymentVerdict): void {
  if (verdict.state === 'pending') tally.pending += 1;
  else if (verdict.state === 'excluded') tally.excluded += 1;
  else {
    tally.due += 1;
    if (verdict.hit) tally.inTime += 1;
  }
}

/** `recorded`: whether any source tells of payments; else every invoice would seem unpaid. */
export function paymentValue({ due, inTime, pending, excluded }: PaymentTally, recorded: boolean): KpiValue {
  const none = due > 0 ? undefined : emptyReason(pending, excluded);
  return shareOf(
    { kpi: 'our-payment', definition: PAYMENT_DEFINITION },
    { hits: inTime, n: due, pending, excluded, missing: recorded ? none : 'not-recorded' },
  );
}
