import type { FileMapping, TextEncoding } from '../../domain/file-mapping.ts';
import { type Failure, FailureError } from '../../domain/result.ts';
import { detectEncoding, type EncodingEvidence, type EncodingFound } from './detect-encoding.ts';
import { fileFailures, MAX_COLUMNS, MAX_FILE_BYTES } from './failures.ts';
import {
  areValues,
  findKnownHeading,
  findWideHeading,
  type HeadingPlace,
  headingsOf,
} from './heading-rows.ts';
import { readHead, readSlice } from './read-blocks.ts';
import { type Rows, tokenise } from './tokenise.ts';

/** How a table is laid out in its file. */
export interface Layout {
  delimiter: FileMapping['delimiter'];
  encoding: TextEncoding;
  encodingEvidence: EncodingEvidence;
  /** The first line of the headings, counted from 1, and how many rows they fill. */
  heading: { line: number; rows: number };
  /** One per column; two columns of one heading are told apart by a count behind it. */
  headers: string[];
  /** What each heading says by itself, without the group above it and without a count. */
  labels: string[];
}

/** What a person says of a file's layout where the guess was wrong. */
export interface ReadAs {
  delimiter?: Layout['delimiter'];
  encoding?: TextEncoding;
  /** The first line of the headings, counted from 1. */
  headingLine?: number;
}

/** Files up to this size are looked at whole; of larger ones, the beginning. */
export const LOOK_BYTES = 32 * 1024 ** 2;
const HEAD_BYTES = 128 * 1024;
const DELIMITERS = [',', ';', '\t', '|'] as const;
const MAX_HEADER = 300;
/** Share of rows as wide as the headings from which the first row is taken for them. */
const MOSTLY = 0.5;

/**
 * The encoding of a text file by its own evidence.
 * @throws FailureError what the file is instead of a text
 */
export async function findEncoding(file: Blob): Promise<EncodingFound> {
  if (file.size === 0) throw new FailureError(fileFailures.empty());
  if (file.size > MAX_FILE_BYTES) throw new FailureError(fileFailures.tooLarge());
  if (isWorkbook(await readSlice(file, 0, 4))) throw new FailureError(fileFailures.workbook());
  return detectEncoding(file, LOOK_BYTES);
}

/**
 * Finds the delimiter and the headings from the start of a file whose encoding was found.
 * @throws FailureError what the file is instead of a table, or what is wrong with its headings
 */
export async function readLayout(file: Blob, detected: EncodingFound, as: ReadAs = {}): Promise<Layout> {
  const encoding = as.encoding ?? detected.encoding;
  const { text, whole } = await readHead(file, encoding, HEAD_BYTES);
  if (text.trim() === '') throw new FailureError(fileFailures.empty());
  if (text.includes('\0')) throw new FailureError(fileFailures.binary());
  const best = bestDelimiter(text, whole, as.delimiter ? [as.delimiter] : DELIMITERS);
  const { delimiter, rows } = best;
  const said = as.headingLine !== undefined && as.headingLine !== lineAt(rows, best.place.at);
  const place = said ? placeAt(rows, as.headingLine ?? 1) : best.place;
  const { headers, labels } = headingsOf(rows.cells.slice(place.at, place.at + place.rows));
  const flaw = headerFlaw(rows, place, headers, text);
  if (flaw) throw new FailureError(flaw);
  const heading = { line: lineAt(rows, place.at), rows: place.rows };
  return { delimiter, encoding, encodingEvidence: detected.evidence, heading, headers, labels };
}

function isWorkbook([a, b, c = 0]: Uint8Array): boolean {
  return (a === 0x50 && b === 0x4b && c < 0x20) || (a === 0xd0 && b === 0xcf) || (a === 0x1f && b === 0x8b);
}

function lineAt(rows: Rows, at: number): number {
  return (rows.lineOffsets[at] ?? 0) + 1;
}

/** The row that begins at a line, or the next one. */
function placeAt(rows: Rows, line: number): HeadingPlace {
  const at = rows.lineOffsets.findIndex((offset) => offset + 1 >= line);
  return { at: Math.max(0, at), rows: 1, known: 0 };
}

interface Candidate {
  delimiter: Layout['delimiter'];
  rows: Rows;
  place: HeadingPlace;
  /** Share of the rows from the headings on that are as wide as they are. */
  share: number;
  width: number;
}

/**
 * The delimiter under which headings are known; else the one under which most rows are as wide as the first; else as wide
 * as a row further down that could hold headings. Of several such, the one with more columns.
 */
function bestDelimiter(text: string, whole: boolean, delimiters: readonly Layout['delimiter'][]): Candidate {
  const tables = delimiters.map((delimiter) => ({ delimiter, rows: tokenise(text, delimiter, whole) }));
  const offsets = (rows: Rows) => rows.lineOffsets;
  const byWords = tables.flatMap((table) => {
    const place = findKnownHeading(table.rows.cells, offsets(table.rows));
    return place ? [candidate(table, place)] : [];
  });
  byWords.sort((a, b) => b.place.known - a.place.known || byShare(a, b));
  if (byWords[0]) return byWords[0];
  const first = tables.map((table) => candidate(table, { at: 0, rows: 1, known: 0 })).sort(byShare);
  const top = first[0] as Candidate;
  if (top.share >= MOSTLY && !areValues(top.rows.cells[0])) return top;
  const byForm = tables.flatMap((table) => {
    const place = findWideHeading(table.rows.cells, offsets(table.rows));
    return place && place.at > 0 ? [candidate(table, place)] : [];
  });
  const [best] = byForm.sort(byShare);
  return best && best.share >= MOSTLY ? best : top;
}

function byShare(a: Candidate, b: Candidate): number {
  return Math.round(b.share * 10) - Math.round(a.share * 10) || b.width - a.width;
}

function candidate(table: Pick<Candidate, 'delimiter' | 'rows'>, place: HeadingPlace): Candidate {
  const { cells, openQuote } = table.rows;
  const below = cells.slice(place.at);
  // A quote that stays open in the headings tells more than a delimiter that is not there.
  const width = cells[place.at]?.length ?? (openQuote ? 2 : 0);
  const same = below.filter((row) => row.length === width).length;
  return { ...table, place, width, share: width > 1 ? same / Math.max(1, below.length) : 0 };
}

function headerFlaw(rows: Rows, place: HeadingPlace, headers: string[], text: string): Failure | null {
  if (rows.cells.length === 0 && rows.openQuote) return fileFailures.quoteUnclosed(1 + rows.openQuote.line);
  const wide =
    rows.cells.length === 0 &&
    DELIMITERS.some((mark) => text.split(mark, MAX_COLUMNS + 2).length > MAX_COLUMNS);
  if (wide || headers.length > MAX_COLUMNS) return fileFailures.headerTooWide();
  if (rows.cells.length === 0 && text.length > MAX_HEADER) return fileFailures.headerTooLong();
  if (headers.length < 2) return fileFailures.oneColumn();
  if (headers.some((header) => header.length > MAX_HEADER)) return fileFailures.headerTooLong();
  return areValues(rows.cells[place.at + place.rows - 1]) ? fileFailures.headerMissing() : null;
}
