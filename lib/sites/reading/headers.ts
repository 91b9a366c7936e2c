import type { Label } from '../../recognise/label-words.ts';
import { labelOfHeader, type SOMETHING_ELSE } from '../../recognise/labels.ts';
import {
  all,
  attributeOf,
  closest,
  elementAbove,
  elementAfter,
  elementBefore,
  firstElementOf,
  shortText,
  tagOf,
} from './nodes.ts';

/** What a header says: a kind of number, something that is no document number, or nothing (undefined). */
export type Said = Label | typeof SOMETHING_ELSE | undefined;

const MAX_COLUMNS = 200;
const CELL = 'td,th,dd,[role=gridcell],[role=cell]';

/** Columns by name or place; a row of another width than the header row is not told by it (row spans, sections). */
interface Columns {
  said: Map<string, Said>;
  width: number;
}

/** Headers of tables and grids, read once per pass. */
export type Headers = Map<Element, Columns>;

export const sayingOf = (element: Element | null): Said =>
  element ? labelOfHeader(shortText(element, 60)) : undefined;

/** The element that holds one value of a table, grid or definition list, around `element`. */
export const cellAround = (element: Element): Element | null => closest(element, CELL);

/** What the header of the cell's column says, else its row header, the label cell before it, or its `dt`. */
export function ofCell(headers: Headers, cell: Element): Said {
  const row = elementAbove(cell);
  const table = row && tagOf(cell) !== 'dd' && closest(row, 'table,[role=grid],[role=treegrid],[role=table]');
  if (row && table) {
    let columns = headers.get(table);
    if (!columns) {
      columns = columnsOf(table);
      headers.set(table, columns);
    }
    const { key, width } = placeIn(row, cell);
    const said = columns.width === width || key.includes('=') ? columns.said.get(key) : undefined;
    if (said) return said;
  }
  let before = elementBefore(cell);
  while (before && tagOf(cell) === 'dd' && tagOf(before) === 'dd') before = elementBefore(before);
  return sayingOf(before);
}

/** Name of the cell's column (by attribute, else by place), and the columns of its row. */
function placeIn(row: Element, cell: Element): { key: string; width: number } {
  let width = 0;
  let key = '';
  for (let at = firstElementOf(row); at && width < MAX_COLUMNS; at = elementAfter(at)) {
    if (at === cell) key = `${width}`;
    const span = Number(attributeOf(at, 'colspan') ?? 1);
    width += span > 0 ? span : 1;
  }
  for (const name of ['aria-colindex', 'col-id', 'data-field']) {
    const value = attributeOf(cell, name);
    if (value) key = `${name}=${value}`;
  }
  return { key, width };
}

/** The header cells: of the last row of `thead`, with the role, or a first row of `th` or of short texts with a known label. */
function columnsOf(table: Element): Columns {
  const columns: Columns = { said: new Map(), width: -1 };
  let cells = [...all(table, ':scope > thead > tr:last-child > *')];
  if (cells.length === 0) cells = [...all(table, '[role=columnheader]')];
  if (cells.length === 0) {
    cells = [...all(table, ':scope > tr:first-child > *, :scope > tbody:first-of-type > tr:first-child > *')];
    const texts = cells.map((cell) => shortText(cell, 60));
    const isHead = cells.every((cell) => tagOf(cell) === 'th');
    // `th` beside `td` heads its row; plain cells are a header only as a whole.
    const isPlain =
      cells.length > 2 &&
      cells.every((cell) => tagOf(cell) === 'td') &&
      !texts.some((text) => text === '' || /\d/.test(text));
    if (!isHead && !(isPlain && texts.some(labelOfHeader))) return columns;
  }
  for (const cell of cells) {
    const row = elementAbove(cell);
    if (!row) continue;
    const { key, width } = placeIn(row, cell);
    columns.said.set(key, sayingOf(cell));
    columns.width = width;
  }
  return columns;
}
