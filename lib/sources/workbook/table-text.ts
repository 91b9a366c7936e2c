import { refuse, workbookFailures } from './failures.ts';

/** Most that the table of one sheet may become, in characters: a few cells far apart can span millions of rows. */
const MAX_TABLE = 400 * 1024 ** 2;
/** Text is handed to the browser in pieces of this size and is then no longer on the heap. */
const PIECE = 1024 ** 2;

export interface TableText {
  /** Adds the row with this number; rows that were left out before it become empty lines. */
  add(number: number, cells: string[]): void;
  /** Lines so far, the empty ones included. */
  readonly lines: number;
  result(): Blob;
}

/**
 * The rows of a sheet as comma separated UTF-8: line n of the text is row n of the sheet. Each row that is not empty is filled
 * up to `width` cells. Line breaks within a cell become spaces.
 */
export function tableText(width: number): TableText {
  const blobs: Blob[] = [];
  let piece = '';
  let size = 0;
  let lines = 0;
  const flush = () => {
    size += piece.length;
    if (size > MAX_TABLE) refuse(workbookFailures.tableTooLarge());
    blobs.push(new Blob([piece]));
    piece = '';
  };
  return {
    add(number, cells) {
      // Blank rows count only when another row follows them.
      if (cells.length === 0) return;
      if (number > lines + 1) piece += '\n'.repeat(number - lines - 1);
      piece += `${lineOf(cells, width)}\n`;
      lines = number;
      if (piece.length > PIECE) flush();
    },
    get lines() {
      return lines;
    },
    result() {
      flush();
      return new Blob(blobs, { type: 'text/csv' });
    },
  };
}

function lineOf(cells: string[], width: number): string {
  let line = '';
  for (let at = 0; at < cells.length || at < width; at++) {
    const cell = cells[at] ?? '';
    line += (at === 0 ? '' : ',') + (/[",\r\n]/.test(cell) ? quoted(cell) : cell);
  }
  return line;
}

function quoted(cell: string): string {
  const flat = cell.replace(/\s*[\r\n]+\s*/g, ' ');
  return /[",]/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
}
