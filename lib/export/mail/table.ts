import { asText } from '../csv.ts';
import { manyLines } from './clean.ts';

/** A table of a mail: cells are finished words, one row as long as the heading. */
export interface MailTable {
  header: string[];
  rows: string[][];
  /** Columns of numbers, which align to the right. */
  numeric: boolean[];
}

/** What a mail says: text, table, text. */
export interface MailBody {
  /** Language tag of all of it. */
  language: string;
  above: string;
  table: MailTable;
  below: string;
}

/** The body as plain text, its table in columns of spaces, no wider than its cells. */
export function plainBody(body: MailBody): string {
  return joined(body, plainTable(body.table));
}

/** The same in few characters, for links: cells stand side by side without being filled up. */
export function shortBody(body: MailBody): string {
  return joined(
    body,
    cellsOf(body.table)
      .map((row) => row.join(' | '))
      .join('\n'),
  );
}

function joined({ above, below }: MailBody, table: string): string {
  return [manyLines(above), table, manyLines(below)].filter((part) => part !== '').join('\n\n');
}

/** Characters of a cell in plain text: longer ones would break every line of a mail. */
const CELL = 32;

function cellsOf({ header, rows }: MailTable): string[][] {
  return [header, ...rows.map((row) => row.map(asText))].map((row) => row.map(clipped));
}

function plainTable(table: MailTable): string {
  const { header, numeric } = table;
  const cells = cellsOf(table);
  const widths = header.map((_, at) => Math.max(...cells.map((row) => lengthOf(row[at]))));
  const lines = cells.map((row) =>
    row
      .map((cell, at) =>
        numeric[at] ? ' '.repeat(gap(cell, widths[at])) + cell : cell + ' '.repeat(gap(cell, widths[at])),
      )
      .join(' | ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('-+-');
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function clipped(cell: string): string {
  const characters = [...cell];
  return characters.length > CELL ? `${characters.slice(0, CELL - 1).join('')}…` : cell;
}

function lengthOf(cell = ''): number {
  return [...cell].length;
}

function gap(cell: string, width = 0): number {
  return width - lengthOf(cell);
}

/** The body as HTML for a mail or the clipboard: a table without styles of ours beyond its lines; all text is escaped. */
export function htmlBody({ language, above, table, below }: MailBody): string {
  const paragraphs = (text: string) =>
    manyLines(text)
      .split(/\n{2,}/)
      .filter((part) => part.trim() !== '')
      .map((part) => `<p>${escaped(part).replaceAll('\n', '<br>')}</p>`)
      .join('');
  return `<div lang="${escaped(language)}">${paragraphs(above)}${htmlTable(table)}${paragraphs(below)}</div>`;
}

const CELL_STYLE = 'border:1px solid #999;padding:3px 7px;vertical-align:top';

function htmlTable({ header, rows, numeric }: MailTable): string {
  const align = (at: number) => `text-align:${numeric[at] ? 'right' : 'left'}`;
  const head = header
    .map((cell, at) => `<th scope="col" style="${CELL_STYLE};${align(at)}">${escaped(cell)}</th>`)
    .join('');
  const body = rows
    .map((row) => {
      const cells = row.map(
        (cell, at) => `<td style="${CELL_STYLE};${align(at)}">${escaped(asText(cell))}</td>`,
      );
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('');
  return `<table style="border-collapse:collapse"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
