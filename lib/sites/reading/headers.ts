import type { Label } from '../../recognise/label-words.ts';
import { labelOfHeader, type SOMETHING_ELSE } from '../../recognise/labels.ts';
import { dom } from './page-nodes.ts';

/** What a header says: a kind of number, something that is no document number, or nothing (undefined). */
export type Said = Label | typeof SOMETHING_ELSE | undefined;

const COLUMN_NAMES = ['aria-colindex', 'col-id', 'data-field'];
/** The element that holds one value of a table, grid or definition list. */
export const CELL = 'td,th,dd,[role=gridcell],[role=cell]';

/** Columns by name or place; a row of another width than the header row is not told by it (row spans, sections). */
interface Columns {
  said: Map<string, Said>;
  width: number;
}

/** The cells of one row with the column in which each begins. */
interface Row {
  element: Element;
  table: Element | null;
  width: number;
  places: Map<Element, number>;
}

/** What was found out in a pass: the columns of each table, and the row last read, since its cells come one after the other. */
export interface Headers {
  tables: Map<Element, Columns>;
  row?: Row;
}

export const sayingOf = (element: Element | null): Said =>
  element ? labelOfHeader(dom.shortText(element, 60)) : undefined;

/** What the header of the cell's column says, else its row header, the label cell before it, or its `dt`. */
export function ofCell(headers: Headers, cell: Element): Said {
  const above = dom.elementAbove(cell);
  const row = above && dom.tagOf(cell) !== 'dd' ? rowOf(headers, above) : undefined;
  const columns = row?.table && columnsIn(headers, row.table);
  // Where no header says anything, the cells beside this one are not looked at: a mail may have a hundred thousand.
  if (row && columns && columns.said.size > 0) {
    if (!row.places.has(cell)) place(row);
    const key = keyOf(row, cell);
    const said = columns.width === row.width || key.includes('=') ? columns.said.get(key) : undefined;
    if (said) return said;
  }
  let before = dom.elementBefore(cell);
  while (before && dom.tagOf(cell) === 'dd' && dom.tagOf(before) === 'dd') before = dom.elementBefore(before);
  return sayingOf(before);
}

function columnsIn({ tables }: Headers, table: Element): Columns {
  const columns = tables.get(table) ?? columnsOf(table);
  tables.set(table, columns);
  return columns;
}

function rowOf(headers: Headers, element: Element): Row {
  if (headers.row?.element !== element) headers.row = readRow(element);
  return headers.row as Row;
}

/** A row before it is known where its cells stand. */
const readRow = (element: Element): Row => ({
  element,
  table: dom.closest(element, 'table,[role=grid],[role=treegrid],[role=table]'),
  width: 0,
  places: new Map(),
});

/** Finds the column of each cell; again when the row got new ones. */
function place(row: Row): Row {
  row.width = 0;
  for (let at = dom.firstElementOf(row.element); at; at = dom.elementAfter(at)) {
    row.places.set(at, row.width);
    const span = dom.hasAttributes(at) ? Number(dom.attributeOf(at, 'colspan')) : 1;
    row.width += span > 0 ? span : 1;
  }
  return row;
}

/** Name of the cell's column: by attribute, else by place. */
function keyOf(row: Row, cell: Element): string {
  let key = `${row.places.get(cell) ?? ''}`;
  if (!dom.hasAttributes(cell)) return key;
  for (const name of COLUMN_NAMES) {
    const value = dom.attributeOf(cell, name);
    if (value) key = `${name}=${value}`;
  }
  return key;
}

/** The header cells: of the last row of `thead`, with the role, or a first row of `th` or of short texts with a known label. */
function columnsOf(table: Element): Columns {
  const columns: Columns = { said: new Map(), width: -1 };
  let cells = [...dom.all(table, ':scope > thead > tr:last-child > *')];
  if (cells.length === 0) cells = [...dom.all(table, '[role=columnheader]')];
  if (cells.length === 0) {
    cells = [
      ...dom.all(table, ':scope > tr:first-child > *, :scope > tbody:first-of-type > tr:first-child > *'),
    ];
    const texts = cells.map((cell) => dom.shortText(cell, 60));
    const isHead = cells.every((cell) => dom.tagOf(cell) === 'th');
    // `th` beside `td` heads its row; plain cells are a header only as a whole.
    const isPlain =
      cells.length > 2 &&
      cells.every((cell) => dom.tagOf(cell) === 'td') &&
      !texts.some((text) => text === '' || /\d/.test(text));
    if (!isHead && !(isPlain && texts.some(labelOfHeader))) return columns;
  }
  let last: Row | undefined;
  for (const cell of cells) {
    const row = dom.elementAbove(cell);
    if (!row) continue;
    if (row !== last?.element) last = place(readRow(row));
    const said = sayingOf(cell);
    if (said) columns.said.set(keyOf(last, cell), said);
    columns.width = last.width;
  }
  return columns;
}
