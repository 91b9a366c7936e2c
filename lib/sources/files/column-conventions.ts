import type { DateOrder } from '../../domain/file-mapping.ts';
import type { ProposalNote } from './mapping-proposal.ts';
import type { ColumnStatistics, TableSniff } from './table-sniff.ts';

/**
 * Whether day or month comes first in a column's numeric dates. Proved where a number over 12 stands in one place;
 * else taken from another column of the file that is proved, from points (day first), or from the delimiter
 * (semicolons are written where the day comes first), and then to be checked.
 */
export function dateOrderOf(
  sniff: TableSniff,
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
    const { order, from } = assumedOrder(sniff, column);
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

function assumedOrder(sniff: TableSniff, column: ColumnStatistics): { order: DateOrder; from: string } {
  const proved = new Set(sniff.columns.flatMap((other) => provedOrder(other) ?? []));
  const [only] = proved;
  if (only && proved.size === 1) return { order: only, from: 'other-columns' };
  if (column.dates.points > 0) return { order: 'day-first', from: 'points' };
  return { order: sniff.delimiter === ';' ? 'day-first' : 'month-first', from: 'delimiter' };
}

/** The decimal mark of a number column: proved by its values, else as in the other columns, else by the delimiter. */
export function decimalOf(
  sniff: TableSniff,
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
  return { decimal: assumedDecimal(sniff), check };
}

function assumedDecimal(sniff: TableSniff): '.' | ',' {
  let points = 0;
  let commas = 0;
  for (const { numbers } of sniff.columns) {
    if (numbers.point > numbers.comma) points += 1;
    else if (numbers.comma > numbers.point) commas += 1;
  }
  if (points !== commas) return points > commas ? '.' : ',';
  return sniff.delimiter === ';' ? ',' : '.';
}
