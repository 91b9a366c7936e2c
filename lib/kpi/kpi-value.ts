import type { KpiId } from '../domain/kpi-id.ts';
import type { Basis } from './otif.ts';

/** Why a KPI has no value. A missing value is never 0 and never 100 %. */
export type NoValue =
  | 'no-records'
  | 'no-matured-records'
  | 'all-excluded'
  | 'not-recorded'
  | 'no-received-quantity'
  | 'no-ordered-quantity'
  | 'no-promised-date'
  | 'no-requested-date'
  | 'no-sent-date'
  | 'mixed-currencies';

/** One KPI of one partner over some period, computed from merged cells. */
export interface KpiValue {
  kpi: KpiId;
  basis?: Basis;
  /** Id and version of the definition: `otif/1`. */
  definition: string;
  /** In `unit`; null with the reason in `missing`. Never NaN or infinite. */
  value: number | null;
  unit: 'ratio' | 'days' | 'hours' | 'ppm' | 'money' | 'count';
  /** For `money`. */
  currency?: string;
  missing?: NoValue;
  /** Denominator: what was counted. `independent` counts are what an interval may rest on. */
  n: number;
  /** Numerator, where there is one. */
  hits?: number;
  /** 95 % Wilson interval for ratios of counts; P10 and P90 for durations. */
  interval?: [low: number, high: number];
  pending: number;
  excluded: number;
  lowerIsBetter: boolean;
}
