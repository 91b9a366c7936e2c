import { dom } from '../reading/page-nodes.ts';
import { isSkipped } from './text.ts';

/** A cell with the column it begins in; under a span of rows the same cell stands in each of them. */
export interface Cell {
  element: Element;
  column: string;
  /** How many columns it goes over. */
  width: number;
}

export interface Row {
  element: Element;
  cells: Cell[];
  isHead: boolean;
  isFoot: boolean;
  /** Its number in the whole list, where only a part of it is in the page. */
  index: string | null;
  /** Depth in a tree. */
  level: number;
}

const TABLE = /^(?:grid|treegrid|table)$/;
const CELL = /^(?:gridcell|cell|columnheader|rowheader)$/;
const COLUMN_NAMES = ['aria-colindex', 'col-id', 'data-field', 'tabulator-field', 'data-column-id'];
const INDEX_NAMES = ['aria-rowindex', 'row-index', 'data-rowindex', 'data-row-index', 'data-index'];

// Most elements have no attribute at all: that is asked first.
const firstOf = (element: Element, names: readonly string[]): string | null =>
  (dom.hasAttributes(element) ? names : [])
    .map((name) => dom.attributeOf(element, name))
    .find((value) => value) ?? null;

const roleOf = (element: Element): string => firstOf(element, ['role']) ?? '';

/** True for `table` and for what says by its role that it is one. */
export const isTable = (element: Element): boolean =>
  dom.tagOf(element) === 'table' || TABLE.test(roleOf(element));

const isRow = (element: Element): boolean => dom.tagOf(element) === 'tr' || roleOf(element) === 'row';
const isCell = (element: Element): boolean =>
  /^t[dh]$/.test(dom.tagOf(element)) || CELL.test(roleOf(element));

const spanOf = (element: Element, name: string, most: number): number => {
  const span = Number(dom.attributeOf(element, name));
  return span > 0 ? Math.min(span, most) : 1;
};

/** Elements of a kind below one, not those in tables inside it. */
function* below(
  root: Element,
  fits: (element: Element) => boolean,
  depth = 0,
): Generator<Element, void, undefined> {
  for (let at = dom.firstElementOf(root); at; at = dom.elementAfter(at)) {
    if (isSkipped(at)) continue;
    if (fits(at)) yield at;
    else if (depth < 12 && !isTable(at)) yield* below(at, fits, depth + 1);
  }
}

/** Cells of one row that are looked at. */
const MOST_CELLS = 200;

interface Carried {
  cell: Cell;
  rows: number;
}

/**
 * Rows that are read without a pause. A grid that is scrolled draws other rows into the same elements: what it shows now is
 * read at once, or a line would go on from the order of another row.
 */
export const AT_ONCE = 128;

/** The rows of a table or grid; parts of one row that lie in several containers (pinned columns) come as one. */
export function* rowsOf(table: Element, most: number): Generator<undefined, Row[]> {
  const rows: Row[] = [];
  const pieces = new Map<string, Row>();
  let carried: (Carried | undefined)[] = [];
  let section: Node | null = null;
  let count = 0;
  for (const element of below(table, isRow)) {
    if (rows.length >= most) break;
    const above = dom.parentOf(element);
    if (above !== section) carried = [];
    section = above;
    const row = readRow(element, above, carried);
    const key = dom.tagOf(element) !== 'tr' && row.index ? `${row.index}` : '';
    const first = pieces.get(key);
    if (key && first) first.cells.push(...row.cells);
    else {
      if (key) pieces.set(key, row);
      rows.push(row);
    }
    if (++count % AT_ONCE === 0) yield;
  }
  return rows;
}

function readRow(element: Element, section: Node | null, carried: (Carried | undefined)[]): Row {
  const cells: Cell[] = [];
  const inside: Element[] = [];
  for (const cell of below(element, isCell)) if (inside.push(cell) >= MOST_CELLS) break;
  let place = 0;
  const takeCarried = (): void => {
    for (let above = carried[place]; above; above = carried[place]) {
      if (cells.at(-1) !== above.cell) cells.push(above.cell);
      carried[place] = above.rows > 1 ? { cell: above.cell, rows: above.rows - 1 } : undefined;
      place++;
    }
  };
  for (const cell of inside) {
    takeCarried();
    const made: Cell = { element: cell, column: `${place}`, width: 1 };
    cells.push(made);
    let rows = 1;
    // Asked once, since a list has tens of thousands of cells.
    if (dom.hasAttributes(cell)) {
      made.column = firstOf(cell, COLUMN_NAMES) ?? made.column;
      made.width = spanOf(cell, 'colspan', 100);
      rows = spanOf(cell, 'rowspan', 1_000);
    }
    if (rows > 1)
      for (let at = 0; at < made.width; at++) carried[place + at] = { cell: made, rows: rows - 1 };
    place += made.width;
  }
  takeCarried();
  const name = section && dom.isElement(section) ? dom.tagOf(section) : '';
  const isHeading = (cell: Element): boolean =>
    roleOf(cell) === 'columnheader' ||
    (dom.tagOf(cell) === 'th' && dom.attributeOf(cell, 'scope') !== 'row' && !/^r/.test(roleOf(cell)));
  return {
    element,
    cells,
    isHead:
      name === 'thead' || (inside.some(isHeading) && inside.every((cell) => isHeading(cell) || isBare(cell))),
    isFoot: name === 'tfoot',
    index: firstOf(element, INDEX_NAMES),
    level: Number(dom.attributeOf(element, 'aria-level')) || 0,
  };
}

const isBare = (cell: Element): boolean => dom.shortText(cell, 200) === '' && !dom.firstElementOf(cell);
