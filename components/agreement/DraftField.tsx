import type { ComponentChildren } from 'preact';
import { formatMonth } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { DraftFault } from '../../lib/lens/agreement/read-draft.ts';

interface FieldProps {
  /** The path of the entry: `terms.0.weight`. */
  id: string;
  label: ComponentChildren;
  value: string;
  unit?: string;
  /** A number that has no unit beside it. */
  numeric?: boolean;
  hint?: string;
  placeholder?: string;
  type?: 'date' | 'datetime-local';
  fault?: string;
  onInput: (value: string) => void;
}

/** An entry with its name, its unit and what is wrong with it. What was typed stays, right or wrong. */
export function DraftField(props: FieldProps) {
  const { id, label, value, unit, numeric = Boolean(unit), hint, placeholder, type, fault, onInput } = props;
  const rest = {
    id,
    class: 'field',
    value,
    ...faultProps(id, fault, hint),
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
  return (
    <div class="entry">
      <label for={id}>{label}</label>
      <span class="value">
        {type ? (
          <input type={type} {...rest} />
        ) : (
          <input
            inputMode={numeric ? 'decimal' : undefined}
            autocomplete="off"
            placeholder={placeholder}
            {...rest}
          />
        )}
        {unit ? <span class="dim">{unit}</span> : null}
      </span>
      <Below id={id} hint={hint} fault={fault} />
    </div>
  );
}

/** What ties an entry to the words below it. */
export function faultProps(id: string, fault: string | undefined, hint?: string) {
  return {
    'aria-invalid': fault ? true : undefined,
    'aria-describedby': fault || hint ? `${id}.below` : undefined,
  } as const;
}

/** What is wrong with an entry, else its hint. */
export function Below({ id, hint, fault }: Pick<FieldProps, 'id' | 'hint' | 'fault'>) {
  if (fault)
    return (
      <p id={`${id}.below`} class="small t-late">
        {fault}
      </p>
    );
  return hint ? (
    <p id={`${id}.below`} class="small dim">
      {hint}
    </p>
  ) : null;
}

/** What is wrong, in words. `earliest`: the first month that may be chosen. */
export function faultWords(
  fault: DraftFault | undefined,
  earliest: string | null = null,
): string | undefined {
  if (fault === undefined) return undefined;
  if (fault === 'too-early')
    return t('agree.fault.too-early', { month: earliest === null ? '' : formatMonth(`${earliest}-01`) });
  return t(`agree.fault.${fault}`);
}
