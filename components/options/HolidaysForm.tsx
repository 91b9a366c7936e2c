import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, formatList, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { readDates } from '../../lib/lens/agreement/read-dates.ts';
import { LinesForm } from './LinesForm.tsx';

interface HolidaysFormProps {
  days: readonly CalendarDate[];
  /** What was listed before the last change, while that can be undone. */
  before?: readonly CalendarDate[];
  onSave: (days: readonly CalendarDate[]) => void;
  onFinal: () => void;
}

/** The days on which our company does not work: typed, pasted, or the text of a calendar file. */
export function HolidaysForm({ days, ...props }: HolidaysFormProps) {
  return (
    <LinesForm
      {...props}
      id="holidays"
      rows={6}
      list={days}
      read={(text) => {
        const { dates: list, wrong } = readDates(text);
        return { list, wrong };
      }}
      words={{
        label: t('settings.holidays.list'),
        save: t('settings.holidays.save'),
        saved: t('settings.holidays.saved', { n: days.length }),
        wrong: (what) => t('settings.holidays.wrong', { what: formatList([...what]) }),
        below: (text, dates) => (text.trim() === '' ? t('agree.days.hint') : readWords(dates)),
      }}
    />
  );
}

function readWords(dates: readonly CalendarDate[]): string {
  const [first, last] = [dates[0], dates.at(-1)];
  return joinParts([
    t('agree.days.read', { n: dates.length }),
    first !== undefined &&
      last !== undefined &&
      t('agree.days.from-to', { from: formatDate(first), to: formatDate(last) }),
  ]);
}
