import type { FileMapping } from '../../domain/file-mapping.ts';
import { decimalEvidence, readNumber } from '../../recognise/values/number-cells.ts';
import { fieldKind, fitOf } from '../files/field-fit.ts';
import type { ColumnStatistics, TableSniff } from '../files/table-sniff.ts';

/**
 * Headings of columns whose values do not fit what was kept for them: other values than the field holds, dates or numbers
 * of both kinds, or a new trace of a spreadsheet. Such a file is not imported without a person's look.
 * @param kept the mapping as it was kept, `fitted` the same made to fit this file
 */
export function strangeColumns(
  kept: FileMapping,
  fitted: FileMapping,
  { columns, rows }: Pick<TableSniff, 'columns' | 'rows'>,
): string[] {
  return fitted.columns.flatMap(({ header, field, spreadsheet = [] }, at) => {
    const values = columns[at];
    if (!field || !values || values.filled === 0) return [];
    const known = kept.columns[at]?.spreadsheet ?? [];
    const traced = spreadsheet.some((trace) => !known.includes(trace));
    return traced || isMixed(values, field) || fitOf(values, field, rows) === 0 ? [header] : [];
  });
}

/** A column of numbers of which more than a tenth can not be read, with a few of those. */
export interface UnreadableNumbers {
  header: string;
  values: string[];
}

const EXAMPLES = 3;
const LONGEST_EXAMPLE = 30;

/** The columns whose numbers do not fit, with examples of what stands there instead. */
export function unreadableNumbers(
  fitted: FileMapping,
  { columns, rows, spread }: Pick<TableSniff, 'columns' | 'rows' | 'spread'>,
): UnreadableNumbers[] {
  return fitted.columns.flatMap(({ header, field }, at) => {
    const values = columns[at];
    if (!field || fieldKind(field) !== 'number' || !values || values.filled === 0) return [];
    if (fitOf(values, field, rows) > 0) return [];
    const cells = new Set(spread.map((row) => (row[at] ?? '').trim()));
    const odd = [...cells].filter((cell) => cell !== '' && !isNumber(cell)).slice(0, EXAMPLES);
    return odd.length > 0 ? [{ header, values: odd.map((cell) => cell.slice(0, LONGEST_EXAMPLE)) }] : [];
  });
}

function isNumber(cell: string): boolean {
  return readNumber(cell, decimalEvidence(cell) === ',' ? ',' : '.').kind === 'number';
}

type Field = NonNullable<FileMapping['columns'][number]['field']>;

function isMixed({ dates, numbers }: ColumnStatistics, field: Field): boolean {
  const kind = fieldKind(field);
  if (kind === 'date') return dates.dayFirst > 0 && dates.monthFirst > 0;
  return kind === 'number' && numbers.point > 0 && numbers.comma > 0;
}
