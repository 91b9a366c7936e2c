import { useState } from 'preact/hooks';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';

/** The day that counts as today; empty for the clock of the machine. */
export function ReplayForm({ asOf, onSet }: { asOf?: CalendarDate; onSet: (asOf?: CalendarDate) => void }) {
  const [date, setDate] = useState(asOf ?? '');
  return (
    <section>
      <h2 class="h2">
        {t('replay.heading')}{' '}
        {asOf ? <span class="c">{t('replay.now', { date: formatDate(asOf) })}</span> : null}
      </h2>
      <p class="small dim">{t('replay.why')}</p>
      <form
        class="inline-form mt"
        onSubmit={(event) => {
          event.preventDefault();
          onSet(date || undefined);
        }}
      >
        <label>
          <span class="small dim">{t('replay.date')}</span>
          <input
            class="field"
            type="date"
            required
            value={date}
            onInput={(event) => setDate(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="btn">
          {t('replay.set')}
        </button>
        {asOf ? (
          <button
            type="button"
            class="btn quiet"
            onClick={() => {
              setDate('');
              onSet(undefined);
            }}
          >
            {t('replay.end')}
          </button>
        ) : null}
      </form>
    </section>
  );
}
