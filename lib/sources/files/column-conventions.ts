import type { DateOrder } from '../../domain/file-mapping.ts';
import type { ProposalNote } from './mapping-proposal.ts';
import type { ColumnStatistics, TableSniff } from './table-sniff.ts';

/** What the columns of a file that prove something say for those that do not. */
export interface Conventions {
  /** The order of day and month that every proved column shares. */
  dateOrder?: DateOrder;
  decimal: '.' | ',';
  delimiter: TableSniff['delimiter'];
}

export function conventionsOf({
  columns,
  delimiter,
}: Pick<TableSniff, 'columns' | 'delimiter'>): Conventions {
  const proved = new Set(columns.flatMap((column) => provedOrder(column) ?? []));
  const [only] = proved;
  const decimal = sharedDecimal(columns) ?? (delimiter === ';' ? ',' : '.');
  return { decimal, delimiter, ...(only && proved.size === 1 ? { dateOrder: only } : {}) };
}

/**
 * Whether day or month comes first in a column's numeric dates. Proved where a number over 12 stands in one place;
 * else taken from another column of the file that is proved, from points (day first), or from the delimiter
 * (semicolons are written where the day comes first), and then to be checked.
 */
export function dateOrderOf(
  conventions: Conventions,
  column: ColumnStatistics,
): { order?: DateOrder; why: ProposalNote[]; check: ProposalNote[] } {
  const { dates, words } = column;
  const check: ProposalNote[] = [];
  if (dates.noSuchDay > 0) check.push({ code: 'no-such-day', facts: { count: dates.noSuchDay } });
  const why: ProposalNote[] = [];
  if (dates.count > 0 && words.count > 0) {
    why.push({ code: 'words-not-known', facts: { count: words.count, top: words.top[0]?.text ?? '' } });
  }
  const proved = provedOrder(column);
  if (!dates.forms.numeric) return { why, check };
  const { dayFirst, monthFirst, either } = dates;
  if (!proved) {
    if (either === 0) return { why, check };
    const { order, from } = assumedOrder(conventions, column);
    check.push({ code: 'date-order-assumed', facts: { either, from } });
    return { order, why, check };
  }
  if (dayFirst > 0 && monthFirst > 0)
    check.push({ code: 'date-order-mixed', facts: { dayFirst, monthFirst } });
  else why.push({ code: 'date-order-proved', facts: { order: proved, count: dayFirst + monthFirst } });
  return { order: proved, why, check };
}

function provedOrder({ dates }: ColumnStatistics): DateOrder | undefined {
  if (dates.dayFirst === 0 && dates.monthFirst === 0) return undefined;
  return dates.dayFirst >= dates.monthFirst ? 'day-first' : 'month-first';
}

function assumedOrder(file: Conventions, column: ColumnStatistics): { order: DateOrder; from: string } {
  if (file.dateOrder) return { order: file.dateOrder, from: 'other-columns' };
  if (column.dates.points > 0) return { order: 'day-first', from: 'points' };
  return { order: file.delimiter === ';' ? 'day-first' : 'month-first', from: 'delimiter' };
}

/** The decimal mark of a number column: proved by its values, else as in the other columns, else by the delimiter. */
export function decimalOf(
  conventions: Conventions,
  column: ColumnStatistics,
): { decimal: '.' | ','; check: ProposalNote[] } {
  const { point, comma, either } = column.numbers;
  if (point > 0 && comma > 0) {
    return {
      decimal: point >= comma ? '.' : ',',
      check: [{ code: 'decimal-mixed', facts: { point, comma } }],
    };
  }
  if (point > 0) return { decimal: '.', check: [] };
  if (comma > 0) return { decimal: ',', check: [] };
  const check: ProposalNote[] = either > 0 ? [{ code: 'decimal-assumed', facts: { either } }] : [];
  return { decimal: conventions.decimal, check };
}

function sharedDecimal(columns: readonly ColumnStatistics[]): '.' | ',' | undefined {
  let points = 0;
  let commas = 0;
  for (const { numbers } of columns) {
    if (numbers.point > numbers.comma) points += 1;
    else if (numbers.comma > numbers.point) commas += 1;
  }
  if (points === commas) return undefined;
  return points > commas ? '.' : ',';
}
