import type { ScoreTerm } from '../../domain/agreement.ts';
import { type CalendarDate, daysBetween } from '../../domain/calendar-date.ts';
import { type Cell, mergeCells } from '../../kpi/cells/cell.ts';
import { kpiValue } from '../../kpi/cells/kpi-values.ts';
import type { KpiRules } from '../../kpi/kpi-rules.ts';
import type { KpiValue } from '../../kpi/kpi-value.ts';
import { monthIndexOf, monthName } from '../../kpi/months.ts';
import { inputKey, type ScoreInput } from '../../kpi/scorecard/scorecard.ts';
import type { Prior, RateCount } from '../../kpi/scorecard/shrink.ts';
import type { Measures } from '../partner/measures.ts';

/** What partners of the same template do, by the key of the term. */
export type Priors = ReadonlyMap<string, Prior>;

/** The months that one scorecard covers, oldest first. */
export function periodMonths(last: string, count: number): string[] {
  const index = monthIndexOf(last);
  return Array.from({ length: count }, (_, at) => monthName(index - count + 1 + at));
}

/** What a scorecard takes in for each of its terms, over the months of its period. */
export function scoreInputs(
  terms: readonly ScoreTerm[],
  measures: Measures,
  months: readonly string[],
  rules: KpiRules,
  asOf: CalendarDate,
): Map<string, ScoreInput> {
  const cells = months.flatMap((month) => measures.months.get(month) ?? []);
  const whole = mergeCells(cells);
  const inputs = new Map<string, ScoreInput>();
  for (const term of terms) {
    const read = (cell: Cell) =>
      kpiValue(cell, term.kpi, term.basis ?? 'first-promised', rules, measures.whole);
    const value = read(whole);
    const months = isRate(value) ? { months: rateMonths(cells, read, asOf) } : {};
    inputs.set(inputKey(term), { value, ...months });
  }
  return inputs;
}

/** The same inputs, rates with what partners of the same template do. */
export function withPriors(
  inputs: ReadonlyMap<string, ScoreInput>,
  priors: Priors,
): ReadonlyMap<string, ScoreInput> {
  const drawn = new Map<string, ScoreInput>();
  for (const [key, input] of inputs) {
    const prior = input.months && priors.get(key);
    drawn.set(key, prior ? { ...input, prior } : input);
  }
  return drawn;
}

/** Hits and n of each month that has them, with the age of its middle. */
export function rateMonths(
  cells: readonly Cell[],
  read: (cell: Cell) => KpiValue,
  asOf: CalendarDate,
): (RateCount & { ageDays: number })[] {
  return cells.flatMap((cell) => {
    const { hits, n } = read(cell);
    if (hits === undefined || n === 0) return [];
    return [{ hits, n, ageDays: Math.max(0, daysBetween(`${cell.month}-15`, asOf)) }];
  });
}

/** A share of independent counts: only such are drawn towards what others do. */
export function isRate(value: KpiValue): boolean {
  return value.unit === 'ratio' && value.hits !== undefined && value.interval !== undefined;
}
