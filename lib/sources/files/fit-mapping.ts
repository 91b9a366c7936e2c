import type { FileMapping } from '../../domain/file-mapping.ts';
import { tracesOf } from './spreadsheet-traces.ts';
import type { ColumnStatistics, TableSniff } from './table-sniff.ts';

/**
 * A mapping that was remembered for these headings, made to fit this file. What the columns mean stays as the person
 * said; how values are written may differ from file to file, and what this file proves wins: its delimiter, its encoding,
 * where its headings stand, the date order and the decimal mark of its columns. `proposed` is the mapping proposed for this very file.
 */
export function fitMapping(
  remembered: FileMapping,
  proposed: FileMapping,
  sniff: Pick<TableSniff, 'columns'>,
): FileMapping {
  const columns = remembered.columns.map((column, at) => {
    const { dateOrder, decimal } = proposed.columns[at] ?? {};
    const statistics = sniff.columns[at];
    const fitted = { ...column };
    const traces = statistics && tracesOf(statistics, column.field);
    if (traces) fitted.spreadsheet = traces;
    else delete fitted.spreadsheet;
    if (dateOrder && (!column.dateOrder || provesOrder(statistics))) fitted.dateOrder = dateOrder;
    if (decimal && (!column.decimal || provesDecimal(statistics))) fitted.decimal = decimal;
    return fitted;
  });
  const { delimiter, encoding, heading, sheet } = proposed;
  return { ...remembered, delimiter, encoding, heading, sheet, columns };
}

/** Values on both sides prove nothing: then the person's choice stays. */
function provesOrder(column: ColumnStatistics | undefined): boolean {
  return column !== undefined && column.dates.dayFirst > 0 !== column.dates.monthFirst > 0;
}

function provesDecimal(column: ColumnStatistics | undefined): boolean {
  return column !== undefined && column.numbers.point > 0 !== column.numbers.comma > 0;
}
