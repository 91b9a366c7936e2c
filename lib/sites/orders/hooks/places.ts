import type { PageNodes } from '../../reading/lent.ts';
import { datedIn } from '../dated.ts';

/** What was found out about a page while it is read: each table and each root of labels is looked at once. */
export interface Look {
  doc: Document;
  nodes: PageNodes;
  /** What holds the headings, by the selector that says where. */
  heads: Map<string, Element | undefined>;
  headings: Map<Element, Map<string, number>>;
  labels: Map<Element, Map<string, Label[]>>;
  /** The cells of tables some of which go over several rows; null for a table of plain rows. */
  grids: Map<Element, Map<Element, CellAt[]> | null>;
  /** By the name and the value of an attribute: what has it. */
  parts: Map<string, Map<string, Element[]>>;
}

/** A cell, where it begins, and over how many columns it goes. */
type CellAt = [cell: Element, place: number, width: number];

/** A page that nothing is known of yet. */
export const lookAt = (doc: Document, nodes: PageNodes): Look => ({
  doc,
  nodes,
  heads: new Map(),
  headings: new Map(),
  labels: new Map(),
  grids: new Map(),
  parts: new Map(),
});

/** A label, and what stands behind its colon, or as a date behind its words, in the same text. */
export interface Label {
  element: Element;
  text: Text;
  rest: string;
  /** It ends in a colon. */
  isEnded: boolean;
}

const TABLE = 'table,[role=grid],[role=treegrid],[role=table]';
const HEADING = 'thead,[role=columnheader]';
const LONGEST_LABEL = 80;
/** Texts under one root that are looked through for labels. */
const MOST_TEXTS = 20_000;

/** The elements that fit; none where the selector is none that this browser knows. */
export function select({ doc, nodes }: Look, root: Element, selector: string): Iterable<Element> {
  try {
    // The body is never looked for itself, and is what most selectors begin from.
    return root === doc.body ? nodes.all(root, selector) : [...nodes.allIn(root, selector)];
  } catch {
    return [];
  }
}

/** The element itself or the nearest around it that fits. */
export function around({ nodes }: Look, element: Element, selector: string): Element | null {
  try {
    return nodes.closest(element, selector);
  } catch {
    return null;
  }
}

/** A word as headings and labels are compared: without case, colon and doubled blanks. */
const wordOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[ :*：]+$/, '')
    .trim();

/** The cell of a row below one of the headings, null where the table has no such heading or the row no such cell. */
export function cellUnder(
  look: Look,
  row: Element,
  head: string | undefined,
  words: string[],
): Element | null {
  const table = head ? headOf(look, head) : around(look, row, TABLE);
  if (!table) return null;
  const places = look.headings.get(table) ?? headingsOf(look, table);
  look.headings.set(table, places);
  const place = words.map((word) => places.get(wordOf(word))).find((at) => at !== undefined);
  if (place === undefined) return null;
  for (const [cell, at, width] of cellsOf(look, row)) if (place >= at && place < at + width) return cell;
  return null;
}

/** The first that fits in the page; looked for once, not for each field of each row. */
function headOf(look: Look, selector: string): Element | undefined {
  if (!look.heads.has(selector)) look.heads.set(selector, [...select(look, look.doc.body, selector)][0]);
  return look.heads.get(selector);
}

function headingsOf(look: Look, table: Element): Map<string, number> {
  const { nodes } = look;
  const places = new Map<string, number>();
  let cells = [...select(look, table, 'th,[role=columnheader]')].filter(
    (cell) => nodes.attributeOf(cell, 'scope') !== 'row',
  );
  if (cells.length < 2) cells = [...select(look, table, 'tr:first-child > *')];
  const rows = new Set(cells.map(nodes.elementAbove));
  for (const row of rows) {
    if (!row) continue;
    for (const [cell, at] of cellsOf(look, row)) {
      const text = nodes.shortText(cell, LONGEST_LABEL) || (nodes.attributeOf(cell, 'aria-label') ?? '');
      const word = wordOf(text);
      if (word && cells.includes(cell) && !places.has(word)) places.set(word, at);
    }
  }
  return places;
}

