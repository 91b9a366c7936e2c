import { dateShape } from '../../recognise/values/date-cells.ts';
import { readNumber } from '../../recognise/values/number-cells.ts';
import { headerWords, isKnownHeading } from './header-words.ts';

/** How exports write the fields of an order's lines: `Order Lines/Product`. */
const LINES_OF =
  /^(?:(?:purchase )?order lines?|bestellpositionen|lignes de commande|l[ií]neas (?:de|del) pedido)\//i;
/** Title lines before the headings are looked through up to here. */
const SEARCHED_ROWS = 60;
const SEARCHED_LINES = 200;
const MOST_HEADING_ROWS = 3;
const MAX_HEADER = 300;
/** Cells of a row that are looked at for known headings: enough to find the row. */
const CELLS_LOOKED_AT = 200;

/** What the headings of a table say. */
export interface Headings {
  /** One per column, each different from the others unless blank: "Dates Requested", "Quantity (2)". */
  headers: string[];
  /** The same without group, path and count: "Requested", "Quantity". */
  labels: string[];
}

/** Where the headings stand among the rows at the start of a file. */
export interface HeadingPlace {
  /** Index of the first heading row. */
  at: number;
  rows: number;
  /** How many of its cells are headings that are known. */
  known: number;
}

/**
 * Finds the headings by what they say: the row with the most known headings. A first row that could hold headings gives
 * way only to one that knows clearly more.
 */
export function findKnownHeading(
  rows: readonly string[][],
  lines: readonly number[],
): HeadingPlace | undefined {
  const first = known(rows[0]);
  const width = usualWidth(rows);
  let best = { at: 0, known: first };
  for (let at = 1; at < Math.min(rows.length, SEARCHED_ROWS); at += 1) {
    if ((lines[at] ?? 0) >= SEARCHED_LINES) break;
    const found = known(rows[at]);
    if (found > best.known && !areValues(rows[at])) best = { at, known: found };
  }
  const least = couldHead(rows[0], width) ? Math.max(3, 2 * first + 1) : 2;
  if (best.at > 0 && best.known < least) best = { at: 0, known: first };
  return best.known < 2 ? undefined : { ...withGroups(rows, best.at), known: best.known };
}

/** Finds the headings by form: the first row that is nearly as wide as the table and holds words, no values. */
export function findWideHeading(
  rows: readonly string[][],
  lines: readonly number[],
): HeadingPlace | undefined {
  const width = usualWidth(rows);
  for (let at = 0; at < Math.min(rows.length, SEARCHED_ROWS); at += 1) {
    if ((lines[at] ?? 0) >= SEARCHED_LINES) break;
    if (couldHead(rows[at], width)) return { ...withGroups(rows, at), known: 0 };
  }
  return undefined;
}

/**
 * The headings that one to three rows make together. A merged group heading has blanks to its right, below which its
 * columns go on: each of them is "Group Column".
 */
export function headingsOf(rows: readonly (readonly string[])[]): Headings {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const parts: string[][] = Array.from({ length: width }, () => []);
  for (const [at, row] of rows.entries()) {
    const below = rows.slice(at + 1);
    let group = '';
    for (let column = 0; column < width; column += 1) {
      const own = textAt(row, column);
      const goesOn = below.some((lower) => textAt(lower, column) !== '');
      if (own !== '') group = own;
      const said = own === '' && goesOn ? group : own;
      if (own !== '' && !goesOn) group = '';
      if (said !== '' && parts[column]?.at(-1) !== said) parts[column]?.push(said);
    }
  }
  return {
    headers: unique(parts.map((words) => words.join(' '))),
    labels: parts.map((words) => (words.at(-1) ?? '').replace(LINES_OF, '')),
  };
}

/** The second "Date" becomes "Date (2)". */
function unique(headers: string[]): string[] {
  const taken = new Set(headers);
  const seen = new Set<string>();
  return headers.map((header) => {
    if (header === '' || !seen.has(header)) {
      seen.add(header);
      return header;
    }
    let count = 2;
    while (taken.has(numbered(header, count))) count += 1;
    taken.add(numbered(header, count));
    return numbered(header, count);
  });
}

function numbered(header: string, count: number): string {
  return `${header.slice(0, MAX_HEADER - 10)} (${count})`;
}

/** Adds the rows above that group the headings, and the row below that divides them. */
function withGroups(rows: readonly string[][], at: number): { at: number; rows: number } {
  let first = at;
  let last = at;
  const together = () => headingsOf(rows.slice(first, last + 1)).labels;
  while (last - first + 1 < MOST_HEADING_ROWS && isGroup(rows[first - 1], together())) first -= 1;
  while (last - first + 1 < MOST_HEADING_ROWS && isGroup(rows[last], rows[last + 1])) last += 1;
  return { at: first, rows: last - first + 1 };
}

/**
 * True when `top` groups the headings of `bottom`: words in both, at least two groups that reach into the right half
 * (notes above a table stand at its left), and wherever `top` is blank `bottom` goes on.
 */
function isGroup(top: readonly string[] | undefined, bottom: readonly string[] | undefined): boolean {
  if (!top || !bottom) return false;
  const width = Math.max(top.length, bottom.length);
  let groups = 0;
  let last = 0;
  let spanned = 0;
  let gaps = 0;
  for (let column = 0; column < width; column += 1) {
    const [upper, lower] = [textAt(top, column), textAt(bottom, column)];
    if (/\d/.test(upper) || /\d/.test(lower)) return false;
    if (upper !== '') {
      groups += 1;
      last = column;
    } else if (lower !== '') spanned += 1;
    else gaps += 1;
  }
  return groups >= 2 && spanned > 0 && gaps <= width * 0.1 && last >= width / 2;
}

function known(row: readonly string[] | undefined): number {
  const words = (row ?? [])
    .slice(0, CELLS_LOOKED_AT)
    .map((cell) => (cell.length > 80 ? '' : headerWords(cell)));
  return new Set(words.filter(isKnownHeading)).size;
}

/** The most frequent number of cells, of rows with two or more. */
function usualWidth(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** Words in at least three of five columns. */
function couldHead(row: readonly string[] | undefined, width: number): boolean {
  const filled = (row ?? []).filter((cell) => cell.trim() !== '').length;
  return filled >= 2 && filled >= width * 0.6 && !areValues(row);
}

/** True when a third of the filled cells or more are numbers or dates, or nothing is filled. */
export function areValues(row: readonly string[] | undefined): boolean {
  const filled = (row ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '');
  const values = filled.filter((cell) => readNumber(cell, '.').kind === 'number' || dateShape(cell) !== null);
  return filled.length === 0 || values.length * 3 >= filled.length;
}

function textAt(row: readonly string[], column: number): string {
  return (row[column] ?? '').trim();
}
