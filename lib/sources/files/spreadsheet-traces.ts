import type { FileField, SpreadsheetTrace } from '../../domain/file-mapping.ts';
import { dayOfSerial, isSerial } from '../../recognise/values/date-serials.ts';
import { becameDates, wereRounded } from './cell-damage.ts';
import { fieldKind, hasSerialDates } from './field-fit.ts';
import type { ProposalNote } from './mapping-proposal.ts';
import type { ColumnStatistics } from './table-sniff.ts';

const NUMBERED: readonly FileField[] = [
  'orderNumber',
  'lineNumber',
  'recordId',
  'supplierNumber',
  'customerOrder',
  'itemNumber',
  'supplierItemNumber',
  'itemGtin',
  'shipmentNumber',
  'receiptNumber',
  'invoiceNumber',
];

/** What a spreadsheet did to a column of this meaning, as all of its values show; undefined where it left no trace. */
export function tracesOf(
  column: ColumnStatistics,
  field: FileField | undefined,
): SpreadsheetTrace[] | undefined {
  const traces: SpreadsheetTrace[] = [];
  if (field && fieldKind(field) === 'date' && hasSerialDates(column)) traces.push('serial-dates');
  if (field === undefined || NUMBERED.includes(field)) {
    if (wereRounded(column.damage)) traces.push('rounded-numbers');
    if (becameDates(column.damage, column.filled)) traces.push('dates-for-numbers');
  }
  return traces.length > 0 ? traces : undefined;
}

/** The same in words: what a person should look at before importing. */
export function traceNotes(column: ColumnStatistics, field: FileField): ProposalNote[] {
  const notes: ProposalNote[] = [];
  const { damage, dates, samples } = column;
  const { examples } = damage;
  const traces = tracesOf(column, field) ?? [];
  const first = traces.includes('serial-dates') ? samples.find(isSerial) : undefined;
  if (first !== undefined) {
    notes.push({ code: 'serial-dates', facts: { count: dates.serials, first, day: dayOfSerial(first) } });
  }
  const add = (code: ProposalNote['code'], count: number, example: string | undefined) =>
    notes.push({ code, facts: { count, example: example ?? '' } });
  if (NUMBERED.includes(field) && damage.scientific > 0)
    add('numbers-scientific', damage.scientific, examples['number-damaged']);
  if (traces.includes('rounded-numbers')) add('numbers-rounded', damage.rounded, examples['number-rounded']);
  if (traces.includes('dates-for-numbers'))
    add('numbers-became-dates', damage.monthWords + damage.wholeDates, examples['number-became-date']);
  return notes;
}
