import { MAX_ROWS, type PageField } from '../../domain/page-fields.ts';
import type { PageReading, PageRow } from '../../domain/page-reading.ts';
import type { PageNodes } from '../reading/lent.ts';
import { type ColumnMeaning, meaningOf } from './header-words.ts';

/** A page as its orders are read from it. Nothing of it is changed, and no global is asked. */
export interface PageToRead {
  doc: Document;
  url: string;
  /** Safe reads, lent by the core. */
  nodes: PageNodes;
}

const LONGEST = 200;

/**
 * Reads the order tables of any page by structure: the headings say what a column is. Yields after each row, so that the
 * caller can give the page its turn; answers all rows, at most {@link MAX_ROWS}.
 */
export function* readOrders({ doc, nodes }: PageToRead): Generator<void, PageReading> {
  const rows: PageRow[] = [];
  let table = 0;
  for (const element of nodes.allIn(doc.body, 'table')) {
    let columns: (ColumnMeaning | undefined)[] | undefined;
    for (const row of nodes.all(element, 'tr')) {
      if (rows.length >= MAX_ROWS) break;
      const texts = textsOf(row, nodes);
      if (!columns) columns = headings(texts);
      else push(rows, table, columns, texts);
      yield;
    }
    table++;
  }
  const lang = nodes.attributeOf(doc.documentElement, 'lang') || undefined;
  const kind = rows.length > 0 ? 'orders' : 'other';
  return { adapter: 'generic', version: 1, kind, lang, cut: rows.length >= MAX_ROWS, rows };
}

function textsOf(row: Element, nodes: PageNodes): string[] {
  const texts: string[] = [];
  for (let cell = nodes.firstElementOf(row); cell; cell = nodes.elementAfter(cell))
    texts.push(nodes.shortText(cell, LONGEST));
  return texts;
}

/** The columns of a header row, or nothing when the row is none: an order number and something about it. */
function headings(texts: string[]): (ColumnMeaning | undefined)[] | undefined {
  const columns = texts.map(meaningOf);
  return columns.includes('order') && columns.filter(Boolean).length > 1 ? columns : undefined;
}

function push(rows: PageRow[], table: number, columns: (ColumnMeaning | undefined)[], texts: string[]): void {
  const fields: Partial<Record<PageField, string>> = {};
  let order = '';
  for (const [at, meaning] of columns.entries()) {
    const text = texts[at];
    if (!meaning || !text) continue;
    if (meaning === 'order') order = text.slice(0, 100);
    else fields[meaning] = text;
  }
  const of = fields.line || fields.item ? 'line' : 'order';
  if (order) rows.push({ table: Math.min(table, 999), order, of, fields });
}
