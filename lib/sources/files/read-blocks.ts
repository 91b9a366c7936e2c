import type { FileMapping } from '../../domain/file-mapping.ts';
import { FailureError } from '../../domain/result.ts';
import { type Codec, codecOf, markLengthOf } from './encodings.ts';
import { fileFailures, MAX_FILE_BYTES, MAX_ROW_BYTES } from './failures.ts';
import { type OpenQuote, type Rows, tokenise } from './tokenise.ts';

/** Bytes that are read at a time. */
const SLICE_BYTES = 256 * 1024;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** A file that has a carriage return and no line feed in so many first bytes ends its lines in the old Macintosh way. */
const LINE_END_BYTES = 64 * 1024;

/** How the text of a file is written. */
export type TextForm = Pick<FileMapping, 'delimiter' | 'encoding'>;

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
 * Reads a text file as blocks of complete rows, one slice in memory at a time. Byte 0 skips a byte order mark. Where
 * it cuts depends on `start` only, so that reading on from the end of a block gives the same blocks.
 * @throws FailureError file-too-large, file-unreadable, encoding-not-utf8, encoding-not-utf16, quote-unclosed,
 * row-too-long; the complete rows before the flaw have been yielded.
 */
export async function* readBlocks(
  file: Blob,
  form: TextForm,
  start: Place,
  sliceBytes: number = SLICE_BYTES,
): AsyncGenerator<Block> {
  if (file.size > MAX_FILE_BYTES) throw new FailureError(fileFailures.tooLarge());
  const reader = await textReader(file, form.encoding);
  let { byte, line } = start;
  if (byte === 0) byte = reader.mark;
  let size = sliceBytes;
  while (byte < file.size) {
    const slice = await readSlice(file, byte, size);
    const last = byte + slice.length >= file.size;
    const bytes = last ? slice : upToLastLine(reader, slice);
    const { text, badLine } = decode(reader, bytes);
    const whole = last && badLine === undefined;
    const rows = tokenise(text, form.delimiter, whole);
    const cut = whole ? addCutOffRow(rows, text) : false;
    if (rows.taken > 0) {
      const all = rows.taken === text.length && badLine === undefined;
      byte += all ? bytes.length : reader.codec.byteLength(text.slice(0, rows.taken));
      const block = blockOf(rows, line, byte, cut || (whole && !text.endsWith('\n')));
      line = block.end.line;
      yield block;
    } else if (whole && rows.openQuote === undefined) byte += bytes.length;
    if (badLine !== undefined)
      throw new FailureError(fileFailures.encoding(line - rows.lines + badLine, form.encoding));
    const stuck = rows.taken === 0 && size >= MAX_ROW_BYTES;
    if (rows.openQuote && (rows.openQuote.certain || last || stuck))
      throw unclosed(rows.openQuote, line - rows.lines);
    if (stuck) throw new FailureError(fileFailures.rowTooLong(line));
    size = rows.taken === 0 ? size * 2 : sliceBytes;
  }
}

interface TextReader {
  codec: Codec;
  /** Bytes of the byte order mark. */
  mark: number;
  /** Code of the character that ends a line: a line feed, or a carriage return alone. */
  lineEnd: number;
}

/** Looks at the beginning of the file, so that every reading of it, from wherever it starts, is of one kind. */
async function textReader(file: Blob, encoding: TextForm['encoding']): Promise<TextReader> {
  const codec = codecOf(encoding);
  const head = await readSlice(file, 0, LINE_END_BYTES);
  const old = codec.behindLast(head, LINE_FEED) === 0 && codec.behindLast(head, CARRIAGE_RETURN) > 0;
  return { codec, mark: markLengthOf(head, encoding), lineEnd: old ? CARRIAGE_RETURN : LINE_FEED };
}

/** The text at the start of a file, up to `size` bytes of it, and whether that is all. */
export async function readHead(
  file: Blob,
  encoding: TextForm['encoding'],
  size: number,
): Promise<{ text: string; whole: boolean }> {
  const { codec, mark, lineEnd } = await textReader(file, encoding);
  const text = codec.forgive(await readSlice(file, mark, size));
  return { text: withLineFeeds(text, lineEnd), whole: mark + size >= file.size };
}

function withLineFeeds(text: string, lineEnd: number): string {
  return lineEnd === LINE_FEED ? text : text.replaceAll('\r', '\n');
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

/** The bytes up to behind the last line end; all of them where none is in them. */
function upToLastLine({ codec, lineEnd }: TextReader, bytes: Uint8Array): Uint8Array {
  const behind = codec.behindLast(bytes, lineEnd);
  return behind === 0 ? bytes : bytes.subarray(0, behind);
}

/** The text of the bytes; up to the line that cannot be read, and its offset, where there is one. */
function decode({ codec, lineEnd }: TextReader, bytes: Uint8Array): { text: string; badLine?: number } {
  try {
    return { text: withLineFeeds(codec.decode(bytes), lineEnd) };
  } catch {
    const lossy = withLineFeeds(codec.forgive(bytes), lineEnd);
    const text = lossy.slice(0, lossy.lastIndexOf('\n', lossy.indexOf('\ufffd')) + 1);
    return { text, badLine: text.split('\n').length - 1 };
  }
}
