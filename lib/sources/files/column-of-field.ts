import type { FileField, FileMapping } from '../../domain/file-mapping.ts';

/** The column from which each field of an order or line is read, where their names differ. */
const READ_FROM: Record<string, FileField> = {
  number: 'lineNumber',
  ordered: 'orderedQuantity',
  cancelled: 'cancelledQuantity',
  'item.number': 'itemNumber',
  'item.supplierNumber': 'supplierItemNumber',
  'item.gtin': 'itemGtin',
  'item.description': 'itemDescription',
};

/**
 * The heading of the column that a field was read from; the field's own name where no column says so. Null for a date
 * that repeats another column: a file with one promised date fills the first and the last promise from it.
 */
export function columnOfField(mapping: FileMapping, field: string): string | null {
  const read = READ_FROM[field] ?? field;
  const column = mapping.columns.find((each) => each.field === read);
  if (column) return column.header;
  return field === 'lastPromisedOn' ? null : field;
}
