import { useState } from 'preact/hooks';
import {
  CHOSEN_FIELDS,
  type ChosenField,
  type FieldChoice,
  type SystemField,
} from '../../lib/domain/connection.ts';
import { t } from '../../lib/i18n/t.ts';
import type { FieldPreview, OfferedField } from '../../lib/sources/tryton/field-choices.ts';
import { FieldPreviewTable } from './FieldPreviewTable.tsx';

interface FieldMappingProps {
  offered: readonly OfferedField[];
  chosen: FieldChoice;
  busy: boolean;
  /** What the choice below would bring; absent until it is asked for, and once the choice changes. */
  preview?: FieldPreview;
  onChange: () => void;
  onPreview: (fields: FieldChoice) => void;
  onSave: (fields: FieldChoice) => void;
}

const DAYS: ReadonlySet<ChosenField> = new Set(['promisedOn', 'requestedOn', 'confirmedOn']);

/** For each of some of our fields the field of the system that holds it, tried on real purchases before it is used. */
export function FieldMapping(props: FieldMappingProps) {
  const { offered, chosen, busy, preview, onChange, onPreview, onSave } = props;
  const [fields, setFields] = useState(chosen);
  const choose = (name: ChosenField, key: string) => {
    const found = offered.find((field) => keyOf(field) === key);
    const { [name]: _, ...rest } = fields;
    setFields(
      found ? { ...rest, [name]: { of: found.of, name: found.name, relation: found.relation } } : rest,
    );
    onChange();
  };
  return (
    <form
      class="field-mapping"
      onSubmit={(event) => {
        event.preventDefault();
        if (preview) onSave(fields);
        else onPreview(fields);
      }}
    >
      <p class="small dim wide">{t('fields.why')}</p>
      {CHOSEN_FIELDS.map((name) => (
        <FieldSelect
          key={name}
          name={name}
          value={fields[name]}
          offered={offered}
          onChoose={(key) => choose(name, key)}
        />
      ))}
      {preview ? <FieldPreviewTable {...preview} /> : null}
      <p class="wide">
        <button type="submit" class="btn primary" disabled={busy}>
          {t(preview ? 'fields.save' : 'fields.preview')}
        </button>
      </p>
    </form>
  );
}

interface FieldSelectProps {
  name: ChosenField;
  value: SystemField | undefined;
  offered: readonly OfferedField[];
  onChoose: (key: string) => void;
}

function FieldSelect({ name, value, offered, onChoose }: FieldSelectProps) {
  const holds = DAYS.has(name) ? 'day' : 'text';
  // A day of a line may come from its order; who bought belongs to the order as a whole.
  const fit = offered.filter((field) => field.holds === holds && (holds === 'day' || field.of === 'order'));
  return (
    <label>
      <span class="small dim">{t(`fields.${name}`)}</span>
      <select
        class="field"
        value={value ? keyOf(value) : ''}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        <option value="">{t('fields.usual')}</option>
        {fit.map((field) => (
          <option key={keyOf(field)} value={keyOf(field)}>
            {t(`fields.of.${field.of}`, { label: field.label, name: field.name })}
          </option>
        ))}
      </select>
    </label>
  );
}

function keyOf({ of, name }: Pick<SystemField, 'of' | 'name'>): string {
  return `${of}:${name}`;
}
