import { useState } from 'preact/hooks';
import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { fieldText, fieldValue, SETTING_FORMS, type SettingName, type SettingView } from './setting-forms.ts';

interface SettingRowProps {
  setting: SettingView;
  onSet: (key: SettingName, value: number | null | undefined) => void;
  onWrong: (key: SettingName, text: string) => void;
}

/** One setting: its value to change, and who set it. Taken when the field is left or Enter is pressed. */
export function SettingRow({ setting, onSet, onWrong }: SettingRowProps) {
  const { key, value, origin, locked, limit } = setting;
  const shown = fieldText(key, value);
  const [text, setText] = useState(shown);
  const name = t(`settings.${key}`);
  const form = SETTING_FORMS[key];
  const take = (entered: string) => {
    if (entered.trim() === shown) return;
    const next = fieldValue(key, entered);
    if (next === undefined) {
      onWrong(key, entered);
      setText(shown);
    } else onSet(key, next);
  };
  return (
    <tr>
      <th scope="row">
        <label for={`setting-${key}`}>{name}</label>
      </th>
      <td>
        <span class="value">
          <input
            id={`setting-${key}`}
            class="field"
            inputMode="decimal"
            autocomplete="off"
            disabled={locked}
            placeholder={form.empty ? t(form.empty) : undefined}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            onChange={(event) => take(event.currentTarget.value)}
          />
          <span class="dim">{t(`settings.${form.unit}`)}</span>
        </span>
      </td>
      <td>
        <span class={origin === 'default' ? 'dim' : origin === 'policy' ? 'b' : undefined}>
          {t(`settings.origin.${origin}`)}
        </span>
        {limit !== undefined ? (
          <span class="small dim"> {t('settings.at-most', { n: formatNumber(limit) })}</span>
        ) : null}
        {origin === 'own' ? (
          <button
            type="button"
            class="link small"
            aria-label={t('settings.reset-of', { name })}
            onClick={() => onSet(key, undefined)}
          >
            {t('settings.reset')}
          </button>
        ) : null}
      </td>
    </tr>
  );
}
