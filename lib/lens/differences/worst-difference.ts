import { daysBetween } from '../../domain/calendar-date.ts';
import type { FieldComparison, LineComparison, Verdict } from './difference-views.ts';

const WORST: readonly Verdict[] = ['disagree', 'only-there', 'only-here', 'cannot', 'agree'];

/** One contradiction makes a difference; without any, what can not be compared leaves the rest agreed. */
export function verdictOf(fields: readonly Pick<FieldComparison, 'verdict'>[]): Verdict {
  const said = new Set(fields.map(({ verdict }) => verdict));
  if (said.has('cannot') && said.has('agree') && !said.has('disagree')) said.delete('cannot');
  return WORST.find((verdict) => said.has(verdict)) ?? 'cannot';
}

function worstVerdict(verdict: Verdict): number {
  return WORST.indexOf(verdict);
}

/** True for what a mark says of its order: a line that contradicts, or that only one side has. */
export function differs({ verdict, line, fields }: LineComparison): boolean {
  if (verdict === 'disagree') return true;
  return (verdict === 'only-there' && !line) || (verdict === 'only-here' && fields.length === 0);
}

/** Differences first; among them those that promise latest against ours, then those with most fields; then by number. */
export function worstFirst(a: LineComparison, b: LineComparison): number {
  return (
    Number(differs(b)) - Number(differs(a)) ||
    worstVerdict(a.verdict) - worstVerdict(b.verdict) ||
    daysLater(b) - daysLater(a) ||
    contradictions(b) - contradictions(a) ||
    a.orderNumber.localeCompare(b.orderNumber, 'en', { numeric: true }) ||
    nameOf(a).localeCompare(nameOf(b), 'en', { numeric: true }) ||
    JSON.stringify(a.row ?? {}).localeCompare(JSON.stringify(b.row ?? {}))
  );
}

function daysLater({ theirDate, fields }: LineComparison): number {
  const ours = fields.find(({ field }) => field === 'promised')?.ours;
  if (!theirDate || ours?.kind !== 'date') return 0;
  return daysBetween(ours.on, theirDate);
}

function contradictions({ fields }: LineComparison): number {
  return fields.filter(({ verdict }) => verdict === 'disagree').length;
}

function nameOf({ line, row }: LineComparison): string {
  return line?.lineNumber ?? line?.lineId ?? row?.line ?? row?.item ?? '';
}
