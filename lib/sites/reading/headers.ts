import type { Label } from '../../recognise/label-words.ts';
import { labelOfHeader, type SOMETHING_ELSE } from '../../recognise/labels.ts';
import {
  all,
  attributeOf,
  elementAbove,
  elementBefore,
  elementFrom,
  firstChildOf,
  nextOf,
  shortText,
  tagOf,
} from './nodes.ts';

/** What a header says: a kind of number, something that is no document number, or nothing (undefined). */
export type Said = Label | typeof SOMETHING_ELSE | undefined;

interface Columns {
  said: Said[];
  /** Columns in the header row; a row of another width is not told by it (row spans, sections). */
  width: number;
}

const HEADER_LENGTH = 60;
const COLUMN_ATTRIBUTES = ['aria-colindex', 'col-id', 'data-field', 'data-column-id'];
const MAX_COLUMNS = 200;

/** Headers of tables and grids, read once per pass. */
export interface Headers {
  /** What the header of the cell's column says, else its row header, the label cell before it, or its `dt`. */
  ofCell(cell: Element): Said;
}

export function createHeaders(): Headers {
  const tables = new Map<Element, Columns | undefined>();
  const grids = new Map<Element, Map<string, Said>>();
  return {
    ofCell(cell) {
      const tag = tagOf(cell);
      if (tag === 'dd') return sayingOf(termOf(cell));
      const column = tag === 'td' || tag === 'th' ? ofTable(cell, tables) : ofGrid(cell, grids);
      return column ?? ofRow(cell);
    },
  };
}

const sayingOf = (element: Element | null): Said =>
  element ? labelOfHeader(shortText(element, HEADER_LENGTH)) : undefined;

/** True for elements that hold one value of a table, grid or definition list. */
export function isCell(element: Element, tag: string): boolean {
  if (tag === 'td' || tag === 'th' || tag === 'dd') return true;
  const role = attributeOf(element, 'role');
  return role === 'gridcell' || role === 'cell';
}

function termOf(value: Element): Element | null {
  let at = elementBefore(value);
  while (at && tagOf(at) === 'dd') at = elementBefore(at);
  return at && tagOf(at) === 'dt' ? at : null;
}

/** The nearest cell before this one in its row is a label: `<th>Order no.</th><td>1042</td>`. */
function ofRow(cell: Element): Said {
  const before = elementBefore(cell);
  return before && tagOf(before) !== 'tr' ? sayingOf(before) : undefined;
}

function ofTable(cell: Element, tables: Map<Element, Columns | undefined>): Said {
  const row = elementAbove(cell);
  const table = row && tableOf(row);
  if (!row || !table) return undefined;
  if (!tables.has(table)) tables.set(table, columnsOf(table));
  const columns = tables.get(table);
  if (!columns) return undefined;
  let index = 0;
  let width = 0;
  for (let at = elementFrom(firstChildOf(row)); at && width < MAX_COLUMNS; at = elementFrom(nextOf(at))) {
    if (at === cell) index = width;
    width += spanOf(at);
  }
  return width === columns.width ? columns.said[index] : undefined;
}

function tableOf(row: Element): Element | null {
  let at = elementAbove(row);
  for (let steps = 0; at && steps < 3; steps++, at = elementAbove(at)) if (tagOf(at) === 'table') return at;
  return null;
}

function spanOf(cell: Element): number {
  const span = Number.parseInt(attributeOf(cell, 'colspan') ?? '1', 10);
  return span >= 1 && span <= MAX_COLUMNS ? span : 1;
}

/** The header row: the last row of `thead`, else a first row of `th`, else a first row of short texts with a known label. */
function columnsOf(table: Element): Columns | undefined {
  let body: Element | null = null;
  let header: Element | null = null;
  for (let at = elementFrom(firstChildOf(table)); at; at = elementFrom(nextOf(at))) {
    const tag = tagOf(at);
    if (tag === 'thead') header = lastRowOf(at);
    if (header || tag === 'tbody' || tag === 'tr') {
      body = tag === 'tr' ? at : elementFrom(firstChildOf(at));
      break;
    }
  }
  const row = header ?? body;
  if (!row || tagOf(row) !== 'tr') return undefined;
  const columns: Columns = { said: [], width: 0 };
  let cells = 0;
  let heads = 0;
  for (
    let at = elementFrom(firstChildOf(row));
    at && columns.width < MAX_COLUMNS;
    at = elementFrom(nextOf(at))
  ) {
    const text = shortText(at, HEADER_LENGTH);
    cells++;
    if (tagOf(at) === 'th' || attributeOf(at, 'role') === 'columnheader') heads++;
    else if (!header && (text === '' || /\d/.test(text))) return undefined;
    columns.said[columns.width] = labelOfHeader(text);
    columns.width += spanOf(at);
  }
  // A first row of plain cells is a header only as a whole; `th` beside `td` heads its row, not columns.
  if (!header && heads !== cells && (heads > 0 || !columns.said.some(Boolean) || cells < 3)) return undefined;
  return columns;
}

function lastRowOf(head: Element): Element | null {
  let row: Element | null = null;
  for (let at = elementFrom(firstChildOf(head)); at; at = elementFrom(nextOf(at)))
    if (tagOf(at) === 'tr') row = at;
  return row;
}

function ofGrid(cell: Element, grids: Map<Element, Map<string, Said>>): Said {
  let grid = elementAbove(cell);
  for (let steps = 0; grid && steps < 12; steps++, grid = elementAbove(grid)) {
    const role = attributeOf(grid, 'role');
    if (role === 'grid' || role === 'treegrid' || role === 'table') break;
  }
  if (!grid || !attributeOf(grid, 'role')) return undefined;
  let headers = grids.get(grid);
  if (!headers) {
    headers = headersOf(grid);
    grids.set(grid, headers);
  }
  for (const key of columnKeys(cell)) if (headers.has(key)) return headers.get(key);
  return undefined;
}

function headersOf(grid: Element): Map<string, Said> {
  const headers = new Map<string, Said>();
  let count = 0;
  for (const header of all(grid, '[role="columnheader"]')) {
    if (++count > MAX_COLUMNS) break;
    const said = sayingOf(header);
    for (const key of columnKeys(header)) if (!headers.has(key)) headers.set(key, said);
  }
  return headers;
}

/** Names of a column, surest first: by attribute, else by position in its row. */
function columnKeys(cell: Element): string[] {
  for (const name of COLUMN_ATTRIBUTES) {
    const value = attributeOf(cell, name);
    if (value) return [`${name}=${value}`];
  }
  let index = 0;
  for (let at = elementBefore(cell); at && index < MAX_COLUMNS; at = elementBefore(at)) index++;
  return [`position=${index}`];
}
