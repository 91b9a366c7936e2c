import { MAX_ROWS } from '../../domain/page-fields.ts';
import type { PageReading, PageRow } from '../../domain/page-reading.ts';
import type { PageNodes } from '../reading/lent.ts';
import { dom, readThrough } from '../reading/page-nodes.ts';
import { isOfOrders } from './header-words.ts';
import { type LabelsFor, labelsFor, type Pair, pairAt, pairOfControl } from './labels.ts';
import { isListHead } from './listed-rows.ts';
import { shadowOf } from './nodes.ts';
import { readListed, readTable, type TableRow } from './read-table.ts';
import { ordersOf, rowOf, rowsOfPairs } from './records.ts';
import type { schemaRows } from './schema-org.ts';
import { createSeenRows, type SeenRows } from './seen-rows.ts';
import { spokenIn } from './spoken.ts';
import { isTable, rowsOf } from './table.ts';
import { isSkipped, linesOf } from './text.ts';
import { fits } from './values.ts';

/** A page as its orders are read from it. Nothing of it is changed, and no global is asked. */
export interface PageToRead {
  doc: Document;
  url: string;
  /** Safe reads, lent by the core. */
  nodes: PageNodes;
  /** Reads structured data, where the page has some and its reader has come. */
  structured?: typeof schemaRows | undefined;
  /** Rows that grids showed before, while they were scrolled. */
  seen?: SeenRows | undefined;
}

/** Nodes that are looked at, and values with a label that are kept; what is beyond is not read, and the reading says so. */
const MOST_NODES = 300_000;
const MOST_PAIRS = 4_000;
/** Characters of headings and labels that tell the language. */
const MOST_WORDS = 2_000;
const NAVIGATION = /^(?:nav|footer|button|option)$/;

interface Pass {
  page: PageToRead;
  seen: SeenRows;
  pairs: Pair[];
  /** Rows of tables, whose order may have to be found around them. */
  rows: TableRow[];
  used: Set<Element>;
  /** Found with the first field of the page. */
  labels?: LabelsFor;
  /** Rows that were read as such. */
  done: Set<Element>;
  turn: number;
  /** Headings of the page, which say what its numbers are. */
  title: string;
  /** Headings of tables and labels, as far as they are looked at for their language. */
  words: string;
  isCut: boolean;
}

/**
 * Reads the orders and lines of any page by structure: tables and grids by their headings, labels with what stands beside
 * them, structured data. Works in small steps: yields often, so that the caller can give the page its turn. Answers at most
 * {@link MAX_ROWS} rows.
 */
export function* readOrders(page: PageToRead): Generator<void, PageReading> {
  readThrough(page.nodes);
  const { doc } = page;
  const body = doc.body ?? doc.documentElement;
  const pass: Pass = {
    page,
    seen: page.seen ?? createSeenRows(),
    pairs: [],
    rows: [],
    used: new Set(),
    done: new Set(),
    turn: 0,
    title: titleOf(doc),
    words: '',
    isCut: false,
  };
  yield* visit(pass, body, 0);
  const lent = { dom, fits, linesOf, rowOf };
  const schema = page.structured ? yield* page.structured(lent, doc.documentElement, 0) : [];
  const rows = [...schema, ...(yield* finish(pass))];
  const lang = dom.attributeOf(doc.documentElement, 'lang') || spokenIn(pass.words);
  const isCut = pass.isCut || rows.length > MAX_ROWS;
  rows.splice(MAX_ROWS);
  return {
    adapter: 'generic',
    version: 2,
    kind: kindOf(rows, pass),
    lang: lang?.slice(0, 35),
    cut: isCut,
    rows,
  };
}

function titleOf(doc: Document): string {
  const title = [...dom.all(doc.documentElement, 'title')][0];
  const text = title ? dom.firstChildOf(title) : null;
  return dom.isText(text) ? dom.dataOf(text).slice(0, 300) : '';
}

function* visit(pass: Pass, parent: Node, depth: number): Generator<void> {
  for (let node = dom.firstChildOf(parent); node; node = dom.nextOf(node)) {
    if (pass.isCut || depth > 200) return;
    if (++pass.turn > MOST_NODES || pass.pairs.length > MOST_PAIRS) pass.isCut = true;
    if (pass.turn % 16 === 0) yield;
    if (dom.isText(node)) {
      const owner = dom.elementAbove(node);
      if (owner && keep(pass, pairAt(node, owner, pass.used))) hear(pass, dom.dataOf(node));
    } else if (dom.isElement(node)) yield* visitElement(pass, node, depth);
  }
}

