import type { Reject } from '../../domain/import-job.ts';
import { normaliseNumber } from '../../domain/normalise.ts';
import type { Forecast } from '../../domain/stock.ts';
import { readMainSuppliers } from './read-suppliers.ts';
import * as records from './records.ts';
import { type PullScope, parseAll, provenanceOf, search } from './search.ts';
import { calendarDay } from './values.ts';

/** Older forecasts are not read: figures look back twelve months. */
const MONTHS_BACK = 13;
const LARGEST_LAG = 36;

/**
 * Confirmed forecasts of whole months, each for the supplier from whom the product is usually bought; what was used counts
 * once the month is over. Tryton forecasts any period: those that are not one month are rejects.
 */
export async function readForecasts(
  scope: PullScope,
): Promise<{ forecasts: Forecast[]; rejects: Reject[]; rows: number }> {
  const rejects: Reject[] = [];
  const provenance = provenanceOf(scope);
  const today = new Date(provenance.fetchedAt);
  const from = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - MONTHS_BACK, 1));
  const raw = await search(scope, 'stock.forecast.line', [
    ['forecast.company', '=', scope.company],
    ['forecast.state', '=', 'done'],
    ['forecast.from_date', '>=', calendarDay(from.toISOString().slice(0, 10))],
  ]);
  const lines = parseAll('stock.forecast.line', records.forecastLineSchema, raw, rejects);
  const templates = lines.map((line) => line['product.'].template);
  const suppliers = await readMainSuppliers(scope, templates, provenance, rejects);
  const found = new Map<string, Forecast>();
  for (const { id, quantity, quantity_executed: used, ...of } of lines) {
    const { code, template } = of['product.'];
    const { from_date, to_date, create_date } = of['forecast.'];
    const month = monthOf(from_date, to_date);
    const partnerId = suppliers.get(template);
    if (month === undefined) {
      const value = `${from_date} ${to_date}`;
      rejects.push({ line: id, column: 'stock.forecast.from_date', value, reason: 'forecast-not-one-month' });
    }
    if (month === undefined || partnerId === undefined || !code || normaliseNumber(code) === '') continue;
    const lag = Math.max(0, monthNumber(month) - monthNumber(new Date(create_date).toISOString()));
    if (lag > LARGEST_LAG) continue;
    const itemNumber = code.slice(0, 100);
    const record: Forecast = {
      id: `${partnerId}/${itemNumber}/${month}/${lag}`,
      partnerId,
      itemNumber,
      month,
      lag,
      forecast: quantity,
      provenance,
    };
    const before = found.get(record.id);
    if (to_date < today.toISOString().slice(0, 10) && typeof used === 'number') record.actual = used;
    // Several warehouses forecast the same product: together they are what the supplier has to expect.
    found.set(record.id, before ? together(before, record) : record);
  }
  return { forecasts: [...found.values()], rejects, rows: raw.length };
}

function together(a: Forecast, b: Forecast): Forecast {
  const actual = a.actual === undefined || b.actual === undefined ? undefined : a.actual + b.actual;
  const { actual: _, ...rest } = a;
  return { ...rest, forecast: a.forecast + b.forecast, ...(actual === undefined ? {} : { actual }) };
}

/** `2026-12` of its first and last day; undefined for any other period. */
function monthOf(from: string, to: string): string | undefined {
  const next = new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10);
  const whole = from.endsWith('-01') && next.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7);
  return whole ? from.slice(0, 7) : undefined;
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}
