import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { OrderLine } from '../../domain/order.ts';
import { areRepeats, partsOf } from './compare-amounts.ts';
import type { DateReading } from './date-text.ts';
import type { CannotReason, FieldComparison, SaidValue } from './difference-views.ts';
import type { RowSaying } from './row-sayings.ts';

type DateField = 'promised' | 'requested';
type Said = { saying: RowSaying; reading: Extract<DateReading, { kind: 'days' }> };

/**
 * One date of the rows that speak of a line. Rows that divide it keep our date when the last of them does: the line is
 * complete then. `settled`: the goods are here or no more awaited, so that another date is no difference.
 */
export function compareDates(
  field: DateField,
  sayings: readonly RowSaying[],
  line: OrderLine,
  ours: CalendarDate | undefined,
  { settled, shown }: { settled: boolean; shown: boolean },
): FieldComparison[] {
  const own: SaidValue | undefined = ours ? { kind: 'date', on: ours } : undefined;
  const live = sayings.filter(({ status }) => status !== 'cancelled' && status !== 'rejected');
  const rows = live.length > 0 ? live : sayings;
  const unclear = rows.find((saying) => saying[field]?.kind === 'unclear');
  const unread = unclear?.[field];
  if (unclear && unread?.kind === 'unclear')
    return [cannot(field, unread.reason, own, { kind: 'text', text: unclear.row.fields[field] ?? '' })];
  const said = rows.flatMap((saying): Said[] => {
    const reading = saying[field];
    return reading?.kind === 'days' ? [{ saying, reading }] : [];
  });
  const [first] = said;
  if (!first) return own && shown && !settled ? [{ field, verdict: 'only-here', ours: own }] : [];
  const theirs = saidDates(field, said);
  if (!own || !ours) return settled ? [] : [{ field, verdict: 'only-there', theirs }];
  const verdict = judge(said, line, ours);
  if (typeof verdict !== 'string') return [cannot(field, verdict.reason, own, theirs)];
  if (verdict === 'disagree' && settled) return [cannot(field, 'settled', own, theirs)];
  if (verdict === 'disagree' && farFromOurs(first, field, ours))
    return [cannot(field, 'unreadable', own, theirs)];
  return [{ field, verdict, ours: own, theirs }];
}

function cannot(
  field: DateField,
  reason: CannotReason,
  ours: SaidValue | undefined,
  theirs: SaidValue,
): FieldComparison {
  return { field, verdict: 'cannot', reason, ...(ours ? { ours } : {}), theirs };
}

function saidDates(field: DateField, said: readonly Said[]): SaidValue {
  const distinct = new Set(said.map(({ reading }) => reading.days.join()));
  const [first] = said;
  if (distinct.size > 1) return { kind: 'parts', parts: partsOf(said.map(({ saying }) => saying)) };
  const days = first?.reading.days ?? [];
  const [day] = days;
  // A week is shown as it was written.
  if (days.length > 2 || !day) return { kind: 'text', text: first?.saying.row.fields[field] ?? '' };
  return { kind: 'date', on: day };
}

function judge(
  said: readonly Said[],
  line: OrderLine,
  ours: CalendarDate,
): 'agree' | 'disagree' | { reason: CannotReason } {
  const holds = ({ reading }: Said) => reading.days.includes(ours);
  if (said.every(holds)) return 'agree';
  if (!said.some(holds)) return 'disagree';
  const sayings = said.map(({ saying }) => saying);
  // Several sayings of the whole line: which of them is the latest is nowhere said.
  if (areRepeats(sayings, line)) return { reason: 'several-rows' };
  if (sayings.some(({ quantity }) => quantity === undefined)) return { reason: 'several-rows' };
  const last = said.reduce((latest, each) => (lastDay(each) > lastDay(latest) ? each : latest));
  return holds(last) ? 'agree' : 'disagree';
}

function lastDay({ reading }: Said): CalendarDate {
  return reading.days.at(-1) ?? '';
}

/** Two digits for a year may stand in front: 26/04/03. What is then decades away was read wrongly. */
function farFromOurs({ saying, reading }: Said, field: DateField, ours: CalendarDate): boolean {
  const years = Math.abs(Number(lastDay({ saying, reading }).slice(0, 4)) - Number(ours.slice(0, 4)));
  return years > 8 && !/\d{4}/.test(saying.row.fields[field] ?? '');
}

/** The last day that the page promises; undefined where it promises none, or a week. */
export function lastPromise(sayings: readonly RowSaying[]): CalendarDate | undefined {
  const days = sayings.flatMap(({ promised }) =>
    promised?.kind === 'days' && promised.days.length < 3 ? [promised.days[0] as CalendarDate] : [],
  );
  return days.sort().at(-1);
}
