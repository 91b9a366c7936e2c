import type { PageRow } from '../../domain/page-reading.ts';
import { dom } from '../reading/page-nodes.ts';
import { type Found, pairIn, put } from './cell-value.ts';
import { meaningOf, orderNumberIn } from './header-words.ts';
import { pairAt } from './labels.ts';
import { listedRows } from './listed-rows.ts';
import { type Columns, columnsOf, decideCame, foundIn, isAside, isLine, isSpanned } from './order-table.ts';
import { AT_ONCE, isTable, type Row, rowsOf } from './table.ts';
import { linesOf, linesOfCell } from './text.ts';
import { turned } from './turned-table.ts';

/** A row of a table, before it is known which order stands around it. */
export interface TableRow {
  table: Element;
  row: Element;
  index: string | null;
  found: Found;
  of: PageRow['of'];
  /** Its own number, or that of the row it goes on from. */
  order: string | undefined;
  turn: number;
  /** It has a column for numbers of orders, and none in it. */
  isOther: boolean;
  isOfShipments: boolean;
}

interface ReadTable {
  rows: TableRow[];
  isCut: boolean;
  /** Tables inside its cells. */
  inside: Element[];
  /** What its headings say. */
  words: string;
}

/** Heading rows and the like, beyond the rows that are asked for. */
const SPARE = 8;

/** Reads a table or grid whose headings speak of orders; undefined for others. */
export function* readTable(
  table: Element,
  page: string,
  most: number,
): Generator<undefined, ReadTable | undefined> {
  const limit = Math.max(most, 0) + SPARE;
  const rows = yield* rowsOf(table, limit);
  const isCut = rows.length >= limit;
  const read = yield* readRows(table, rows, page, isCut);
  const columns = read ? undefined : turned(rows);
  return columns ? yield* readRows(table, columns, page, isCut) : read;
}

/** Reads what looks like a table without being one: elements of as many parts as the one of headings before them. */
export function* readListed(
  head: Element,
  page: string,
  most: number,
): Generator<undefined, ReadTable | undefined> {
  const limit = Math.max(most, 0) + SPARE;
  const rows = yield* listedRows(head, limit);
  return rows && (yield* readRows(head, rows, page, rows.length >= limit));
}

function* readRows(
  table: Element,
  rows: readonly Row[],
  page: string,
  isCut: boolean,
): Generator<undefined, ReadTable | undefined> {
  const known = columnsOf(rows, page);
  if (!known) return undefined;
  const { columns, heads } = known;
  const result: ReadTable = { rows: [], isCut, inside: [], words: columns.texts.join(' ') };
  const hasOrders = [...columns.byName.values()].some(({ is }) => is === 'order');
  let group: string | undefined;
  let last: { row: Row; order: string | undefined } | undefined;
  let count = 0;
  for (const row of rows.slice(heads)) {
    if (++count % AT_ONCE === 0) yield;
    for (const { element } of row.cells) result.inside.push(...tablesIn(element));
    const lines = row.cells.map(({ element }) => linesOfCell(element));
    if (isSpanned(row, columns, lines)) {
      const number = orderOf(row);
      if (number !== undefined) group = number;
      else if (!isAside(row, columns, lines)) goOn(result.rows.at(-1), row);
      continue;
    }
    if (isAside(row, columns, lines)) continue;
    const found = foundIn(row, columns, lines);
    decideCame(found);
    const of = isLine(found) ? 'line' : 'order';
    const isOn = of === 'line' && last && found.order === undefined && goesOn(row, last.row, columns);
    const order = found.order ?? (isOn ? last?.order : undefined) ?? group;
    if (found.order !== undefined || !isOn) last = { row, order: found.order };
    result.rows.push({
      table,
      row: row.element,
      index: row.index,
      found,
      of,
      order,
      turn: 0,
      isOther: hasOrders && group === undefined,
      isOfShipments: columns.isOfShipments,
    });
  }
  return result;
}

function* tablesIn(cell: Element): Generator<Element> {
  if (!dom.firstElementOf(cell)) return;
  for (const inner of dom.all(cell, 'table,[role$=grid],[role=table]')) if (isTable(inner)) yield inner;
}

/** True for a line that leaves the number of its order out because it stands above: in a tree, or in a cell left empty. */
function goesOn(row: Row, before: Row, columns: Columns): boolean {
  if (row.level > 0 || before.level > 0) return row.level > before.level;
  const cell = row.cells.find(({ column }) => columns.byName.get(column)?.is === 'order');
  return cell !== undefined && linesOf(cell.element).length === 0;
}

/** The number that a row over all columns names: "Order 4711", "Bestellnummer: 4711, 4 May". */
function orderOf(row: Row): string | undefined {
  for (const { element } of row.cells) {
    const lines = linesOf(element);
    const text = lines.join(' ');
    const number = orderNumberIn(text);
    if (number !== undefined) return number;
    const pair = pairIn(text);
    if (pair && meaningOf(pair.label)?.is === 'order') {
      const found: Found = {};
      put(found, 'order', pair.value.split(/[,;]/)[0] ?? '');
      return found.order;
    }
  }
  return undefined;
}

/** What stands with its labels below a row that had no room for it, is said of that row. */
function goOn(before: TableRow | undefined, { cells }: Row): void {
  if (!before) return;
  const used = new Set<Element>();
  for (const { element } of cells) {
    for (const { text, owner } of textsIn(element)) {
      const pair = pairAt(text, owner, used);
      if (!pair || pair.is === 'order') continue;
      const is = pair.is === 'delivery' ? 'promised' : pair.is;
      put(before.found, is, pair.text);
    }
  }
}

/** Texts below a cell, not those in tables inside it. */
function* textsIn(element: Element, depth = 0): Generator<{ text: Text; owner: Element }> {
  for (let at = dom.firstChildOf(element); at; at = dom.nextOf(at)) {
    if (dom.isText(at)) yield { text: at, owner: element };
    else if (dom.isElement(at) && depth < 12 && !isTable(at)) yield* textsIn(at, depth + 1);
  }
}
