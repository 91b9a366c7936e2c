import type { KpiId } from '../../domain/kpi-id.ts';
import type { LineView, RecordsView } from '../views.ts';

/** A part of the records: due in a month, or with so many days between date and completion (`null`: no end). */
type Within = { month: string } | { from: number | null; to: number | null };

/** Reads `2026-03`, `3..7`, `..-5` or `8..`; null for anything else: it comes from an address. */
export function parseWithin(text: string): Within | null {
  if (/^\d{4}-\d{2}$/.test(text)) return { month: text };
  const [, from = '', to = ''] = /^(-?\d{1,5})?\.\.(-?\d{1,5})?$/.exec(text) ?? [];
  if (from === '' && to === '') return null;
  return { from: from === '' ? null : Number(from), to: to === '' ? null : Number(to) };
}

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

/** The records of a month or of so many days; all of them where the part makes no sense for this KPI. */
export function recordsWithin(view: RecordsView, text: string): RecordsView {
  const within = parseWithin(text);
  const { id } = view.title;
  if (within === null) return view;
  if ('month' in within) {
    if (!hasMonths(id)) return view;
    return { ...view, rows: view.rows.filter(({ line }) => dueOn(line, view)?.startsWith(within.month)) };
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

/** The date whose month a line belongs to, as cells have it. */
function dueOn(line: LineView, { title: { id, basis } }: RecordsView): string | undefined {
  if (id === 'lead-time' || id === 'lead-time-variation')
    return line.promisedOn ?? line.requestedOn ?? line.sentOn;
  if (basis === 'requested') return line.requestedOn;
  return basis === 'last-promised' ? line.promisedOn : line.firstPromisedOn;
}
