import { useLayoutEffect, useRef } from 'preact/hooks';
import { FIELDS_OF } from '../../lib/domain/file-fields.ts';
import type { FileField, TableKind } from '../../lib/domain/file-mapping.ts';
import { t } from '../../lib/i18n/t.ts';
import { fieldName } from '../wording/proposal.ts';

interface FieldSelectProps {
  label: string;
  /** What the rows tell of: its fields are offered. It stays what it was when the select was made. */
  table: TableKind;
  /** Those that are offered, where they are not all of the table's. */
  among?: readonly FileField[];
  field?: FileField;
  onChange: (field: FileField | undefined) => void;
}

/**
 * What a column means. The options are the same for every column and are copied in one go: made one by one, those of 300
 * columns would be 15,000 things to keep in step.
 */
export function FieldSelect({ label, table, among = FIELDS_OF[table], field, onChange }: FieldSelectProps) {
  const select = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => {
    const { current } = select;
    if (!current) return;
    if (current.options.length === 0) current.append(optionsOf(among));
    current.value = field ?? '';
  }, [among, field]);
  return (
    <select
      ref={select}
      class="field"
      aria-label={label}
      onChange={(event) => onChange((event.currentTarget.value || undefined) as FileField | undefined)}
    />
  );
}

const made = new WeakMap<readonly FileField[], DocumentFragment>();

function optionsOf(among: readonly FileField[]): Node {
  let options = made.get(among);
  if (!options) {
    options = document.createDocumentFragment();
    options.append(new Option(t('field.none'), ''));
    for (const field of among) options.append(new Option(fieldName(field), field));
    made.set(among, options);
  }
  return options.cloneNode(true);
}
