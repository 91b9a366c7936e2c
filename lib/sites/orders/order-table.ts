import { dom } from '../reading/page-nodes.ts';
import { type Found, readValue } from './cell-value.ts';
import { isOfOrders, type Meaning, meaningOf, type Said } from './header-words.ts';
import type { Cell, Row } from './table.ts';
import { linesOf } from './text.ts';
import { fits } from './values.ts';

/** What the columns of a table hold, by their names. */
export interface Columns {
  byName: Map<string, { is: Meaning; heading: string; currency?: string | undefined }>;
  /** Texts of the headings: a row that repeats them says nothing. */
  texts: string[];
  width: number;
  /** The rows are of deliveries, not of what was ordered. */
  isOfShipments: boolean;
}

/** Rows at the top of a table that may be its heading. */
const MOST_HEADS = 4;
/** Rows that are looked at where the heading leaves open what a column holds. */
const SAMPLE = 30;

interface Heading extends Said {
  text: string;
  column: string;
}

const textOf = ({ element }: Cell, lines: readonly string[] = linesOf(element)): string =>
  lines.join(' ') || dom.attributeOf(element, 'aria-label') || dom.attributeOf(element, 'title') || '';

/** The columns of a table and the number of its heading rows, or nothing when its headings do not speak of orders. */
export function columnsOf(
  rows: readonly Row[],
  page: string,
): { columns: Columns; heads: number } | undefined {
  let heads = 0;
  while (heads < MOST_HEADS && rows[heads]?.isHead) heads++;
  const isSaid = heads > 0;
  if (!isSaid) {
    // Plain cells are a heading only as a whole: words without digits.
    const texts = (rows[0]?.cells ?? []).map((cell) => textOf(cell));
    if (texts.length < 2 || texts.some((text) => /\p{Nd}/u.test(text))) return undefined;
    heads = 1;
  }
  const stacks = stacksOf(rows.slice(0, heads));
  const headings: Heading[] = [];
  for (const [column, texts] of stacks) {
    const said = meaningOfStack(texts);
    if (said) headings.push({ ...said, column });
  }
  if (headings.length < 2 || (!isSaid && headings.length < stacks.size / 2)) return undefined;
  const columns: Columns = {
    byName: new Map(),
    texts: [...stacks.values()].flat(),
    width: Math.max(...rows.slice(0, heads).map(widthOf)),
    isOfShipments: false,
  };
  settle(headings, rows.slice(heads, heads + SAMPLE), columns, page);
  return { columns, heads };
}

const widthOf = (row: Row): number => row.cells.reduce((sum, { width }) => sum + width, 0);

/** The texts above each column, from top to bottom. */
function stacksOf(heads: readonly Row[]): Map<string, string[]> {
  const stacks = new Map<string, string[]>();
  const last = new Map<string, Element>();
  for (const { cells } of heads) {
    for (const cell of cells) {
      const text = textOf(cell);
      for (let at = 0; at < cell.width; at++) {
        const column = at === 0 ? cell.column : `${Number(cell.column) + at}`;
        const stack = stacks.get(column) ?? [];
        if (text && last.get(column) !== cell.element) stack.push(text);
        last.set(column, cell.element);
        stacks.set(column, stack);
      }
    }
  }
  return stacks;
}

/** A heading under another is read with it, and alone where the upper one says nothing. */
function meaningOfStack(texts: readonly string[]): (Said & { text: string }) | undefined {
  const [above = '', own = above] = texts.slice(-2);
  const said =
    above === own
      ? meaningOf(own)
      : (meaningOf(`${above} ${own}`) ?? meaningOf(`${own} ${above}`) ?? meaningOf(own) ?? meaningOf(above));
  return said && { ...said, text: own };
}

