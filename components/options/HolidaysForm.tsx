import { useState } from 'preact/hooks';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, formatList, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { readDates } from '../../lib/lens/agreement/read-dates.ts';
import { UndoLine } from '../parts/UndoLine.tsx';

interface HolidaysFormProps {
  days: readonly CalendarDate[];
  /** What was listed before the last change, while that can be undone. */
  before?: readonly CalendarDate[];
  onSave: (days: readonly CalendarDate[]) => void;
  onFinal: () => void;
}

/** The days on which our company does not work: typed, pasted, or the text of a calendar file. */
export function HolidaysForm({ days, before, onSave, onFinal }: HolidaysFormProps) {
  const [text, setText] = useState(() => days.join('\n'));
  const [attempted, setAttempted] = useState(false);
  const { dates, wrong } = readDates(text);
  const fault = attempted && wrong.length > 0;
  return (
    <form
      class="holidays"
      onSubmit={(event) => {
        event.preventDefault();
        setAttempted(true);
        if (wrong.length > 0) document.getElementById('holidays')?.focus();
        else onSave(dates);
      }}
    >
      <label for="holidays" class="small mt">
        {t('settings.holidays.list')}
      </label>
      <textarea
        id="holidays"
        class="field"
        rows={6}
        value={text}
        aria-invalid={fault ? true : undefined}
        aria-describedby="holidays.below"
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p id="holidays.below" class={`small ${fault ? 't-late' : 'dim'}`}>
        {fault
          ? t('settings.holidays.wrong', { what: formatList(wrong) })
          : text.trim() === ''
            ? t('agree.days.hint')
            : readWords(dates)}
      </p>
      <div class="acts">
        <button type="submit" class="btn">
          {t('settings.holidays.save')}
        </button>
      </div>
      {before ? (
        <UndoLine
          words={t('settings.holidays.saved', { n: days.length })}
          onUndo={() => {
            setText(before.join('\n'));
            onSave(before);
          }}
          onFinal={onFinal}
        />
      ) : null}
    </form>
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
