import type { KpiId } from '../../domain/kpi-id.ts';
import { monthIndexOf, monthName } from '../../kpi/months.ts';
import type { LineView } from '../views.ts';
import type { RecordsView } from './partner-views.ts';

/** A part of the records: due in these months, or with so many days between date and completion (`null`: no end). */
type Within = { months: readonly [from: string, to: string] } | { from: number | null; to: number | null };

/** Reads `2026-03`, `2025-04..2026-03`, `3..7`, `..-5` or `8..`; null for anything else: it comes from an address. */
export function parseWithin(text: string): Within | null {
  const [, first, last = first] = /^(\d{4}-\d{2})(?:\.\.(\d{4}-\d{2}))?$/.exec(text) ?? [];
  if (first !== undefined && last !== undefined) return { months: [first, last] };
  const [, from = '', to = ''] = /^(-?\d{1,5})?\.\.(-?\d{1,5})?$/.exec(text) ?? [];
  if (from === '' && to === '') return null;
  return { from: from === '' ? null : Number(from), to: to === '' ? null : Number(to) };
}

/** The months that an address asks for, oldest first; undefined where it asks for something else. */
export function monthsWithin(text: string): string[] | undefined {
  const within = parseWithin(text);
  if (within === null || !('months' in within)) return undefined;
  const [from, to] = within.months.map((month) => monthIndexOf(`${month}-01`));
  if (from === undefined || to === undefined || !(to >= from) || to - from > MOST_MONTHS) return undefined;
  return Array.from({ length: to - from + 1 }, (_, at) => monthName(from + at));
}

/** A period is no longer than ten years. */
const MOST_MONTHS = 120;

/** The address of days. */
export function daysWithin({ from, to }: { from: number | null; to: number | null }): string {
  return `${from ?? ''}..${to ?? ''}`;
}

/** KPIs whose records are lines that belong to the month of one date of theirs. */
const MONTHLY: ReadonlySet<KpiId> = new Set([
  'otif',
  'on-time',
  'in-full',
  'otif-units',
  'lead-time',
  'lead-time-variation',
]);

/** True where records can be told apart by month. */
export function hasMonths(id: KpiId): boolean {
  return MONTHLY.has(id);
}

/** True for KPIs of deliveries against a date, which are early or late by days. */
export function hasLateness(id: KpiId): boolean {
  return id === 'otif' || id === 'on-time';
}

/** The records of some months or of so many days; all of them where the part makes no sense for this KPI. */
export function recordsWithin(view: RecordsView, text: string): RecordsView {
  const within = parseWithin(text);
  const { id } = view.title;
  if (within === null) return view;
  if ('months' in within) {
    if (!hasMonths(id)) return view;
    const [from, to] = within.months;
    const isIn = (month: string | undefined) => month !== undefined && month >= from && month <= to;
    return { ...view, rows: view.rows.filter(({ line }) => isIn(dueOn(line, view)?.slice(0, 7))) };
  }
  if (!hasLateness(id)) return view;
  const { from, to } = within;
  const rows = view.rows.filter(
    ({ verdict, measure }) =>
      (verdict === 'hit' || verdict === 'miss') &&
      measure !== null &&
      (from === null || measure >= from) &&
      (to === null || measure <= to),
  );
  return { ...view, rows };
}

/** The records that count in these months, also of KPIs that are not told apart by the month of one date. */
export function countedWithin(
  view: RecordsView,
  months: readonly [from: string, to: string],
): RecordsView['rows'] {
  if (hasMonths(view.title.id)) return recordsWithin(view, months.join('..')).rows;
  const [from, to] = months;
  const isIn = (day: string) => day.slice(0, 7) >= from && day.slice(0, 7) <= to;
  return view.rows.filter(({ on }) => on?.some(isIn));
}

/** The date whose month a line belongs to, as cells have it. */
function dueOn(line: LineView, { title: { id, basis } }: RecordsView): string | undefined {
  if (id === 'lead-time' || id === 'lead-time-variation')
    return line.promisedOn ?? line.requestedOn ?? line.sentOn;
  if (basis === 'requested') return line.requestedOn;
  return basis === 'last-promised' ? line.promisedOn : line.firstPromisedOn;
}
