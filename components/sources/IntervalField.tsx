import { t } from '../../lib/i18n/t.ts';

const INTERVALS = [15, 30, 60, 240, 1440];

interface IntervalFieldProps {
  minutes: number;
  /** The connected system that it is of; absent in the form of a new one. */
  of?: string;
  onChange: (minutes: number) => void;
}

/** How often a system is read, in minutes. */
export function IntervalField({ minutes, of, onChange }: IntervalFieldProps) {
  return (
    <label>
      <span class="small dim">{t('sources.every')}</span>
      <select
        class="field"
        aria-label={of === undefined ? undefined : t('sources.every-of', { label: of })}
        value={String(minutes)}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      >
        {INTERVALS.map((each) => (
          <option key={each} value={String(each)}>
            {each < 60 ? t('sources.minutes', { n: each }) : t('sources.hours', { n: each / 60 })}
          </option>
        ))}
      </select>
    </label>
  );
}