/** Decides what the columns hold, each field once, by all headings and, where they leave it open, by the values. */
function settle(headings: Heading[], rows: readonly Row[], columns: Columns, page: string): void {
  const has = (is: Meaning): boolean => headings.some((heading) => heading.is === is);
  const rename = (from: Meaning, to: Meaning, rank = Number.POSITIVE_INFINITY): void => {
    for (const heading of headings) if (heading.is === from && heading.rank < rank) heading.is = to;
  };
  if (headings.some(({ is, rank }) => is === 'item' && rank === 3)) rename('item', 'supplierItem', 3);
  for (const heading of headings)
    if (heading.is === 'item' && heading.rank < 3) judgeItem(heading, rows, headings);
  if (has('delivery')) rename('delivery', has('promised') ? 'requested' : 'promised');
  const number = headings.find(({ is }) => is === 'number');
  if (number && !has('line') && valuesOf(number, rows).every((text) => /^\d{1,4}$/.test(text)))
    number.is = 'line';
  else if (!has('order') && isOfOrders(page)) rename('number', 'order');
  if (has('order') && !has('ordered')) rename('date', 'ordered');
  columns.isOfShipments = has('shipment') && (has('shipped') || has('tracking')) && !has('ordered');
  const gone = new Set<Meaning>(['number', 'date', 'invoice', 'shipment', 'delivery']);
  // What stands beside the number of an invoice or a delivery is likelier said of that.
  if (has('invoice') || columns.isOfShipments)
    for (const is of ['quantity', 'amount', 'status'] as const) gone.add(is);
  if (has('invoice'))
    for (const heading of headings) if (heading.rank === 0 && heading.is === 'ordered') gone.add('ordered');
  for (const { is, rank, text, column, currency } of headings) {
    const rivals = headings.filter((other) => other.is === is && other.column !== column);
    const isBest = rivals.every((other) => other.rank < rank || (other.rank === rank && other.text === text));
    if (isBest && !gone.has(is)) columns.byName.set(column, { is, heading: text, currency });
  }
}

/** What the sample says under a heading. */
const valuesOf = ({ column }: Heading, rows: readonly Row[]): string[] =>
  rows
    .map(({ cells }) => cells.find((cell) => cell.column === column && cell.width === 1))
    .map((cell) => (cell ? (linesOf(cell.element).find((line) => line.length > 1) ?? textOf(cell)) : ''))
    .filter(Boolean);

/** "Item" heads numbers of lines, numbers of parts, or their names. */
function judgeItem(heading: Heading, rows: readonly Row[], headings: readonly Heading[]): void {
  const values = valuesOf(heading, rows);
  const others = headings.filter((other) => other !== heading);
  const isTold = others.some(({ is }) => is === 'item' || is === 'description');
  if (values.length === 0) return;
  if (isTold && !others.some(({ is }) => is === 'line') && values.every((text) => /^\d{1,5}$/.test(text)))
    heading.is = 'line';
  else if (
    heading.rank === 0 &&
    values.filter((text) => /\p{L}.*\s|^[^\p{Nd}]+$/u.test(text)).length * 2 > values.length
  )
    heading.is = 'description';
}

/** The lines of each cell of a row: asked for once, since a list has thousands of cells. */
export type CellLines = readonly string[][];

/** What a row says under the headings. */
export function foundIn(row: Row, columns: Columns, lines: CellLines): Found {
  const found: Found = {};
  for (const [index, { element, column, width }] of row.cells.entries()) {
    for (let at = 0; at < Math.min(width, columns.width); at++) {
      const place = columns.byName.get(at === 0 ? column : `${Number(column) + at}`);
      if (!place) continue;
      readValue(found, element, place.is, place.heading, lines[index] as string[]);
      if (place.currency && found[place.is]) found.currency ??= place.currency;
      break;
    }
  }
  return found;
}

const TOTAL =
  /^(?:(?:grand|net|sub|order|gesamt|zwischen)[\s-]?)?(?:totals?|sums?|summe|betrag)\b|^(?:insgesamt|gesamt|montant total|importe total|suma|somme)\b/i;

/** True for a row that sums others up, or repeats the headings. */
export function isAside(row: Row, columns: Columns, lines: CellLines): boolean {
  const texts = row.cells.map((cell, at) => textOf(cell, lines[at])).filter(Boolean);
  const repeated = texts.filter((text) => columns.texts.includes(text)).length;
  return row.isFoot || texts.length === 0 || TOTAL.test(texts[0] ?? '') || repeated * 2 > texts.length;
}

/** True where one cell goes over most of the columns: it heads what follows, or goes on with what was before. */
export const isSpanned = (row: Row, { width }: Columns, lines: CellLines): boolean =>
  row.cells.some((cell) => cell.width > 1 && cell.width * 2 > width) &&
  lines.filter(({ length }) => length > 0).length <= 1;

/** True for what only a line has. */
export const isLine = (found: Found): boolean =>
  [found.line, found.item, found.supplierItem, found.gtin, found.quantity, found.price].some(
    (text) => text !== undefined,
  ) ||
  (found.description !== undefined && found.order === undefined);

/** What came is a date or a number. */
export function decideCame(found: Found): void {
  const { came } = found;
  if (came === undefined) return;
  const is = fits('delivered', came) ? 'delivered' : 'received';
  found[is] ??= came;
}