function* visitElement(pass: Pass, element: Element, depth: number): Generator<void> {
  const tag = dom.tagOf(element);
  if (/^(?:input|select|textarea)$/.test(tag)) {
    const { doc } = pass.page;
    pass.labels ??= labelsFor(doc);
    if (!pass.used.has(element)) keep(pass, pairOfControl(doc, element, pass.labels));
    return;
  }
  if (
    pass.done.has(element) ||
    isSkipped(element) ||
    NAVIGATION.test(tag) ||
    dom.attributeOf(element, 'role') === 'navigation'
  )
    return;
  if (/^h[1-3]$/.test(tag)) heading(pass, element);
  const left = MAX_ROWS - pass.rows.length;
  const table = isTable(element)
    ? yield* readTable(element, pass.title, left)
    : isListHead(element)
      ? yield* readListed(element, pass.title, left)
      : undefined;
  if (table) {
    for (const row of table.rows) {
      pass.rows.push({ ...row, turn: pass.turn });
      pass.done.add(row.row);
    }
    pass.isCut ||= table.isCut;
    hear(pass, table.words);
    for (const inner of table.inside) yield* visitElement(pass, inner, depth + 1);
    return;
  }
  const root = shadowOf(element);
  if (root) yield* visit(pass, root, depth + 1);
  yield* visit(pass, element, depth + 1);
}

const keep = (pass: Pass, pair: Omit<Pair, 'turn'> | undefined): boolean => {
  if (pair) pass.pairs.push({ ...pair, turn: pass.turn });
  return pair !== undefined;
};

const hear = (pass: Pass, words: string): void => {
  if (pass.words.length < MOST_WORDS) pass.words += ` ${words}`;
};

/** A number alone is the heading of its page where address or title name it too. */
function heading(pass: Pass, element: Element): void {
  const [text = ''] = linesOf(element);
  const isNumber = /^(?=.*\d{3})[\p{L}\d][\p{L}\d/_-]{3,39}$/u.test(text);
  if (isNumber && (pass.title.includes(text) || pass.page.url.includes(encodeURIComponent(text))))
    keep(pass, { is: 'order', rank: 1, text, at: element });
  pass.title += ` ${text.slice(0, 100)}`;
}

/** The one number of a page about an order is its order's, where nothing says so nearer. */
function nameNumber({ pairs, title }: Pass): void {
  const numbers = pairs.filter(({ is }) => is === 'number');
  if (!isOfOrders(title) || pairs.some(({ is }) => is === 'order')) return;
  if (new Set(numbers.map(({ text }) => text)).size === 1) for (const pair of numbers) pair.is = 'order';
}

function* finish(pass: Pass): Generator<void, PageRow[]> {
  nameNumber(pass);
  const { orders, kept } = yield* ordersOf(pass.pairs);
  const numbers = new Map<Element, number>();
  const tableOf = (element: Element): number => {
    const number = numbers.get(element) ?? numbers.size + 1;
    numbers.set(element, number);
    return number;
  };
  const rows = yield* rowsOfPairs(kept, orders, tableOf);
  const grids = new Map<Element, { index: string; row: PageRow }[]>();
  for (const { table, found, of, order, turn, isOther, index } of pass.rows) {
    const number = order ?? (isOther ? undefined : orders.around(table, turn));
    if (number === undefined) continue;
    const row = rowOf(tableOf(table), number, of, found);
    if (Object.keys(row.fields).length === 0) continue;
    if (index === null) rows.push(row);
    else {
      const known = grids.get(table) ?? [];
      known.push({ index, row });
      grids.set(table, known);
    }
    yield;
  }
  /** How many rows of a grid are known although it does not show them now. */
  const before = new Map<Element, number>();
  for (const [grid, now] of grids) {
    const known = pass.seen.add(grid, dom.attributeOf(grid, 'aria-rowcount'), now);
    for (const row of known) rows.push({ ...row, table: Math.min(tableOf(grid), 999) });
    before.set(grid, known.length - now.length);
    yield;
  }
  for (const grid of telling(pass.rows, rows)) pass.isCut ||= yield* hasMore(grid, before.get(grid) ?? 0);
  return rows;
}

/** Tables that may hide a row of what the page is about: on a page of one order, those that show lines of it. */
function telling(rows: readonly TableRow[], read: readonly PageRow[]): Set<Element> {
  const isOfOne = new Set(read.map(({ order }) => order)).size === 1 && read.some(({ of }) => of === 'line');
  return new Set(rows.filter(({ of }) => of === 'line' || !isOfOne).map(({ table }) => table));
}

/** The grid says to have more rows than it shows with those that were seen before, or not to know how many. */
function* hasMore(grid: Element, before: number): Generator<undefined, boolean> {
  const count = Number(dom.attributeOf(grid, 'aria-rowcount') ?? Number.NaN);
  if (count === -1) return true;
  if (!(count > 0)) return false;
  const shown = yield* rowsOf(grid, MAX_ROWS);
  return count > shown.length + before;
}

const OF_SHIPMENTS =
  /shipment|d[ei]spatch|ship notice|delivery note|liefer(?:ung|schein|avis)|sendung|exp.dition|livraison|env[ií]o|albar.n/i;

function kindOf(rows: readonly PageRow[], pass: Pass): PageReading['kind'] {
  if (rows.length === 0) return 'other';
  if (pass.rows.some(({ isOfShipments }) => isOfShipments)) return 'shipment';
  const isSent = rows.some(({ fields }) => fields.tracking ?? fields.shipped);
  if (isSent && OF_SHIPMENTS.test(pass.title)) return 'shipment';
  return new Set(rows.map(({ order }) => order)).size === 1 ? 'order' : 'orders';
}
