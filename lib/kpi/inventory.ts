import { dayNumber } from '../domain/calendar-date.ts';
import type { Stock } from '../domain/stock.ts';
import type { KpiValue, NoValue } from './kpi-value.ts';
import { QUANTITY_EPSILON } from './received.ts';
import { addToSum, type Sum, valueOfSum } from './sum.ts';
import { byName, COUNT, inName, type Shape, SUM, shapeOf } from './tally-parts.ts';

const TURNS_DEFINITION = 'inventory-turns/1';
const SUPPLY_DEFINITION = 'days-of-supply/1';
const BAND_DEFINITION = 'vmi-band/1';
const DAYS_PER_YEAR = 365;
/** A count says nothing of the stock more than so many days on. */
const MOST_DAYS = 92;

/** The time from one count of an item in a plant to the next. */
export interface StockSpan {
  from: Stock;
  /** Null: the latest count, which stands for its own day. */
  to: Stock | null;
  days: number;
}

/** The counts of one item in one plant, in any sequence, as spans. Two of one day: the last one given holds. */
export function stockSpans(counts: readonly Stock[]): StockSpan[] {
  const byDay = new Map(counts.map((count) => [dayNumber(count.countedOn), count]));
  const days = [...byDay].sort(([a], [b]) => a - b);
  return days.map(([day, from], index) => {
    const [nextDay, to] = days[index + 1] ?? [day + 1, null];
    return { from, to, days: nextDay - day };
  });
}

interface Turnover {
  /** Cost of what was used, and value times days of what lay there. */
  used: Sum;
  valueDays: Sum;
  spans: number;
}

export interface InventoryTally {
  turnover: Map<string, Turnover>;
  /** Spans without a value or without a use, of consignment stock, or too long to tell. */
  excluded: number;
  /** Days on which the stock lay in its agreed band, below and above it, and with none at all. */
  inBand: number;
  below: number;
  above: number;
  stockOut: number;
}

const TURNOVER_SHAPE: Shape<Turnover> = shapeOf({ used: SUM, valueDays: SUM, spans: COUNT });
export const INVENTORY_SHAPE: Shape<InventoryTally> = shapeOf({
  turnover: byName(TURNOVER_SHAPE),
  excluded: COUNT,
  inBand: COUNT,
  below: COUNT,
  above: COUNT,
  stockOut: COUNT,
});

/** Whether a span counts for turns, or why not: goods on consignment are not ours. */
export function judgeSpan({
  from,
  to,
  days,
}: StockSpan): 'counted' | 'consignment' | 'no-stock-value' | 'counts-too-far-apart' {
  if (from.consignment || to?.consignment) return 'consignment';
  const currencies = [from.value, to?.value, to?.usedValue].map((money) => money?.currency);
  if (currencies.some((currency) => currency === undefined || currency !== currencies[0]))
    return 'no-stock-value';
  return days > MOST_DAYS ? 'counts-too-far-apart' : 'counted';
}

/** Where a stock lies; null where no band is agreed. */
export function stockBand({
  quantity,
  minimum,
  maximum,
}: Stock): 'in-band' | 'below-band' | 'above-band' | null {
  if (minimum === undefined && maximum === undefined) return null;
  if (minimum !== undefined && quantity < minimum - QUANTITY_EPSILON) return 'below-band';
  return maximum !== undefined && quantity > maximum + QUANTITY_EPSILON ? 'above-band' : 'in-band';
}

const BAND_COUNT = { 'in-band': 'inBand', 'below-band': 'below', 'above-band': 'above' } as const;

/**
 * Adds one span in place. Turns take the mean of both ends over the days between, and what was used until the second.
 * The band holds for the days that a count stands for.
 */
export function addSpan(tally: InventoryTally, span: StockSpan): void {
  const { from, to, days } = span;
  const band = stockBand(from);
  const held = Math.min(days, MOST_DAYS);
  if (band !== null) {
    tally[BAND_COUNT[band]] += held;
    if (from.quantity <= QUANTITY_EPSILON) tally.stockOut += held;
  }
  if (to === null) return;
  if (judgeSpan(span) !== 'counted' || !from.value || !to.value || !to.usedValue) {
    tally.excluded += 1;
    return;
  }
  const turnover = inName(tally.turnover, to.usedValue.currency, TURNOVER_SHAPE);
  addToSum(turnover.used, Number(to.usedValue.amount));
  addToSum(turnover.valueDays, ((Number(from.value.amount) + Number(to.value.amount)) / 2) * days);
  turnover.spans += 1;
}

/** Turns in a year, days that the stock lasts, and the share of days within the band. */
export function inventoryValues(tally: InventoryTally): KpiValue[] {
  const [only] = tally.turnover;
  const used = only === undefined ? 0 : valueOfSum(only[1].used);
  const valueDays = only === undefined ? 0 : valueOfSum(only[1].valueDays);
  const mixed: NoValue | null = tally.turnover.size > 1 ? 'mixed-currencies' : null;
  const rest = { pending: 0, excluded: tally.excluded };
  const none = (denominator: number): NoValue | null =>
    mixed ??
    (only === undefined
      ? tally.excluded > 0
        ? 'all-excluded'
        : 'not-recorded'
      : denominator > 0
        ? null
        : 'no-records');
  const figure = (missing: NoValue | null, value: number) =>
    missing === null ? { value, n: only?.[1].spans ?? 0 } : { value: null, missing, n: 0 };
  return [
    {
      kpi: 'inventory-turns',
      definition: TURNS_DEFINITION,
      unit: 'count',
      ...figure(none(valueDays), (used * DAYS_PER_YEAR) / valueDays),
      ...rest,
      lowerIsBetter: false,
    },
    {
      kpi: 'days-of-supply',
      definition: SUPPLY_DEFINITION,
      unit: 'days',
      ...figure(none(used), valueDays / used),
      ...rest,
      lowerIsBetter: true,
    },
    bandValue(tally),
  ];
}

/** Days of one stock follow each other: they are no independent counts, so no interval is given. */
function bandValue({ inBand, below, above, stockOut }: InventoryTally): KpiValue {
  const n = inBand + below + above;
  const head = {
    kpi: 'vmi-band',
    definition: BAND_DEFINITION,
    unit: 'ratio',
    pending: 0,
    excluded: 0,
    lowerIsBetter: false,
  } as const;
  if (n === 0) return { ...head, value: null, missing: 'not-recorded', n };
  const parts = { below: { hits: below, n }, above: { hits: above, n }, 'stock-out': { hits: stockOut, n } };
  return { ...head, value: inBand / n, n, hits: inBand, parts };
}
