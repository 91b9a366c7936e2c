import type { FileField } from '../../domain/file-mapping.ts';
import { readFlag } from './flag-cells.ts';
import type { ProposalNote } from './mapping-proposal.ts';
import { readMonth } from './month-cells.ts';
import type { ColumnStatistics } from './table-sniff.ts';

/** `name` is words: a column of numbers is none. */
export type FieldKind =
  | 'date'
  | 'number'
  | 'document'
  | 'name'
  | 'address'
  | 'unique'
  | 'flag'
  | 'month'
  | 'text';

const KINDS: Partial<Record<FileField, FieldKind>> = {
  orderNumber: 'document',
  shipmentNumber: 'document',
  receiptNumber: 'document',
  invoiceNumber: 'document',
  customerOrder: 'document',
  recordId: 'unique',
  supplierName: 'name',
  customerName: 'name',
  supplierContact: 'name',
  buyer: 'name',
  owner: 'name',
  supplierCountry: 'name',
  supplierLanguage: 'name',
  itemDescription: 'name',
  rejectReason: 'name',
  unit: 'name',
  currency: 'name',
  supplierEmail: 'address',
  customerEmail: 'address',
  orderedQuantity: 'number',
  cancelledQuantity: 'number',
  unitPrice: 'number',
  value: 'number',
  pegQuantity: 'number',
  shippedQuantity: 'number',
  receivedQuantity: 'number',
  rejectedQuantity: 'number',
  invoiceAmount: 'number',
  neededOn: 'date',
  sentOn: 'date',
  requestedOn: 'date',
  firstPromisedOn: 'date',
  lastPromisedOn: 'date',
  confirmedOn: 'date',
  shippedOn: 'date',
  receivedOn: 'date',
  rejectedOn: 'date',
  invoicedOn: 'date',
  sampleAsOf: 'date',
  shipTo: 'name',
  transportMode: 'name',
  standardPrice: 'number',
  promiseChangedDays: 'number',
  lotsInspected: 'number',
  lotsRejected: 'number',
  returnedQuantity: 'number',
  invoicedQuantity: 'number',
  promiseChangedBy: 'name',
  promiseChangedOn: 'date',
  advisedOn: 'date',
  returnedOn: 'date',
  payableOn: 'date',
  paidOn: 'date',
  partnerName: 'name',
  title: 'name',
  awaiting: 'name',
  factSource: 'name',
  caseNumber: 'document',
  messageId: 'document',
  targetHours: 'number',
  stockQuantity: 'number',
  stockValue: 'number',
  usedQuantity: 'number',
  usedValue: 'number',
  minimumStock: 'number',
  maximumStock: 'number',
  lag: 'number',
  forecastQuantity: 'number',
  actualQuantity: 'number',
  raisedAt: 'date',
  resolvedAt: 'date',
  pausedAt: 'date',
  resumedAt: 'date',
  askedAt: 'date',
  answeredAt: 'date',
  countedOn: 'date',
  madeOn: 'date',
  validFrom: 'date',
  validTo: 'date',
  month: 'month',
  consignment: 'flag',
  invoiceMatched: 'flag',
  documentsCorrect: 'flag',
  undamaged: 'flag',
};

/** What the values of a field have to be. */
export function fieldKind(field: FileField): FieldKind {
  return KINDS[field] ?? 'text';
}

/** How well the values of a column fit a field: 1 they do, 0 they do not; 0.7 for a column without values. */
export function fitOf(column: ColumnStatistics | undefined, field: FileField, rows: number): number {
  if (!column) return 0;
  const { filled, words, dates, numbers } = column;
  const kind = fieldKind(field);
  if (filled === 0) return kind === 'unique' ? 0 : 0.7;
  const digits = filled - words.count;
  if (kind === 'date') {
    if (hasSerialDates(column)) return 0.95;
    return dates.count > 0 && dates.count >= digits * 0.8 ? 1 : 0;
  }
  if (kind === 'number')
    return numbers.count > 0 && numbers.count >= filled * 0.9 && plainDates(column) < filled / 2 ? 1 : 0;
  if (kind === 'flag') return column.samples.every((text) => readFlag(text) !== undefined) ? 1 : 0;
  if (kind === 'month')
    return column.samples.every((text) => readMonth(text, 'month-first') !== undefined) ? 1 : 0;
  if (kind === 'address') return column.addresses >= filled / 2 ? 1 : 0;
  if (kind === 'unique')
    return filled === rows && (column.distinctCapped || column.distinct === filled) ? 1 : 0;
  if (plainDates(column) >= filled / 2) return 0;
  if (kind === 'document') return digits >= filled / 2 && column.longest <= 100 ? 1 : 0;
  if (kind === 'name') return numbers.count < filled / 2 && column.addresses < filled / 2 ? 1 : 0;
  return 1;
}

/** True when every value of a column could be the day number of a spreadsheet; its heading must say the rest. */
export function hasSerialDates({ dates, filled, words }: ColumnStatistics): boolean {
  return dates.serials > 0 && dates.serials === filled - words.count;
}

/** Days that are no plain numbers: `20260504` and `12-40-2026` may be order numbers. */
function plainDates(column: ColumnStatistics): number {
  const { count, forms, noSuchDay } = column.dates;
  return count - (forms.compact ?? 0) - noSuchDay;
}

/** What the values of a column say for its field. */
export function valueReasons(column: ColumnStatistics, field: FileField): ProposalNote[] {
  const kind = fieldKind(field);
  const digits = Math.max(1, column.filled - column.words.count);
  if (column.filled === 0) return [];
  if (kind === 'date' && hasSerialDates(column)) return [];
  if (kind === 'date') {
    const forms = Object.entries(column.dates.forms).sort((a, b) => b[1] - a[1]);
    return [
      {
        code: 'values-are-dates',
        facts: { share: column.dates.count / digits, form: forms[0]?.[0] ?? 'iso' },
      },
    ];
  }
  if (kind === 'number')
    return [{ code: 'values-are-numbers', facts: { share: column.numbers.count / column.filled } }];
  if (kind === 'address')
    return [{ code: 'values-are-addresses', facts: { share: column.addresses / column.filled } }];
  if (kind === 'unique') return [{ code: 'values-are-unique', facts: { count: column.distinct } }];
  return [];
}
