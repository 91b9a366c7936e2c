import type { CalendarDate, Instant } from '../../domain/calendar-date.ts';
import { FILE_FIELDS } from '../../domain/file-fields.ts';
import type { FileField, FileMapping } from '../../domain/file-mapping.ts';
import type { Reject } from '../../domain/import-job.ts';
import type { Money } from '../../domain/money.ts';
import { type DateCell, readDate } from '../../recognise/values/date-cells.ts';
import { readInstant } from '../../recognise/values/instant-cells.ts';
import { type NumberCell, readNumber } from '../../recognise/values/number-cells.ts';
import { type Damage, damageOf } from './cell-damage.ts';
import { MAX_CELL } from './failures.ts';
import { readFlag } from './flag-cells.ts';
import { readMonth } from './month-cells.ts';
import { identityOf } from './partner-identity.ts';

/**
 * The mapped cells of one row at a time. The first flaw of a row is kept; the readers below answer
 * `undefined` for blank cells, for "not known" and for flaws. Serves one page: what it remembers holds on to its text.
 */
export interface RowCells {
  readonly mapping: FileMapping;
  /** Column of each field, -1 where it has none. */
  readonly at: Readonly<Record<FileField, number>>;
  readonly mapped: readonly number[];
  /** What repeated cells were read as. */
  readonly dates: readonly Map<string, DateCell>[];
  readonly identities: Map<string, string>;
  row: readonly string[];
  line: number;
  flaw: Reject | undefined;
  /** Values of this row that are left out while the rest of it is kept. */
  leftOut: Reject[];
  /** Values of partners that are left out: listed once, not in each of their rows. */
  readonly listed: Set<string>;
}

export function rowCells(mapping: FileMapping): RowCells {
  const columnOf = Object.fromEntries(FILE_FIELDS.map((field) => [field, -1])) as Record<FileField, number>;
  for (const [at, column] of mapping.columns.entries()) if (column.field) columnOf[column.field] = at;
  return {
    mapping,
    at: columnOf,
    mapped: Object.values(columnOf).filter((at) => at >= 0),
    dates: mapping.columns.map(() => new Map()),
    identities: new Map(),
    row: [],
    line: 0,
    flaw: undefined,
    leftOut: [],
    listed: new Set(),
  };
}

/** Turns to the next row. */
export function turnTo(cells: RowCells, row: readonly string[], line: number): void {
  cells.row = row;
  cells.line = line;
  cells.flaw = undefined;
  if (cells.leftOut.length > 0) cells.leftOut = [];
  for (const at of cells.mapped) {
    if ((row[at]?.length ?? 0) > MAX_CELL) rejectCell(cells, at, 'cell-too-long');
  }
}

/** Rejects the row for its cell in the column `at`, or with -1 as a whole; the first reason stays. */
export function rejectCell(cells: RowCells, at: number, reason: string): void {
  if (cells.flaw) return;
  const column = cells.mapping.columns[at]?.header ?? '';
  const value = at < 0 ? cells.row.join(cells.mapping.delimiter) : cellOf(cells, at);
  cells.flaw = { line: cells.line, column, value: value.slice(0, 500), reason };
}

/** Leaves one value out and keeps the rest of the row. */
export function leaveOut(cells: RowCells, at: number, reason: string): void {
  const column = cells.mapping.columns[at]?.header ?? '';
  const value = cellOf(cells, at).slice(0, 500);
  cells.leftOut.push({ line: cells.line, column, value, reason, kept: '' });
}

/** The row's mapped cells as one text: two rows with the same words say the same. */
export function wordsOf(cells: RowCells): string {
  let words = '';
  for (const at of cells.mapped) words += `${cells.row[at]}\u001f`;
  return words;
}

function cellOf(cells: RowCells, at: number): string {
  return at < 0 ? '' : (cells.row[at] ?? '').trim();
}

/** A short text: a number, name or code. Longer than `longest` is a flaw, since cut numbers would meet others. */
export function textOf(cells: RowCells, at: number, longest: number): string | undefined {
  const text = cellOf(cells, at);
  if (text.length > longest) rejectCell(cells, at, 'text-too-long');
  return text === '' ? undefined : text;
}

/**
 * A document number of the row; `damaged` when a spreadsheet made something else of it, which the caller then rejects or
 * leaves out.
 */
