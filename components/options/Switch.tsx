import { t } from '../../lib/i18n/t.ts';

interface SwitchProps {
  label: string;
  why: string;
  on: boolean;
  /** The company's policy fixes it. */
  locked?: boolean;
  onSwitch: (on: boolean) => void;
}

/** Something that is on or off, with what it does. */
export function Switch({ label, why, on, locked = false, onSwitch }: SwitchProps) {
  return (
    <>
      <label class="row">
        <input
          type="checkbox"
          checked={on}
          disabled={locked}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
        />{' '}
        {label}
      </label>
      <p class="dim small">{why}</p>
      {locked ? <p class="small">{t('settings.switch.locked')}</p> : null}
    </>
  );
}
