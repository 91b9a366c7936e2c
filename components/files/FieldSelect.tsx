import { useLayoutEffect, useRef } from 'preact/hooks';
import { FILE_FIELDS } from '../../lib/domain/file-fields.ts';
import type { FileField } from '../../lib/domain/file-mapping.ts';
import { t } from '../../lib/i18n/t.ts';
import { fieldName } from '../wording/proposal.ts';

interface FieldSelectProps {
  label: string;
  field?: FileField;
  onChange: (field: FileField | undefined) => void;
}

/**
 * What a column means. The options are the same for every column and are copied in one go: made one by one, those of 300
 * columns would be 15,000 things to keep in step.
 */
export function FieldSelect({ label, field, onChange }: FieldSelectProps) {
  const select = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => {
    const { current } = select;
    if (!current) return;
    if (current.options.length === 0) current.append(optionsOfFields());
    current.value = field ?? '';
  }, [field]);
  return (
    <select
      ref={select}
      class="field"
      aria-label={label}
      onChange={(event) => onChange((event.currentTarget.value || undefined) as FileField | undefined)}
    />
  );
}

let made: DocumentFragment | undefined;

function optionsOfFields(): Node {
  if (!made) {
    made = document.createDocumentFragment();
    made.append(new Option(t('field.none'), ''));
    for (const field of FILE_FIELDS) made.append(new Option(fieldName(field), field));
  }
  return made.cloneNode(true);
}
