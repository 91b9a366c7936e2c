const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;

/** The complete rows of a piece of text, in reading order. */
export interface Rows {
  cells: string[][];
  /** For each row: lines of the text before it, blank lines and line breaks inside quotes included. */
  lineOffsets: number[];
  /** Indexes of rows that have text behind a closing quote. */
  strayQuotes: Set<number>;
  /** Characters that the rows take; what follows is the beginning of an unfinished row. */
  taken: number;
  /** Lines in the taken characters. */
  lines: number;
  /** The quote that the text does not close, where there is one. */
  openQuote?: OpenQuote;
}

export interface OpenQuote {
  /** Line offset at which it opened. */
  line: number;
  /** True when it runs over a line break. */
  overLines: boolean;
  /** True when a later quote proves that this one was never closed: more text cannot help. */
  certain: boolean;
}

/**
 * Splits text into rows and cells by RFC 4180, each character looked at a bounded number of times, whatever the text.
 * Line ends are LF or CRLF. With `last` the end of the text ends the last row; without, an unfinished row is left.
 * Rows without any text are skipped. Cells keep their white space. A quoted cell that runs over a line break and is
 * followed by more text was closed by the quote of a later cell: there the rows end, with a certain `openQuote`.
 */
export function tokenise(text: string, delimiter: string, last: boolean): Rows {
  const rows: Rows = { cells: [], lineOffsets: [], strayQuotes: new Set(), taken: 0, lines: 0 };
  const scan: Scan = {
    text,
    delimiter: delimiter.charCodeAt(0),
    at: 0,
    line: 0,
    nextBreak: -1,
    stray: false,
  };
  while (scan.at < text.length) {
    const line = scan.line;
    scan.stray = false;
    const row: string[] = [];
    const ended = readRow(scan, row);
    if (scan.openQuote) rows.openQuote = scan.openQuote;
    if (scan.openQuote || !(ended || last)) return rows;
    if (row.length > 1 || row[0] !== '') {
      if (scan.stray) rows.strayQuotes.add(rows.cells.length);
      rows.cells.push(row);
      rows.lineOffsets.push(line);
    }
    if (ended) scan.line += 1;
    rows.lines = scan.line;
    rows.taken = scan.at;
  }
  return rows;
}

/** Rows of delimiters only, as spreadsheets leave them behind a table, are no data. */
export function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell === '' || cell.trim() === '');
}

interface Scan {
  text: string;
  delimiter: number;
  at: number;
  line: number;
  /** First line break at or behind the last place that was asked for. */
  nextBreak: number;
  stray: boolean;
  openQuote?: OpenQuote;
}

/** Fills `row`; true when a line end closed it, false at the end of the text or at an open quote. */
function readRow(scan: Scan, row: string[]): boolean {
  const { text, delimiter } = scan;
  for (;;) {
    row.push(text.charCodeAt(scan.at) === QUOTE ? readQuoted(scan) : readPlain(scan));
    if (scan.openQuote || scan.at >= text.length) return false;
    const code = text.charCodeAt(scan.at);
    scan.at += 1;
    if (code === LINE_FEED) return true;
    if (code !== delimiter) return false;
  }
}

/** Reads up to the delimiter or line end and stops on it. */
function readPlain(scan: Scan): string {
  const { text, delimiter } = scan;
  const start = scan.at;
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === LINE_FEED) break;
  }
  scan.at = at;
  const ends = at >= text.length || text.charCodeAt(at) === LINE_FEED;
  const trim = ends && at > start && text.charCodeAt(at - 1) === CARRIAGE_RETURN;
  return text.slice(start, trim ? at - 1 : at);
}

/** Reads a quoted cell and what stands behind its closing quote. */
function readQuoted(scan: Scan): string {
  const { text } = scan;
  const start = scan.at + 1;
  let close = start;
  let doubled = false;
  for (;;) {
    close = text.indexOf('"', close);
    if (close < 0) {
      scan.openQuote = { line: scan.line, overLines: text.indexOf('\n', start) >= 0, certain: false };
      return '';
    }
    if (text.charCodeAt(close + 1) !== QUOTE) break;
    doubled = true;
    close += 2;
  }
  const opened = scan.line;
  countBreaks(scan, start, close);
  const inner = text.slice(start, close);
  const value = doubled ? inner.replaceAll('""', '"') : inner;
  scan.at = close + 1;
  while (text.charCodeAt(scan.at) === SPACE && SPACE !== scan.delimiter) scan.at += 1;
  const rest = readPlain(scan);
  if (rest === '') return value;
  scan.stray = true;
  if (scan.line > opened) scan.openQuote = { line: opened, overLines: true, certain: true };
  return `${value}"${rest}`;
}

/** Adds the line breaks of a stretch to the line; each character is searched once. */
function countBreaks(scan: Scan, start: number, end: number): void {
  if (scan.nextBreak < start) scan.nextBreak = breakFrom(scan.text, start);
  while (scan.nextBreak < end) {
    scan.line += 1;
    scan.nextBreak = breakFrom(scan.text, scan.nextBreak + 1);
  }
}

function breakFrom(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}
