import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';

const CHOICES = [90, 180, 365, 730, 1_825, 3_650];

interface RetentionFormProps {
  /** What holds now; null: until somebody removes them. */
  days: number | null;
  /** The most that a policy allows. */
  limit?: number;
  /** True once what was chosen is stored. */
  saved: boolean;
  onSet: (days: number | null) => void;
}

/** For how long records are kept. A shorter time removes records, and the button says so. */
export function RetentionForm({ days, limit, saved, onSet }: RetentionFormProps) {
  const [chosen, setChosen] = useState(days);
  const within = (each: number) => limit === undefined || each <= limit;
  const choices = [...new Set([...CHOICES, ...(limit === undefined ? [] : [limit]), ...(days ? [days] : [])])]
    .filter(within)
    .sort((a, b) => a - b);
  const shorter = chosen !== null && (days === null || chosen < days);
  return (
    <section>
      <h2 class="h2">{t('retention.heading')}</h2>
      <p class="dim">{t('retention.why')}</p>
      <form
        class="inline-form mt"
        onSubmit={(event) => {
          event.preventDefault();
          onSet(chosen);
        }}
      >
        <label>
          <span class="small dim">{t('retention.keep')}</span>
          <select
            class="field"
            value={chosen ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setChosen(value === '' ? null : Number(value));
            }}
          >
            {limit === undefined ? <option value="">{t('retention.always')}</option> : null}
            {choices.map((n) => (
              <option key={n} value={n}>
                {t('retention.days', { n })}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="btn" disabled={chosen === days}>
          {shorter ? t('retention.set-removes') : t('retention.set')}
        </button>
      </form>
      <p class="small dim mt" role="status">
        {limit === undefined ? null : `${t('retention.limit', { n: limit })} `}
        {saved && chosen === days ? t('retention.saved') : null}
      </p>
    </section>
  );
}
