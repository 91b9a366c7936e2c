import { dateShape, isDay, isEmptyDate } from '../../recognise/values/date-cells.ts';
import { isSerial } from '../../recognise/values/date-serials.ts';
import { decimalEvidence, readNumber } from '../../recognise/values/number-cells.ts';
import { countDamage, newDamageCount } from './cell-damage.ts';
import type { ColumnStatistics } from './table-sniff.ts';

/** Different values that are remembered over all columns; past it a column counts the further ones one by one. */
const REMEMBERED = 2_000_000;
const MOST_PER_COLUMN = 50_000;
/** Longer values are not remembered: they are no dates, numbers or names. */
const LONGEST_REMEMBERED = 200;
const SAMPLES = 5;
const TOP_WORDS = 5;
/** Shorter zeros are numbers. */
const SHORTEST_EMPTY_DATE = 8;

/** Counts the values of the columns of a table, row by row. */
export interface ColumnCounter {
  add(row: readonly string[]): void;
  result(): ColumnStatistics[];
}

/** Each different value is looked at once, when the result is asked for. */
export function columnCounter(headers: readonly string[]): ColumnCounter {
  const most = Math.min(MOST_PER_COLUMN, Math.ceil(REMEMBERED / headers.length));
  const tallies = headers.map(() => new Map<string, number>());
  const columns = headers.map(emptyColumn);
  return {
    add(row) {
      for (let at = 0; at < tallies.length; at += 1) {
        const cell = row[at];
        const tally = tallies[at];
        if (cell === undefined || cell === '' || tally === undefined) continue;
        const seen = tally.get(cell);
        if (seen !== undefined) tally.set(cell, seen + 1);
        else if (tally.size < most && cell.length <= LONGEST_REMEMBERED) tally.set(cell, 1);
        else countUnremembered(columns[at], cell);
      }
    },
    result() {
      for (const [at, tally] of tallies.entries()) finishColumn(columns[at], tally);
      return columns;
    },
  };
}

function emptyColumn(header: string): ColumnStatistics {
  return {
    header,
    filled: 0,
    distinct: 0,
    distinctCapped: false,
    dates: {
      count: 0,
      forms: {},
      dayFirst: 0,
      monthFirst: 0,
      either: 0,
      noSuchDay: 0,
      points: 0,
      serials: 0,
    },
    damage: newDamageCount(),
    numbers: { count: 0, point: 0, comma: 0, either: 0, negative: 0 },
    words: { count: 0, top: [] },
    addresses: 0,
    longest: 0,
    samples: [],
  };
}

function countUnremembered(column: ColumnStatistics | undefined, cell: string): void {
  if (!column) return;
  column.distinctCapped = true;
  countValue(column, cell, 1);
}

function finishColumn(column: ColumnStatistics | undefined, tally: Map<string, number>): void {
  if (!column) return;
  for (const [cell, times] of tally) countValue(column, cell, times);
  column.distinct = tally.size;
  column.words.top.sort((a, b) => b.count - a.count);
  column.words.top.length = Math.min(TOP_WORDS, column.words.top.length);
}

function countValue(column: ColumnStatistics, cell: string, times: number): void {
  const text = cell.trim();
  if (text === '') return;
  column.filled += times;
  if (text.length > column.longest) column.longest = text.length;
  if (column.samples.length < SAMPLES) column.samples.push(text.slice(0, 100));
  if (!/\d/.test(text) || (text.length >= SHORTEST_EMPTY_DATE && isEmptyDate(text))) {
    column.words.count += times;
    column.words.top.push({ text: text.slice(0, 100), count: times });
    if (column.words.top.length > 1_000) column.words.top.sort((a, b) => b.count - a.count).splice(500);
  } else {
    const isDate = countDate(column.dates, text, times);
    countDamage(column.damage, text, isDate, times);
    countNumber(column.numbers, text, times);
  }
  const at = text.indexOf('@');
  if (at > 0 && text.indexOf('.', at) > at + 1 && !text.includes(' ')) column.addresses += times;
}

/** Counts a date; true for one that is no plain number. */
function countDate(dates: ColumnStatistics['dates'], text: string, times: number): boolean {
  const shape = dateShape(text);
  if (!shape) {
    if (isSerial(text)) dates.serials += times;
    return false;
  }
  dates.count += times;
  dates.forms[shape.form] = (dates.forms[shape.form] ?? 0) + times;
  if (shape.form !== 'numeric') {
    const known = isDay(shape.year, shape.month, shape.day);
    if (!known) dates.noSuchDay += times;
    return known && shape.form !== 'compact';
  }
  const dayFirst = isDay(shape.year, shape.second, shape.first);
  const monthFirst = isDay(shape.year, shape.first, shape.second);
  if (shape.separator === '.') dates.points += times;
  if (!dayFirst && !monthFirst) dates.noSuchDay += times;
  else if (dayFirst && monthFirst) dates.either += times;
  else if (dayFirst) dates.dayFirst += times;
  else dates.monthFirst += times;
  return dayFirst || monthFirst;
}

function countNumber(numbers: ColumnStatistics['numbers'], text: string, times: number): void {
  const evidence = decimalEvidence(text);
  const cell = readNumber(text, evidence === ',' ? ',' : '.');
  if (cell.kind !== 'number') return;
  numbers.count += times;
  if (cell.text.startsWith('-')) numbers.negative += times;
  if (evidence === '.') numbers.point += times;
  else if (evidence === ',') numbers.comma += times;
  else if (evidence === 'either') numbers.either += times;
}
