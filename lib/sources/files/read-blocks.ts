import { FailureError } from '../../domain/result.ts';
import { fileFailures, MAX_FILE_BYTES, MAX_ROW_BYTES } from './failures.ts';
import { type OpenQuote, type Rows, tokenise } from './tokenise.ts';

/** Bytes that are read at a time. */
const SLICE_BYTES = 256 * 1024;
const LINE_FEED = 10;

/** Complete rows of a file in order, with the place behind them. */
export interface Block {
  cells: string[][];
  /** Line of each row in the file, counted from 1. */
  lines: number[];
  /** Indexes of rows that have text behind a closing quote. */
  strayQuotes: Set<number>;
  /** Byte behind the last row of the block, and the line that starts there. */
  end: Place;
  /** True when the last row of the block ends the file without a line end: it may have been cut off. */
  openEnded: boolean;
}

/** The first byte of a row, and its line. */
export interface Place {
  byte: number;
  line: number;
}

/**
 * Reads a UTF-8 file as blocks of complete rows, one slice in memory at a time. Byte 0 skips a byte order mark. Where
 * it cuts depends on `start` only, so that reading on from the end of a block gives the same blocks.
 * @throws FailureError file-too-large, file-unreadable, encoding-not-utf8, quote-unclosed, row-too-long; the complete
 * rows before the flaw have been yielded.
 */
export async function* readBlocks(
  file: Blob,
  delimiter: string,
  start: Place,
  sliceBytes: number = SLICE_BYTES,
): AsyncGenerator<Block> {
  if (file.size > MAX_FILE_BYTES) throw new FailureError(fileFailures.tooLarge());
  let { byte, line } = start;
  if (byte === 0) byte = await markLength(file);
  let size = sliceBytes;
  while (byte < file.size) {
    const slice = await readSlice(file, byte, size);
    const last = byte + slice.length >= file.size;
    const bytes = last ? slice : upToLastLine(slice);
    const { text, badLine } = decode(bytes);
    const whole = last && badLine === undefined;
    const rows = tokenise(text, delimiter, whole);
    const cut = whole ? addCutOffRow(rows, text) : false;
    if (rows.taken > 0) {
      const all = rows.taken === text.length && badLine === undefined;
      byte += all ? bytes.length : byteLength(text.slice(0, rows.taken));
      const block = blockOf(rows, line, byte, cut || (whole && !text.endsWith('\n')));
      line = block.end.line;
      yield block;
    }
    if (badLine !== undefined) throw new FailureError(fileFailures.encoding(line - rows.lines + badLine));
    const stuck = rows.taken === 0 && size >= MAX_ROW_BYTES;
    if (rows.openQuote && (rows.openQuote.certain || last || stuck))
      throw unclosed(rows.openQuote, line - rows.lines);
    if (stuck) throw new FailureError(fileFailures.rowTooLong(line));
    size = rows.taken === 0 ? size * 2 : sliceBytes;
  }
}

/** A quote that the end of the file leaves open inside one line: the file was cut off there, and that row is its last. */
function addCutOffRow(rows: Rows, text: string): boolean {
  if (!rows.openQuote || rows.openQuote.overLines || rows.openQuote.certain) return false;
  rows.cells.push([text.slice(rows.taken)]);
  rows.lineOffsets.push(rows.lines);
  rows.taken = text.length;
  rows.openQuote = undefined;
  return true;
}

function blockOf(rows: Rows, line: number, byte: number, openEnded: boolean): Block {
  return {
    cells: rows.cells,
    lines: rows.lineOffsets.map((offset) => line + offset),
    strayQuotes: rows.strayQuotes,
    end: { byte, line: line + rows.lines },
    openEnded,
  };
}

function unclosed(quote: OpenQuote, firstLine: number): FailureError {
  return new FailureError(fileFailures.quoteUnclosed(firstLine + quote.line));
}

/** Bytes of a part of a file. @throws FailureError file-unreadable when the file moved or changed under us */
export async function readSlice(file: Blob, byte: number, size: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(byte, byte + size).arrayBuffer());
  } catch {
    throw new FailureError(fileFailures.unreadable());
  }
}

/** Bytes of the byte order mark at the start of the file, 0 where it has none. */
export async function markLength(file: Blob): Promise<number> {
  const head = await readSlice(file, 0, 3);
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
}

/** A line feed is never part of another character in UTF-8, so a cut behind it divides no character. */
function upToLastLine(bytes: Uint8Array): Uint8Array {
  const at = bytes.lastIndexOf(LINE_FEED);
  return at < 0 ? bytes : bytes.subarray(0, at + 1);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/**
 * The text of UTF-8 bytes; up to the line that is not UTF-8, and its offset, where one is not. `stream` forgives a
 * character that the end of the bytes cuts off.
 */
function decode(bytes: Uint8Array): { text: string; badLine?: number } {
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true }),
    };
  } catch {
    const lossy = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const text = lossy.slice(0, lossy.lastIndexOf('\n', lossy.indexOf('\ufffd')) + 1);
    return { text, badLine: text.split('\n').length - 1 };
  }
}
