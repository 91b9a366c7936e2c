import type { FileField, FileMapping } from '../../domain/file-mapping.ts';
import { headerWords } from './header-words.ts';

/** The column from which each field of an order or line is read, where their names differ. */
const READ_FROM: Record<string, FileField> = {
  number: 'lineNumber',
  ordered: 'orderedQuantity',
  cancelled: 'cancelledQuantity',
  'item.number': 'itemNumber',
  'item.supplierNumber': 'supplierItemNumber',
  'item.gtin': 'itemGtin',
  'item.description': 'itemDescription',
  'item.group': 'itemGroup',
  mode: 'transportMode',
  lots: 'lotsInspected',
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

/**
 * The column that says where goods go: its own, or the one that names as customer the country that waits. -1: none.
 */
export function shipToColumn({ columns }: Pick<FileMapping, 'columns'>): number {
  const own = columns.findIndex(({ field }) => field === 'shipTo');
  if (own >= 0) return own;
  return columns.findIndex(({ field, header }) => field === 'customerName' && isPlace(header));
}

/** True for the heading of a column of countries. */
export function isPlace(header: string): boolean {
  return /country|destination|\bland\b|\bpays\b|\bpais\b/.test(headerWords(header));
}
