import type { FileField, FileMapping } from '../../lib/domain/file-mapping.ts';
import type { OwnColumn, OwnPart } from '../../lib/domain/own-objects.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ColumnProposal } from '../../lib/sources/files/mapping-proposal.ts';
import { MappingTable } from '../files/MappingTable.tsx';

interface OwnMappingProps {
  /** All fields of the chosen objects, with what they mean now. */
  columns: readonly OwnColumn[];
  /** As columns of a file, in the same order. */
  mapping: FileMapping;
  evidence: readonly ColumnProposal[];
  examples: readonly string[][];
  fieldsOf: (of: 'orders' | 'suppliers') => readonly FileField[];
  onChange: (columns: OwnColumn[]) => void;
}

/** What the fields of purchase orders and of suppliers mean: one table for each, as for files. */
export function OwnMapping(props: OwnMappingProps) {
  const { columns } = props;
  const has = (test: (of: OwnPart) => boolean) => columns.some(({ of }) => test(of));
  return (
    <>
      {has((of) => of !== 'suppliers') ? <PartTable {...props} of="orders" /> : null}
      {has((of) => of === 'suppliers') ? <PartTable {...props} of="suppliers" /> : null}
    </>
  );
}

function PartTable(props: OwnMappingProps & { of: 'orders' | 'suppliers' }) {
  const { columns, mapping, evidence, examples, fieldsOf, onChange, of } = props;
  const places = columns.flatMap((column, at) =>
    (column.of === 'suppliers') === (of === 'suppliers') ? [at] : [],
  );
  const some = <T,>(all: readonly T[]) => places.flatMap((at) => all[at] ?? []);
  const change = ({ columns: changed }: FileMapping) => {
    const byPlace = new Map(places.map((at, index) => [at, changed[index]]));
    onChange(
      columns.map((column, at) => {
        const next = byPlace.get(at);
        if (!next) return column;
        const { field: _, dateOrder: __, decimal: ___, ...rest } = column;
        const { field, dateOrder = column.dateOrder, decimal = column.decimal } = next;
        return {
          ...rest,
          ...(field ? { field } : {}),
          ...(dateOrder ? { dateOrder } : {}),
          ...(decimal ? { decimal } : {}),
        };
      }),
    );
  };
  return (
    <MappingTable
      title={t(`own.columns.${of}`)}
      labels={some(columns).map(({ label }) => label)}
      among={fieldsOf(of)}
      mapping={{ ...mapping, columns: some(mapping.columns) }}
      columns={some(evidence)}
      preview={examples.map((row) => places.map((at) => row[at] ?? ''))}
      firstLine={1}
      onChange={change}
    />
  );
}
