import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { KnownView } from '../../lib/lens/silence/silence-views.ts';

/** `known until 12 Dec: supplier told us`. */
export function knownWords(
  known: Pick<KnownView, 'until' | 'reason' | 'note'> | undefined,
  today: CalendarDate,
): string {
  if (!known) return '';
  const why = known.note || t(`known.reason.${known.reason}`);
  return t('known.until', { date: formatDate(known.until, today), why });
}

/** The same with the name of the person. */
export function knownWhole(known: Omit<KnownView, 'id'>, today: CalendarDate): string {
  return joinParts([
    knownWords({ ...known, note: undefined }, today),
    known.note,
    known.who && t('known.by', { name: known.who }),
  ]);
}
