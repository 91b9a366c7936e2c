import { OWN_STATES, type OwnState, type OwnStates } from '../../lib/domain/own-objects.ts';
import { t } from '../../lib/i18n/t.ts';
import type { StateField } from '../../lib/sources/custom-objects/propose-states.ts';

interface OwnStatesFormProps {
  fields: readonly StateField[];
  states: OwnStates | undefined;
  /** Takes over a field with what its values are proposed to mean. */
  onChoose: (field: StateField | undefined) => void;
  onChange: (states: OwnStates) => void;
}

/** Which field says how far an order is, and what its values mean. */
export function OwnStatesForm({ fields, states, onChoose, onChange }: OwnStatesFormProps) {
  const field = fields.find(({ by }) => by === states?.by);
  const mean = (value: string, means: OwnState | undefined) => {
    if (!states) return;
    const others = states.values.filter((each) => each.value !== value);
    onChange({ ...states, values: means ? [...others, { value, means }] : others });
  };
  return (
    <fieldset class="field-mapping">
      <legend class="h2">{t('own.states')}</legend>
      <p class="small dim wide">{t('own.states.why')}</p>
      <label>
        <span class="small dim">{t('own.states.field')}</span>
        <select
          class="field"
          value={field?.by ?? ''}
          onChange={({ currentTarget }) => onChoose(fields.find(({ by }) => by === currentTarget.value))}
        >
          <option value="">{t('own.states.none')}</option>
          {fields.map(({ by, label }) => (
            <option key={by} value={by}>
              {t('own.object', { label, object: by })}
            </option>
          ))}
        </select>
      </label>
      {(field?.values ?? []).map(({ value, label }) => (
        <label key={value}>
          <span class="small dim">{t('own.states.value', { value: label })}</span>
          <select
            class="field"
            value={states?.values.find((each) => each.value === value)?.means ?? ''}
            onChange={({ currentTarget }) =>
              mean(
                value,
                OWN_STATES.find((each) => each === currentTarget.value),
              )
            }
          >
            <option value="">{t('own.state.open')}</option>
            {OWN_STATES.map((each) => (
              <option key={each} value={each}>
                {t(`own.state.${each}`)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}
