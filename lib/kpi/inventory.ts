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

/**
 * Adds one span in place. Turns take the mean of both ends over the days between, and what was used until the second;
 * goods on consignment are not ours. The band holds for the days that a count stands for.
 */
export function addSpan(tally: InventoryTally, { from, to, days }: StockSpan): void {
  addToBand(tally, from, Math.min(days, MOST_DAYS));
  if (to === null) return;
  const value = from.value;
  const [next, used] = [to.value, to.usedValue];
  const same = value && next && used && value.currency === next.currency && next.currency === used.currency;
  if (!same || from.consignment || to.consignment || days > MOST_DAYS) {
    tally.excluded += 1;
    return;
  }
  const turnover = inName(tally.turnover, used.currency, TURNOVER_SHAPE);
  addToSum(turnover.used, Number(used.amount));
  addToSum(turnover.valueDays, ((Number(value.amount) + Number(next.amount)) / 2) * days);
  turnover.spans += 1;
}

function addToBand(tally: InventoryTally, { quantity, minimum, maximum }: Stock, days: number): void {
  if (minimum === undefined && maximum === undefined) return;
  if (minimum !== undefined && quantity < minimum - QUANTITY_EPSILON) tally.below += days;
  else if (maximum !== undefined && quantity > maximum + QUANTITY_EPSILON) tally.above += days;
  else tally.inBand += days;
  if (quantity <= QUANTITY_EPSILON) tally.stockOut += days;
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
