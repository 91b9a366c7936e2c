import { type CalendarDate, daysBetween } from '../../lib/domain/calendar-date.ts';
import { formatDate, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CustomerWaiting, LineView } from '../../lib/lens/views.ts';
import { asOfWords, lineSentence, lineVerdict } from './line.ts';
import { reasonWords } from './reasons.ts';
import { wasWords, withSmallLetter } from './was.ts';

/**
 * What is said of a line whose record is past its limit. A state that is counted to today was not the state on the day of
 * reading, so that "was 7 days late" could be of a line that was on track then: the words name the day, which stays true, and
 * that nobody has looked since.
 */

/** The verdict at the right edge of a row: `Due 7 days ago`, `was on track`. */
export function pastVerdict(line: LineView, today: CalendarDate): string {
  return byPromise(line, today) ?? wasWords(lastingVerdict(line));
}

/** The one sentence that matters: `Due 7 days ago, not read since 23 Nov 2026, 08:10; 2 customers waited, first on 11 May`. */
export function pastSentence(line: LineView, today: CalendarDate): string {
  const due = byPromise(line, today);
  const said =
    line.state === 'done'
      ? wasWords(lineSentence(line, today))
      : due === undefined
        ? wasWords(lastingVerdict(line))
        : t('past.unread', { said: due, unread: withSmallLetter(asOfWords(line.origin)) });
  if (line.state === 'done' || line.customers.length === 0) return said;
  return t('card.say.with', { status: said, waiting: waitedWords(line.customers, today) });
}

/** The reasons that hold whatever the day is: those that count days to today say only what they rest on. */
export function pastReasons({ reasons }: LineView): string {
  const words = reasons.flatMap((reason) => {
    if (reason.code === 'overdue' || reason.code === 'on-track') return [];
    if (reason.code === 'due-soon-not-shipped') return t('past.not-shipped');
    return reason.code === 'not-acknowledged' ? t('past.not-acknowledged') : reasonWords(reason);
  });
  return wasWords(joinParts(words));
}

/** What the promise alone says of an open line; undefined where it has none, or says nothing that the state does not. */
function byPromise({ state, promisedOn, reasons }: LineView, today: CalendarDate): string | undefined {
  if (promisedOn === undefined || state === 'done' || state === 'unknown') return undefined;
  const days = daysBetween(promisedOn, today);
  if (days > 0) return t('past.due', { n: days });
  // At risk only because the day has come near: on the day of reading it may have been far.
  if (state !== 'risk' || reasons.some(({ code }) => LASTING.has(code))) return undefined;
  return days === 0 ? t('past.due-today') : t('past.due-in', { n: -days });
}

/** Reasons for a risk that the day of looking does not change. */
const LASTING: ReadonlySet<LineView['reasons'][number]['code']> = new Set([
  'moved-later',
  'promised-after-needed',
]);

/** The state of a line that was the same on the day of reading; of one at risk by silence alone, the silence. */
function lastingVerdict(line: LineView): string {
  return line.state === 'risk' && !line.reasons.some(({ code }) => LASTING.has(code))
    ? t('past.not-acknowledged')
    : lineVerdict(line);
}

function waitedWords(customers: readonly CustomerWaiting[], today: CalendarDate): string {
  const first = customers.flatMap(({ neededOn }) => neededOn ?? []).sort()[0];
  return first
    ? t('past.waited-first', { n: customers.length, date: formatDate(first, today) })
    : t('past.waited', { n: customers.length });
}
