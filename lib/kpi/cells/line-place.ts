import { type LineDays, NO_DAY } from '../line-days.ts';
import { monthIndexOfDay } from '../months.ts';
import type { Cell } from './cell.ts';
import { type CellBook, cellAt, type GroupCells, UNDATED } from './cell-book.ts';

/** One line on its way into the cells. */
export interface LinePlace {
  book: CellBook;
  group: GroupCells;
  days: LineDays;
  /** The cell of its first promised date; of records without a date where it has none. */
  home: Cell;
}

/** The cell that a day of this line belongs to. */
export function cellOn({ book, group }: LinePlace, day: number): Cell {
  return cellAt(book, group, monthOfDay(day));
}

/** The month number of a day; `UNDATED` for none. */
export function monthOfDay(day: number): number {
  return day === NO_DAY ? UNDATED : monthIndexOfDay(day);
}
