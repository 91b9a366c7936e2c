import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';

interface BudgetFieldProps {
  label: string;
  /** Requests of today. */
  used: number;
  /** The most of a day; absent: as many as it takes. */
  perDay?: number;
  onSet: (perDay: number | undefined) => void;
}

/** What was asked of a system today, and how much of it may be asked in a day. Taken when the field is left. */
export function BudgetField({ label, used, perDay, onSet }: BudgetFieldProps) {
  const [typed, setTyped] = useState(perDay === undefined ? '' : String(perDay));
  const take = () => {
    const most = typed.trim() === '' ? undefined : Number(typed);
    if (most !== undefined && !(Number.isInteger(most) && most >= 1 && most <= 1_000_000))
      return setTyped(perDay === undefined ? '' : String(perDay));
    if (most !== perDay) onSet(most);
  };
  return (
    <p class="small budget">
      <span>{t('feeds.today', { n: used })}</span>
      <label>
        <span class="dim">{t('feeds.per-day')}</span>
        <input
          class="field"
          inputMode="numeric"
          autocomplete="off"
          aria-label={t('feeds.per-day-of', { label })}
          placeholder={t('feeds.per-day.none')}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onChange={take}
        />
      </label>
    </p>
  );
}
