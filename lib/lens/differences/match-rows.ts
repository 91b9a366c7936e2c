import { normaliseNumber } from '../../domain/normalise.ts';
import type { OrderLine } from '../../domain/order.ts';
import type { PageRow } from '../../domain/page-reading.ts';
import { plainText } from './plain-text.ts';

/** Rows of a page beside the lines of an order that they speak of. */
export interface MatchedRows {
  byLine: Map<OrderLine, PageRow[]>;
  /** Rows that are certainly no line of ours. */
  strangers: PageRow[];
  /** Rows of which it is not known which line they are: several fit, or nothing ties them to one. */
  open: { row: PageRow; reason: 'several-lines' | 'no-line' }[];
}

/** How line numbers of page and records go together: page 1 is our 1, 10 or 100, or page 10 is our 1. */
const SCALES = [1, 10, 0.1, 100, 0.01] as const;

/**
 * Ties rows about lines of one order to its lines: by line number, in whichever of the usual numberings fits most of them
 * and contradicts no item number; else by item, supplier's item or GTIN where only one line has it; else the only row to
 * the only line. Never by position.
 */
export function matchRows(rows: readonly PageRow[], lines: readonly OrderLine[]): MatchedRows {
  const facts = lines.map(lineFacts);
  const found: MatchedRows = { byLine: new Map(), strangers: [], open: [] };
  const put = ({ line }: LineFacts, row: PageRow) =>
    found.byLine.set(line, [...(found.byLine.get(line) ?? []), row]);
  const rest: RowFacts[] = [];
  const numberings = new Map<RowFacts, Numbering>();
  for (const table of tablesOf(rows)) {
    const numbering = numberingOf(table, facts);
    for (const row of table) {
      const line = numbering.lineOf(row);
      numberings.set(row, numbering);
      if (line) put(line, row.row);
      else rest.push(row);
    }
  }
  const unlike: RowFacts[] = [];
  for (const row of rest) {
    const same = facts.filter((line) => shareItem(row, line));
    const [only] = same;
    const numbering = numberings.get(row);
    // The item of one line beside a number that is not its own: the page numbers in another way.
    if (only?.number !== undefined && row.number !== undefined && numbering) numbering.holds = false;
    if (only && same.length === 1) put(only, row.row);
    else if (only) found.open.push({ row: row.row, reason: 'several-lines' });
    else unlike.push(row);
  }
  // Only now is it known which lines are left.
  const onPage = new Set(rows.map((row) => keyOfRow(row))).size;
  const left = facts.filter(({ line }) => !found.byLine.has(line));
  for (const row of unlike) {
    if (isOnlyOne(facts, onPage, row)) put(facts[0] as LineFacts, row.row);
    else if (left.length < facts.length && isStranger(row, facts, left, numberings.get(row)))
      found.strangers.push(row.row);
    else found.open.push({ row: row.row, reason: 'no-line' });
  }
  return found;
}

interface LineFacts {
  line: OrderLine;
  number?: string;
  items: ReadonlySet<string>;
}

interface RowFacts {
  row: PageRow;
  number?: string;
  items: ReadonlySet<string>;
}

function lineFacts(line: OrderLine): LineFacts {
  const { number, supplierNumber, gtin, alternates } = line.item;
  return {
    line,
    // An id that was made for a line without a number is none.
    number: line.number && numberOf(line.number),
    items: keysOf([number, supplierNumber, gtin, ...(alternates ?? [])]),
  };
}

function rowFacts(row: PageRow): RowFacts {
  const { line, item, supplierItem, gtin } = row.fields;
  // A cell may hold a name beside the number: `Impeller IM-90`.
  const words = (item ?? '').split(/[\s,;()]+/).filter((word) => /\d/.test(word));
  return {
    row,
    number: line && numberOf(plainText(line)),
    items: keysOf([item, supplierItem, gtin, ...words]),
  };
}

function keysOf(texts: readonly (string | undefined)[]): ReadonlySet<string> {
  const keys = texts.map((text) => normaliseNumber(text ?? '').replace(/^0+(?=.)/, ''));
  return new Set(keys.filter((key) => key !== ''));
}

