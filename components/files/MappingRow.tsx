import type { FileField, FileMapping, TableKind } from '../../lib/domain/file-mapping.ts';
import type { PaintState } from '../../lib/domain/mention.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ColumnProposal } from '../../lib/sources/files/mapping-proposal.ts';
import { Sign } from '../parts/Sign.tsx';
import { noteWords } from '../wording/proposal.ts';
import { FieldSelect } from './FieldSelect.tsx';
import { DATE_FIELDS, NUMBER_FIELDS } from './field-forms.ts';

type Column = FileMapping['columns'][number];

interface MappingRowProps {
  column: Column;
  table: TableKind;
  among?: readonly FileField[] | undefined;
  /** How people call the column, where its heading is the name that a system has for it. */
  label?: string | undefined;
  proposal?: ColumnProposal;
  examples: string[];
  onChange: (column: Column) => void;
}

const EXAMPLE_CLASSES = ['row-a', 'row-b', 'row-c'];

/** One column of the file: examples, meaning, how its values are read, and the evidence. */
export function MappingRow(props: MappingRowProps) {
  const { column, table, among, label: called, proposal, examples, onChange } = props;
  const asProposed = proposal?.field === column.field;
  const doubts = asProposed ? (proposal?.check ?? []) : [];
  const state: PaintState = column.field ? (doubts.length > 0 ? 'risk' : 'ok') : 'unknown';
  const label = column.field ? t(doubts.length > 0 ? 'files.check' : 'files.sure') : t('files.unused');
  return (
    <tr class={column.field ? '' : 'unused'}>
      <th scope="row">
        {called ? <span class="called">{called}</span> : null}
        <code>{column.header}</code>
      </th>
      {examples.map((example, index) => (
        <td key={EXAMPLE_CLASSES[index]} class={`example ${EXAMPLE_CLASSES[index]}`} title={example}>
          {example === '' ? <span class="dim">{t('files.empty')}</span> : example}
        </td>
      ))}
      <td class="meaning">
        <span class="means">
          <Sign state={state} label={label} />
          <FieldSelect
            label={t('files.means-of', { column: called ?? column.header })}
            table={table}
            {...(among ? { among } : {})}
            field={column.field}
            onChange={(field) => onChange({ ...column, field })}
          />
        </span>
      </td>
      <td class="small read">
        {column.field ? <Form column={column} onChange={onChange} /> : null}
        {doubts.length > 0 ? (
          <span class="t-risk">{doubts.map(noteWords).join('; ')}</span>
        ) : (
          <span class="dim">{asProposed ? (proposal?.why ?? []).map(noteWords).join('; ') : ''}</span>
        )}
      </td>
    </tr>
  );
}

/** Date order or decimal mark, for columns whose values need it. */
function Form({ column, onChange }: { column: Column; onChange: (column: Column) => void }) {
  const { field, header } = column;
  if (field && DATE_FIELDS.has(field) && column.dateOrder)
    return (
      <Choice
        label={t('files.date-order', { column: header })}
        value={column.dateOrder}
        options={[
          ['day-first', t('files.order.day-first')],
          ['month-first', t('files.order.month-first')],
          ['year-first', t('files.order.year-first')],
        ]}
        onChange={(dateOrder) => onChange({ ...column, dateOrder })}
      />
    );
  if (field && NUMBER_FIELDS.has(field) && column.decimal)
    return (
      <Choice
        label={t('files.decimal', { column: header })}
        value={column.decimal}
        options={[
          ['.', t('files.decimal.point')],
          [',', t('files.decimal.comma')],
        ]}
        onChange={(decimal) => onChange({ ...column, decimal })}
      />
    );
  return null;
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: [value: Value, label: string][];
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <select
      class="field form"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as Value)}
    >
      {options.map(([option, name]) => (
        <option key={option} value={option}>
          {name}
        </option>
      ))}
    </select>
  );
}
