import type { SpreadsheetTrace } from '../../domain/file-mapping.ts';
import { dateShape, isDay } from '../../recognise/values/date-cells.ts';
import { monthOfWord } from '../../recognise/values/month-words.ts';

/** Digits that a spreadsheet keeps of a number (the precision of IEEE 754 doubles as spreadsheets show them). */
const KEPT_DIGITS = 15;
const SCIENTIFIC = /^\d(?:[.,]\d{1,15}E\+?|E\+)\d{1,3}$/i;
const LONGEST = 40;
/** Anything beside digits and what divides them. */
const LETTERED = /[^\d\s.,/-]/;

/** What a spreadsheet may have made of document numbers, counted over one column. */
export interface DamageCount {
  /** `4,5E+09`: the digits of the number are lost. */
  scientific: number;
  /** Numbers of more than 15 digits, and those of them with nothing but zeros behind the 15th. */
  long: number;
  rounded: number;
  /** `2-Mar`, `Mrz 02`: a number such as 3-2 became a day. */
  monthWords: number;
  /** `01.03.2026`, without time or with: the same, shown whole. */
  wholeDates: number;
  /** Three groups of digits that are no date (`12-40-2026`), and other values that hold letters. */
  threeGroups: number;
  lettered: number;
  /** The first damaged value of each kind as it stands in the file. */
  examples: Partial<Record<Damage, string>>;
}

/** Why a document number is not kept. */
export type Damage = 'number-damaged' | 'number-rounded' | 'number-became-date';

export function newDamageCount(): DamageCount {
  return {
    scientific: 0,
    long: 0,
    rounded: 0,
    monthWords: 0,
    wholeDates: 0,
    threeGroups: 0,
    lettered: 0,
    examples: {},
  };
}

/** Counts one value of a column; `isDate` as far as the reader of dates knows. */
export function countDamage(count: DamageCount, text: string, isDate: boolean, times: number): void {
  const kind = text.length > LONGEST ? undefined : countKind(count, text, isDate, times);
  if (kind) count.examples[kind] ??= text;
}

function countKind(count: DamageCount, text: string, isDate: boolean, times: number): Damage | undefined {
  const letters = LETTERED.test(text);
  if (letters && isScientific(text)) {
    count.scientific += times;
    return 'number-damaged';
  }
  if (!letters && isDigits(text)) {
    if (text.length > KEPT_DIGITS) count.long += times;
    if (!isRounded(text)) return undefined;
    count.rounded += times;
    return 'number-rounded';
  }
  if (letters && isMonthWord(text)) count.monthWords += times;
  else if (isDate) count.wholeDates += times;
  else {
    if (letters) count.lettered += times;
    else if (/^\d+([-/.])\d+\1\d+$/.test(text)) count.threeGroups += times;
    return undefined;
  }
  return 'number-became-date';
}

export function isScientific(text: string): boolean {
  return text.length <= LONGEST && SCIENTIFIC.test(text);
}

/** More than 15 digits, and nothing but zeros behind the 15th. */
function isRounded(text: string): boolean {
  return isDigits(text) && text.length > KEPT_DIGITS && /^0+$/.test(text.slice(KEPT_DIGITS));
}

/**
 * Why a document number cannot be what was once typed; undefined for one that can.
 * @param traces what the whole column shows: a single value does not tell
 */
export function damageOf(text: string, traces: readonly SpreadsheetTrace[] | undefined): Damage | undefined {
  if (isScientific(text)) return 'number-damaged';
  if (traces === undefined) return undefined;
  if (traces.includes('rounded-numbers') && isRounded(text)) return 'number-rounded';
  const becameDate = traces.includes('dates-for-numbers') && (isMonthWord(text) || isWholeDate(text));
  return becameDate ? 'number-became-date' : undefined;
}

function isWholeDate(text: string): boolean {
  const shape = dateShape(text);
  if (!shape || shape.form === 'compact') return false;
  if (shape.form !== 'numeric') return isDay(shape.year, shape.month, shape.day);
  return isDay(shape.year, shape.first, shape.second) || isDay(shape.year, shape.second, shape.first);
}

function isDigits(text: string): boolean {
  return text.length <= LONGEST && /^\d+$/.test(text);
}

/** A month's name with one number of a day or year: `2-Mar`, `Mar 02`, `02. Mrz`, `Mai 26`. */
function isMonthWord(text: string): boolean {
  if (text.length > 20) return false;
  const parts = /^(?:(\d{1,2})[-. /]{1,2}(\p{L}{3,10})\.?|(\p{L}{3,10})\.?[-. /]{1,2}(\d{1,2}|\d{4}))$/u.exec(
    text,
  );
  return parts !== null && monthOfWord(parts[2] ?? parts[3] ?? '') > 0;
}

/**
 * True when the long numbers of a column were rounded: each of them ends in zeros behind the 15th digit, which chance
 * gives one 16-digit number in ten, so that it takes three of them.
 */
export function wereRounded({ long, rounded }: DamageCount): boolean {
  return rounded >= 3 && rounded === long;
}

/**
 * True when numbers of a column became dates: some values are days, and the others are numbers that look unlike them. Where
 * others hold letters, `MAR-02` may be a number like `VAL-33`; where others have three groups of digits, `12-05-2026` may
 * be one like `12-40-2026`.
 */
export function becameDates(count: DamageCount, filled: number): boolean {
  const dates = count.monthWords + count.wholeDates;
  if (dates === 0 || dates * 2 > filled) return false;
  if (count.wholeDates > 0 && count.threeGroups > 0) return false;
  return count.monthWords === 0 || count.lettered * 10 <= filled - dates;
}
