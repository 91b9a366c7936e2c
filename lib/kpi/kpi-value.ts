import type { KpiId } from '../domain/kpi-id.ts';
import type { Basis } from './otif.ts';
import { wilson } from './wilson.ts';

/** Why a KPI has no value. A missing value is never 0 and never 100 %. */
export type NoValue =
  | 'no-records'
  | 'no-matured-records'
  | 'all-excluded'
  | 'not-recorded'
  | 'too-few-records'
  | 'no-received-quantity'
  | 'no-ordered-quantity'
  | 'no-promised-date'
  | 'no-requested-date'
  | 'no-sent-date'
  | 'mixed-currencies'
  /** Quantities or sums of money that no computer can add. */
  | 'too-large'
  /** More than half are still open: the value is more than `beyond`. */
  | 'still-open';

/** One KPI of one partner over some period, computed from merged cells. */
export interface KpiValue {
  kpi: KpiId;
  basis?: Basis;
  /** Id and version of the definition: `otif/1`. */
  definition: string;
  /** In `unit`; null with the reason in `missing`. Never NaN or infinite. */
  value: number | null;
  unit: 'ratio' | 'days' | 'hours' | 'ppm' | 'money' | 'count';
  /** For `money`, and of `amount`. */
  currency?: string;
  /** The sum of money behind a share of money. */
  amount?: number;
  /** The sums of each currency, where there are several and no value is given. */
  amounts?: { currency: string; amount: number }[];
  missing?: NoValue;
  /** The longest time seen, where the value lies beyond it; then `missing` is `still-open`. */
  beyond?: number;
  /** Denominator: what was counted. */
  n: number;
  /** Numerator, where there is one. */
  hits?: number;
  /** Lines, orders, invoices… that stand behind `n` where `n` counts units or money: how far the value may be trusted. */
  records?: number;
  /** 95 % Wilson interval, only where hits and n are independent counts; P10 and P90 for durations. */
  interval?: [low: number, high: number];
  /** What it is made of, by name: components of a perfect order, timely and correct advice. */
  parts?: Record<string, { hits: number; n: number }>;
  pending: number;
  excluded: number;
  lowerIsBetter: boolean;
}

/** What a share is made from. */
interface Rate {
  hits: number;
  n: number;
  pending?: number;
  excluded?: number;
  /** Why there is none where `n` is 0; without it, pending and excluded tell. */
  missing?: NoValue | undefined;
}

/** A share of independent counts with its interval; without a denominator, none with the reason. */
export function shareOf(
  head: Pick<KpiValue, 'kpi' | 'definition'> & Partial<Pick<KpiValue, 'basis' | 'lowerIsBetter' | 'parts'>>,
  { hits, n, pending = 0, excluded = 0, missing }: Rate,
): KpiValue {
  const rest = {
    ...head,
    unit: 'ratio',
    pending,
    excluded,
    lowerIsBetter: head.lowerIsBetter ?? false,
  } as const;
  const none = missing ?? (n > 0 ? undefined : emptyReason(pending, excluded));
  if (none !== undefined) return { ...rest, value: null, missing: none, n: 0 };
  const interval = wilson(hits, n);
  return { ...rest, value: hits / n, n, hits, ...(interval && hits <= n ? { interval } : {}) };
}

/** Why nothing was counted. */
export function emptyReason(pending: number, excluded: number): NoValue {
  if (pending > 0) return 'no-matured-records';
  return excluded > 0 ? 'all-excluded' : 'no-records';
}
