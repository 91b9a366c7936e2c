import type { Forecast } from '../domain/stock.ts';
import { emptyReason, type KpiValue, type NoValue } from './kpi-value.ts';
import { addToSum, type Sum, valueOfSum } from './sum.ts';
import { COUNT, type Shape, SUM, shapeOf } from './tally-parts.ts';

const FORECAST_DEFINITION = 'our-forecast/1';
const BIAS_DEFINITION = 'our-forecast-bias/1';

/** Our forecasts against what it came to, at one lag: |A - F|, F - A, A, and |A - F| / A where A > 0. */
export interface ForecastTally {
  records: number;
  absolute: Sum;
  signed: Sum;
  actual: Sum;
  relative: Sum;
  relatives: number;
  pending: number;
  /** Forecasts at another lag. */
  excluded: number;
}

export const FORECAST_SHAPE: Shape<ForecastTally> = shapeOf({
  records: COUNT,
  absolute: SUM,
  signed: SUM,
  actual: SUM,
  relative: SUM,
  relatives: COUNT,
  pending: COUNT,
  excluded: COUNT,
});

/** What a forecast counts as: pending until its month is over, left out at another lag than the one that is judged. */
export function forecastState(
  { lag, actual }: Forecast,
  judgedLag: number,
): 'decided' | 'pending' | 'excluded' {
  if (lag !== judgedLag) return 'excluded';
  return actual === undefined ? 'pending' : 'decided';
}

/** Adds one forecast in place. */
export function addForecast(tally: ForecastTally, each: Forecast, judgedLag: number): void {
  const state = forecastState(each, judgedLag);
  if (state === 'pending') tally.pending += 1;
  else if (state === 'excluded') tally.excluded += 1;
  else {
    const actual = each.actual ?? 0;
    const error = each.forecast - actual;
    tally.records += 1;
    addToSum(tally.absolute, Math.abs(error));
    addToSum(tally.signed, error);
    addToSum(tally.actual, actual);
    if (actual > 0) {
      addToSum(tally.relative, Math.abs(error) / actual);
      tally.relatives += 1;
    }
  }
}

/** How far forecasts were off; each `null` where it has no denominator. */
export interface ForecastErrors {
  /** Σ|A - F| / ΣA. */
  wmape: number | null;
  /** Mean of |A - F| / A where A > 0: says nothing of months without demand, and punishes those of little. */
  mape: number | null;
  /** Σ(F - A) / ΣA: above 0 we order too much. */
  bias: number | null;
  /** Σ(F - A) over the mean of |F - A|: beyond ±4 the errors lean to one side. */
  trackingSignal: number | null;
}

export function forecastErrors(tally: ForecastTally): ForecastErrors {
  const [absolute, signed, actual] = [tally.absolute, tally.signed, tally.actual].map(valueOfSum) as [
    number,
    number,
    number,
  ];
  return {
    wmape: actual > 0 ? absolute / actual : null,
    mape: tally.relatives > 0 ? valueOfSum(tally.relative) / tally.relatives : null,
    bias: actual > 0 ? signed / actual : null,
    trackingSignal: absolute > 0 ? (signed * tally.records) / absolute : null,
  };
}

/** The weighted error (WMAPE), and the bias: its distance from 0 is what is bad. */
export function forecastValues(tally: ForecastTally): KpiValue[] {
  const { wmape, bias } = forecastErrors(tally);
  const { records: n, pending, excluded } = tally;
  const value = (
    kpi: 'our-forecast' | 'our-forecast-bias',
    definition: string,
    error: number | null,
  ): KpiValue => {
    const head = { kpi, definition, unit: 'ratio', pending, excluded, lowerIsBetter: true } as const;
    return error === null
      ? { ...head, value: null, missing: whyNone(tally), n: 0 }
      : { ...head, value: error, n };
  };
  return [
    value('our-forecast', FORECAST_DEFINITION, wmape),
    value('our-forecast-bias', BIAS_DEFINITION, bias),
  ];
}

function whyNone({ records, pending, excluded }: ForecastTally): NoValue {
  if (records + pending + excluded === 0) return 'not-recorded';
  return emptyReason(pending, records + excluded);
}
