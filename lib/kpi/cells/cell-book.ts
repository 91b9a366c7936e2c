import { type CalendarDate, dayNumber, type Instant } from '../../domain/calendar-date.ts';
import type { OrderLine } from '../../domain/order.ts';
import type { Now } from '../../domain/workspace.ts';
import type { KpiRules } from '../kpi-rules.ts';
import { monthIndexOf, monthName } from '../months.ts';
import { type WorkingCalendar, workingCalendar } from '../working-calendar.ts';
import { type Cell, emptyCell, mergeInto } from './cell.ts';

/** The cells of one partner while records go in, each as seen on one day under one set of rules. */
export interface CellBook {
  readonly partnerId: string;
  readonly rules: KpiRules;
  readonly date: CalendarDate;
  /** The day number of `date`, and the instant that counts as now: in a replay the end of that day. */
  readonly today: number;
  readonly now: Instant;
  readonly theirs: WorkingCalendar;
  readonly ours: WorkingCalendar;
  /** What the source of a line records, as bits of `RECORDED`. */
  readonly recordedBy: (line: OrderLine) => number;
  /** Cells by item group and month number. */
  readonly groups: Map<string, GroupCells>;
  /** Month numbers to keep from now on; null: all. What goes elsewhere is dropped. */
  only: ReadonlySet<number> | null;
  /** Takes down the month numbers that records go to, kept or not; null: nobody asks. */
  touched: Set<number> | null;
  readonly dropped: Cell;
  /** True when something lies after today and is not in the cells yet: they hold for today alone. */
  hidden: boolean;
}

const MS_PER_DAY = 86_400_000;
/** Number of the month of records without a date. */
export const UNDATED = -1;

/**
 * An empty book. `months`: only these are kept (`2010-06`, `''` for records without a date), for making single months
 * anew from all records of the partner.
 */
export function cellBook(
  partnerId: string,
  rules: KpiRules,
  now: Now,
  recordedBy: (line: OrderLine) => number = () => 0,
  months?: Iterable<string>,
): CellBook {
  const today = dayNumber(now.today);
  return {
    partnerId,
    rules,
    date: now.today,
    today,
    now: now.replay ? (today + 1) * MS_PER_DAY : now.instant,
    theirs: workingCalendar(rules.theirHours),
    ours: workingCalendar(rules.ourHours),
    recordedBy,
    groups: new Map(),
    only: months === undefined ? null : new Set([...months].map(monthNumber)),
    touched: null,
    dropped: emptyCell(partnerId),
    hidden: false,
  };
}

/** The number of a cell's month; `UNDATED` for none. */
export function monthNumber(month: string): number {
  return month === '' ? UNDATED : monthIndexOf(month);
}

/** One item group of a book. */
export interface GroupCells {
  group: string;
  months: Map<number, Cell>;
}

/** The cells of an item group by month. */
export function groupOf(book: CellBook, group: string): GroupCells {
  const known = book.groups.get(group);
  if (known !== undefined) return known;
  const fresh: GroupCells = { group, months: new Map() };
  book.groups.set(group, fresh);
  return fresh;
}

/** The cell of a month in a group; a cell that nobody reads where the book does not keep that month. */
export function cellAt(book: CellBook, { group, months }: GroupCells, month: number): Cell {
  if (book.touched !== null) book.touched.add(month);
  const known = months.get(month);
  if (known !== undefined) return known;
  if (book.only !== null && !book.only.has(month)) return book.dropped;
  const fresh = emptyCell(book.partnerId, month === UNDATED ? '' : monthName(month), group);
  months.set(month, fresh);
  return fresh;
}

/** Adds a cell that was made elsewhere, of a shard or stored, in place. */
export function addCell(book: CellBook, cell: Cell): void {
  mergeInto(cellAt(book, groupOf(book, cell.group), monthNumber(cell.month)), cell);
}

/** All cells, by month and group. */
export function cellsOf(book: CellBook): Cell[] {
  const cells = [...book.groups.values()].flatMap(({ months }) => [...months.values()]);
  return cells.sort((a, b) => compare(a.month, b.month) || compare(a.group, b.group));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
