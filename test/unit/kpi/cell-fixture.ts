import { type CalendarDate, dayNumber } from '../../../lib/domain/calendar-date.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { addOrderToCells } from '../../../lib/kpi/cells/add-order.ts';
import { type Cell, mergeCells } from '../../../lib/kpi/cells/cell.ts';
import { type CellBook, cellBook, cellsOf } from '../../../lib/kpi/cells/cell-book.ts';
import { type KpiKey, kpiValues } from '../../../lib/kpi/cells/kpi-values.ts';
import type { KpiRules } from '../../../lib/kpi/kpi-rules.ts';
import type { KpiValue } from '../../../lib/kpi/kpi-value.ts';
import { STRICT } from '../../../lib/kpi/otif.ts';
import type { WorkingHours } from '../../../lib/kpi/working-calendar.ts';

/** Monday to Friday, nine to five. */
export const OFFICE: WorkingHours = { zone: 'UTC', opens: 9 * 60, closes: 17 * 60, holidays: [] };

export const RULES: KpiRules = {
  tolerance: STRICT,
  acknowledgeWithin: 3,
  theirHours: OFFICE,
  ourHours: OFFICE,
  replyWithin: 8,
  caseWithin: { critical: 4, high: 8, normal: 24, low: 40 },
  forecastLag: 2,
  frozenDays: null,
};

/** An empty book as seen on the evening of a day. */
export function bookOn(today: CalendarDate, rules: Partial<KpiRules> = {}, months?: string[]): CellBook {
  const now = { today, instant: (dayNumber(today) + 1) * 86_400_000, replay: false };
  return cellBook('acme', { ...RULES, ...rules }, now, () => 0, months);
}

/** All orders in one cell. */
export function cellOf(orders: readonly Order[], today: CalendarDate, rules: Partial<KpiRules> = {}): Cell {
  const book = bookOn(today, rules);
  for (const order of orders) addOrderToCells(book, order);
  return mergeCells(cellsOf(book));
}

/** One KPI of these orders. */
export function kpiOf(
  key: KpiKey,
  orders: readonly Order[],
  today: CalendarDate,
  rules: Partial<KpiRules> = {},
): KpiValue {
  return valueIn(cellOf(orders, today, rules), key);
}

export function valueIn(cell: Cell, key: KpiKey): KpiValue {
  const value = kpiValues(cell, RULES).get(key);
  if (!value) throw new Error(`There is no ${key}.`);
  return value;
}
