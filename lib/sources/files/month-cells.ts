import type { DateOrder } from '../../domain/file-mapping.ts';
import { readDate } from '../../recognise/values/date-cells.ts';
import { monthOfWord } from '../../recognise/values/month-words.ts';

const YEAR_FIRST = /^((?:19|20)\d{2})[-/. ]?(0?[1-9]|1[0-2])$/;
const MONTH_FIRST = /^(0?[1-9]|1[0-2])[-/. ]((?:19|20)\d{2})$/;
const WORD_FIRST = /^(\p{L}+)\.?[-/. ']+((?:19|20)?\d{2})$/u;
/** No month is written longer. */
const LONGEST = 40;

/** A trimmed cell as a month, `2026-03`: `03/2026`, `202603`, `Mar 2026`, or any day of it; undefined for anything else. */
export function readMonth(cell: string, order: DateOrder | undefined, serials = false): string | undefined {
  if (cell.length > LONGEST) return undefined;
  const [, year, month] = YEAR_FIRST.exec(cell) ?? [];
  if (year && month) return `${year}-${month.padStart(2, '0')}`;
  const [, first, last] = MONTH_FIRST.exec(cell) ?? [];
  if (first && last) return `${last}-${first.padStart(2, '0')}`;
  const [, word, when] = WORD_FIRST.exec(cell) ?? [];
  const named = word ? monthOfWord(word) : 0;
  if (when && named > 0) return `${when.length === 4 ? when : `20${when}`}-${`${named}`.padStart(2, '0')}`;
  const day = readDate(cell, order, serials);
  return day.kind === 'date' ? day.date.slice(0, 7) : undefined;
}
