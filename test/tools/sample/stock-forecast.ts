import { dayOf, isoOf } from './days.ts';
import { seedOf } from './line-extras.ts';
import { TODAY } from './line-life.ts';
import { randomFrom } from './random.ts';
import type { SampleItem, SampleSupplier } from './sample-line.ts';

/** A count at the end of a month. */
export interface SampleStock {
  supplier: string;
  item: string;
  plant: string;
  countedOn: string;
  quantity: number;
  valueCents: number;
  used: number;
  usedCents: number;
  minimum: number;
  consignment: boolean;
}

/** What was told a supplier for a month, and what came. */
export interface SampleForecast {
  supplier: string;
  item: string;
  month: string;
  madeOn: string;
  forecast: number;
  actual?: number;
}

/** Sums over the months that are over: error and bias of what we told a supplier. */
export interface ForecastTruth {
  supplier: string;
  /** Sum of |forecast - actual| by sum of actual. */
  wmape: number;
  /** Sum of (forecast - actual) by sum of actual. */
  bias: number;
}

const MONTHS = 13;
const WITH_STOCK = 12;
const WITH_FORECAST = 10;

/** `2026-03` for 0 months before the sample's own month, and so on backwards; forwards below 0. */
function monthBefore(months: number): string {
  const today = isoOf(TODAY);
  const at = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - months;
  return `${Math.floor(at / 12)}-${`${(at % 12) + 1}`.padStart(2, '0')}`;
}

function lastDayOf(month: string): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const next = of === 12 ? `${year + 1}-01` : `${year}-${`${of + 1}`.padStart(2, '0')}`;
  return isoOf(dayOf(`${next}-01`) - 1);
}

function itemsOf(
  suppliers: readonly SampleSupplier[],
  count: number,
): { supplier: SampleSupplier; item: SampleItem }[] {
  return suppliers
    .slice(0, count)
    .flatMap((supplier) => supplier.items.slice(0, 2).map((item) => ({ supplier, item })));
}

/** Thirteen month ends of the first items of the first suppliers; one supplier keeps its goods with us as its own. */
export function stocksOf(suppliers: readonly SampleSupplier[]): SampleStock[] {
  return itemsOf(suppliers, WITH_STOCK).flatMap(({ supplier, item }) => {
    const random = randomFrom(seedOf(`stock ${supplier.number} ${item.number}`));
    const usual = random.whole(40, 300);
    return Array.from({ length: MONTHS }, (_, place) => {
      const used = Math.round(usual * (0.7 + 0.6 * random.next()));
      const quantity = Math.round(usual * (0.3 + 1.5 * random.next()));
      return {
        supplier: supplier.number,
        item: item.number,
        plant: '1000',
        countedOn: lastDayOf(monthBefore(MONTHS - place)),
        quantity,
        valueCents: quantity * item.cents,
        used,
        usedCents: used * item.cents,
        minimum: Math.round(usual * 0.4),
        consignment: supplier === suppliers[3],
      };
    });
  });
}

/** Twelve months that are over and three to come, each told one month before. */
export function forecastsOf(suppliers: readonly SampleSupplier[]): SampleForecast[] {
  return itemsOf(suppliers, WITH_FORECAST).flatMap(({ supplier, item }, place) => {
    const random = randomFrom(seedOf(`forecast ${supplier.number} ${item.number}`));
    const usual = random.whole(60, 400);
    // Towards every third supplier we promise more than comes.
    const hope = Math.floor(place / 2) % 3 === 0 ? 1.25 : 1;
    return Array.from({ length: 15 }, (_, nth) => {
      const month = monthBefore(12 - nth);
      const real = Math.round(usual * (0.75 + 0.5 * random.next()));
      const forecast = Math.round(real * hope * (0.85 + 0.3 * random.next()));
      return {
        supplier: supplier.number,
        item: item.number,
        month,
        madeOn: `${monthBefore(13 - nth)}-15`,
        forecast,
        ...(nth < 12 ? { actual: real } : {}),
      };
    });
  });
}

export function forecastTruths(forecasts: readonly SampleForecast[]): ForecastTruth[] {
  const sums = new Map<string, { actual: number; error: number; over: number }>();
  for (const { supplier, forecast, actual } of forecasts) {
    if (actual === undefined) continue;
    const sum = sums.get(supplier) ?? { actual: 0, error: 0, over: 0 };
    sums.set(supplier, sum);
    sum.actual += actual;
    sum.error += Math.abs(forecast - actual);
    sum.over += forecast - actual;
  }
  return [...sums].map(([supplier, { actual, error, over }]) => ({
    supplier,
    wmape: error / actual,
    bias: over / actual,
  }));
}