export function documentOf(
  cells: RowCells,
  at: number,
  longest: number,
): { text: string | undefined; damaged?: Damage } {
  const text = textOf(cells, at, longest);
  const damaged = text === undefined ? undefined : damageOf(text, cells.mapping.columns[at]?.spreadsheet);
  return damaged ? { text: undefined, damaged } : { text };
}

/** A document number that tells the row from others: damage rejects the row. */
export function neededNumberOf(cells: RowCells, at: number, longest: number): string | undefined {
  const { text, damaged } = documentOf(cells, at, longest);
  if (damaged) rejectCell(cells, at, damaged);
  return text;
}

/** A document number that is told with the row: damage leaves it out. */
export function toldNumberOf(cells: RowCells, at: number, longest: number): string | undefined {
  const { text, damaged } = documentOf(cells, at, longest);
  if (damaged) leaveOut(cells, at, damaged);
  return text;
}

/** Free text: longer text is cut and ends in "…". */
export function proseOf(cells: RowCells, at: number, longest: number): string | undefined {
  const text = cellOf(cells, at);
  if (text === '') return undefined;
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

export function dateOf(cells: RowCells, at: number): CalendarDate | undefined {
  const text = cellOf(cells, at);
  if (text === '') return undefined;
  let date = cells.dates[at]?.get(text);
  if (!date) {
    const column = cells.mapping.columns[at];
    date = readDate(text, column?.dateOrder, column?.spreadsheet?.includes('serial-dates'));
    cells.dates[at]?.set(text, date);
  }
  if (date.kind === 'flaw') rejectCell(cells, at, date.reason);
  return date.kind === 'date' ? date.date : undefined;
}

/** An instant: day and time, as `readInstant` says. */
export function instantOf(cells: RowCells, at: number): Instant | undefined {
  const day = dateOf(cells, at);
  if (day === undefined) return undefined;
  const instant = readInstant(cellOf(cells, at), day);
  if (instant === undefined) rejectCell(cells, at, 'time-unreadable');
  return instant;
}

/** A month, `2026-03`. */
export function monthOf(cells: RowCells, at: number): string | undefined {
  const text = cellOf(cells, at);
  const column = cells.mapping.columns[at];
  const month = readMonth(text, column?.dateOrder, column?.spreadsheet?.includes('serial-dates'));
  if (month === undefined && text !== '') rejectCell(cells, at, 'month-unreadable');
  return month;
}

/** A quantity of 0 or more; below 0 only where `signed` says that a reversal is one. */
export function quantityOf(cells: RowCells, at: number, signed = false): number | undefined {
  const number = numberOf(cells, at);
  if (!number) return undefined;
  if (!signed && number.text.startsWith('-')) rejectCell(cells, at, 'quantity-negative');
  return Number(number.text);
}

/** Yes or no; undefined for "not known". */
export function flagOf(cells: RowCells, at: number): boolean | undefined {
  const text = cellOf(cells, at);
  if (text === '') return undefined;
  const flag = readFlag(text);
  if (flag === undefined) rejectCell(cells, at, 'flag-unreadable');
  return flag ?? undefined;
}

/** An amount in the currency of the row, or in the one that stands in the cell. */
export function moneyOf(cells: RowCells, at: number, currency: string): Money | undefined {
  const number = numberOf(cells, at);
  if (!number) return undefined;
  if (currency !== '' && number.currency && number.currency !== currency) {
    rejectCell(cells, at, 'currency-contradicts');
  }
  return { amount: number.text, currency: currency || (number.currency ?? '') };
}

function numberOf(cells: RowCells, at: number): (NumberCell & { kind: 'number' }) | undefined {
  const text = cellOf(cells, at);
  if (text === '') return undefined;
  const number = readNumber(text, cells.mapping.columns[at]?.decimal ?? '.');
  if (number.kind === 'flaw') rejectCell(cells, at, 'number-unreadable');
  return number.kind === 'number' ? number : undefined;
}

/** {@link identityOf}, once per different text. */
export function rememberedIdentity(cells: RowCells, text: string): string {
  let identity = cells.identities.get(text);
  if (identity === undefined) {
    identity = identityOf(text);
    cells.identities.set(text, identity);
  }
  return identity;
}