/** The cells of a row, those included that reach down from rows above. */
function cellsOf(look: Look, row: Element): readonly CellAt[] {
  const table = look.nodes.tagOf(row) === 'tr' ? around(look, row, 'table') : null;
  if (!table) return ownCells(look, row, []);
  const grid = look.grids.has(table) ? look.grids.get(table) : gridOf(look, table);
  look.grids.set(table, grid ?? null);
  return grid?.get(row) ?? ownCells(look, row, []);
}

/** All rows of a table that has cells over several of them. */
function gridOf(look: Look, table: Element): Map<Element, CellAt[]> | undefined {
  if ([...select(look, table, '[rowspan]')].length === 0) return undefined;
  const grid = new Map<Element, CellAt[]>();
  const reaching = new Map<Element | null, Reaching[]>();
  for (const row of select(look, table, 'tr')) {
    const section = look.nodes.elementAbove(row);
    const carried = reaching.get(section) ?? [];
    reaching.set(section, carried);
    grid.set(row, ownCells(look, row, carried));
  }
  return grid;
}

/** A cell that reaches down, by its place, and into how many rows still. */
type Reaching = { cell: Element; rows: number } | undefined;

function ownCells({ nodes }: Look, row: Element, carried: Reaching[]): CellAt[] {
  const cells: CellAt[] = [];
  const numberIn = (cell: Element, name: string, most: number): number => {
    const span = Number(nodes.attributeOf(cell, name));
    return span > 0 && span < most ? span : 1;
  };
  let place = 0;
  const takeCarried = (): void => {
    for (let above = carried[place]; above; above = carried[++place]) {
      cells.push([above.cell, place, 1]);
      if (--above.rows < 1) carried[place] = undefined;
    }
  };
  for (let cell = nodes.firstElementOf(row); cell; cell = nodes.elementAfter(cell)) {
    takeCarried();
    const index = Number(nodes.attributeOf(cell, 'aria-colindex'));
    if (index > 0) place = index;
    const width = numberIn(cell, 'colspan', 100);
    const rows = numberIn(cell, 'rowspan', 1_000) - 1;
    cells.push([cell, place, width]);
    for (let at = 0; at < width && rows > 0; at++) carried[place + at] = { cell, rows };
    place += width;
  }
  takeCarried();
  return cells;
}

/** The labels below a root that say one of the words. */
export function labelsOf(look: Look, root: Element, words: string[]): Label[] {
  const known = look.labels.get(root) ?? labelsUnder(look, root);
  look.labels.set(root, known);
  const found = words.flatMap((word) => known.get(wordOf(word)) ?? []);
  // Headings name what stands below them, not beside.
  return found.filter(({ element }) => !look.nodes.closest(element, HEADING));
}

function labelsUnder({ doc, nodes }: Look, root: Element): Map<string, Label[]> {
  const labels = new Map<string, Label[]>();
  const walker = nodes.textsUnder(doc, root);
  for (let count = 0; count < MOST_TEXTS; count++) {
    const text = walker.nextNode();
    if (!text) break;
    const element = nodes.elementAbove(text);
    const said = nodes.dataOf(text as Text).trim();
    if (!element || !said || nodes.sortOf(element) === 'unread') continue;
    const dated = datedIn(said);
    const colon = dated ? -1 : said.search(/[:：]/);
    const words = dated?.label ?? (colon > 0 ? said.slice(0, colon) : said);
    if (words.length > LONGEST_LABEL) continue;
    const rest = dated?.value ?? (colon > 0 ? said.slice(colon + 1).trim() : '');
    const label: Label = { element, text: text as Text, rest, isEnded: colon > 0 };
    const word = wordOf(words);
    const same = labels.get(word);
    if (same) same.push(label);
    else labels.set(word, [label]);
  }
  return labels;
}
