import type { FileMapping } from '../../domain/file-mapping.ts';
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

type Field = NonNullable<FileMapping['columns'][number]['field']>;

function isMixed({ dates, numbers }: ColumnStatistics, field: Field): boolean {
  const kind = fieldKind(field);
  if (kind === 'date') return dates.dayFirst > 0 && dates.monthFirst > 0;
  return kind === 'number' && numbers.point > 0 && numbers.comma > 0;
}