/** `00010` → `10`; of a schedule line (`10.1`, `10/2`) the line. Undefined where no number stands there. */
function numberOf(text: string): string | undefined {
  const found = /^\D{0,12}?(\d{1,9})(?:[./-]\d{1,4})?$/.exec(text.trim())?.[1];
  return found?.replace(/^0+(?=\d)/, '');
}

function tablesOf(rows: readonly PageRow[]): RowFacts[][] {
  const tables = new Map<number, RowFacts[]>();
  for (const row of rows) {
    const table = tables.get(row.table) ?? [];
    tables.set(row.table, table);
    table.push(rowFacts(row));
  }
  return [...tables.values()];
}

/** How the rows of one table are numbered. */
interface Numbering {
  /** The line of a row by its number, in the numbering that fits the rows of the table best. */
  lineOf(row: RowFacts): LineFacts | undefined;
  /** Its numbers go together with ours. */
  holds: boolean;
}

function numberingOf(rows: readonly RowFacts[], lines: readonly LineFacts[]): Numbering {
  let score = 0;
  let best: Numbering = { lineOf: () => undefined, holds: false };
  const byNumber = new Map(
    lines.flatMap((line) => (line.number ? [[Number(line.number), line] as const] : [])),
  );
  for (const scale of SCALES) {
    const of = (row: RowFacts) => {
      const line = row.number === undefined ? undefined : byNumber.get(Number(row.number) * scale);
      return line && !contradict(row, line, lines) ? line : undefined;
    };
    const fitting = rows.filter((row) => of(row) !== undefined).length;
    if (fitting <= score) continue;
    score = fitting;
    // Counted by position rather than numbered in another manner: then only items tell.
    const whole = rows.every((row) => row.number === undefined || of(row));
    const sure = (row: RowFacts) => {
      const line = of(row);
      return line && (scale === 1 || whole || shareItem(row, line)) ? line : undefined;
    };
    best = { lineOf: sure, holds: true };
  }
  return best;
}

function shareItem(row: Pick<RowFacts, 'items'>, line: LineFacts): boolean {
  return [...row.items].some((item) => line.items.has(item));
}

/** The row names the item of another line of the order, and not of this one. */
function contradict(row: RowFacts, line: LineFacts, lines: readonly LineFacts[]): boolean {
  return !shareItem(row, line) && lines.some((other) => shareItem(row, other));
}

/** Both name the item in the same kind of number, and not the same one. */
function otherItem(row: RowFacts, { line: { item } }: LineFacts): boolean {
  const { supplierItem, gtin } = row.row.fields;
  const other = (theirs?: string, own?: string) =>
    theirs !== undefined && own !== undefined && normaliseNumber(theirs) !== normaliseNumber(own);
  return other(gtin, item.gtin) || other(supplierItem, item.supplierNumber);
}

function keyOfRow(row: PageRow): string {
  const { line, item, supplierItem, gtin } = row.fields;
  return JSON.stringify([line, item, supplierItem, gtin]);
}

/** Nothing else can be meant: one line, one row, and no number on both sides that tells them apart. */
function isOnlyOne(lines: readonly LineFacts[], onPage: number, row: RowFacts): boolean {
  const [line, ...others] = lines;
  if (!line || others.length > 0 || onPage > 1) return false;
  // Numbers that go together, and items that are the same, were tied before.
  return !otherItem(row, line) && (row.number === undefined || line.number === undefined);
}

/**
 * Where other rows fit: its line number, counted as we count, is none of ours; or, without one, it names its item by GTIN or supplier's item, and
 * so do our records for each line that is `left`. A cell for our own item may hold anything: freight, a name.
 */
function isStranger(
  row: RowFacts,
  lines: readonly LineFacts[],
  left: readonly LineFacts[],
  numbering: Numbering | undefined,
): boolean {
  if (lines.some((line) => line.number === undefined)) return false;
  if (row.number === undefined) {
    const { gtin, supplierItem } = row.row.fields;
    const known = (of: readonly LineFacts[], kind: 'gtin' | 'supplierNumber') =>
      lines.some(({ line }) => line.item[kind]) && of.every(({ line }) => line.item[kind]);
    return Boolean((gtin && known(left, 'gtin')) || (supplierItem && known(left, 'supplierNumber')));
  }
  if (!numbering?.holds) return false;
  return lines.every((line) => line.number !== row.number || contradict(row, line, lines));
}
