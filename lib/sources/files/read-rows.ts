import type { FileMapping } from '../../domain/file-mapping.ts';
import type { ImportCursor, Reject } from '../../domain/import-job.ts';
import { FailureError } from '../../domain/result.ts';
import { fileFailures, MAX_ROWS } from './failures.ts';
import { type HeadingReader, headingReader, headingTest } from './heading-reader.ts';
import { headingsOf } from './heading-rows.ts';
import { type Block, readBlocks } from './read-blocks.ts';
import { type RowCells, rejectCell, rowCells, turnTo, wordsOf } from './row-cells.ts';
import { isBlank } from './tokenise.ts';
import { isTotalText, isTotalWord } from './total-rows.ts';

/** What makes records of the rows of one kind of table, a page at a time. */
export interface RowReader<Records> {
  /** The fields of which each row has one; a row of sums has a word for a sum there, or nothing. */
  key: (cells: RowCells) => number;
  /** Other columns in which a word for a sum tells a row of sums. */
  names: (cells: RowCells) => readonly number[];
  /** Keeps what the row says; false where it has a flaw, which is then in `cells.flaw`. */
  take(cells: RowCells): boolean;
  /** What was kept, and begins the next page. */
  close(): Records;
}

/** The rows of a page, kept, rejected and counted, with the cursor that continues behind it. */
export interface RowPage<Records> {
  records: Records;
  rejects: Reject[];
  rows: number;
  cursor: ImportCursor;
}

/**
 * Reads a table file as pages of at least `pageRows` rows, from where `cursor` stands. Reading on from the cursor of a
 * page gives the same pages again. Every data row is accepted, repeated (an earlier row of the same page has the same
 * mapped cells) or rejected, and counted as such in the cursor; counts of records are left to whoever stores the page.
 * @throws FailureError of `readBlocks`, mapping-other-file, too-many-rows; a last page with all rows before the flaw
 * has been yielded. An aborted `signal` ends the reading within one block, without the page that was begun.
 */
export async function* readRows<Records>(
  file: Blob,
  mapping: FileMapping,
  reader: RowReader<Records>,
  pageRows: number,
  cursor: ImportCursor,
  signal?: AbortSignal,
): AsyncGenerator<RowPage<Records>> {
  const reading = newReading(mapping, reader, cursor);
  let closedAt = cursor.byte;
  let failure: unknown;
  try {
    if (cursor.byte > 0) await readHeadings(file, reading);
    for await (const block of readBlocks(file, mapping, { byte: cursor.byte, line: cursor.line ?? 1 })) {
      if (signal?.aborted) return;
      readBlock(reading, block);
      if (reading.rows < pageRows) continue;
      closedAt = reading.cursor.byte;
      yield closePage(reading);
    }
    if (!reading.headings.rows) throw new FailureError(fileFailures.mappingOther());
  } catch (error) {
    failure = error;
  }
  if (reading.rows > 0 || reading.cursor.byte > closedAt) yield closePage(reading);
  if (failure !== undefined) throw failure;
}

interface Reading<Records> {
  mapping: FileMapping;
  reader: RowReader<Records>;
  cells: RowCells;
  cursor: ImportCursor;
  headings: HeadingReader;
  isHeading: (row: readonly string[]) => boolean;
  rejects: Reject[];
  seen: Set<string>;
  rows: number;
}

function newReading<Records>(
  mapping: FileMapping,
  reader: RowReader<Records>,
  cursor: ImportCursor,
): Reading<Records> {
  return {
    mapping,
    reader,
    cells: rowCells(mapping),
    cursor: { ...cursor },
    headings: headingReader(mapping.heading),
    isHeading: () => false,
    rejects: [],
    seen: new Set(),
    rows: 0,
  };
}

function closePage<Records>(reading: Reading<Records>): RowPage<Records> {
  const { rejects, rows } = reading;
  const page = { records: reading.reader.close(), rejects, rows, cursor: { ...reading.cursor } };
  reading.rejects = [];
  reading.seen = new Set();
  reading.cells = rowCells(reading.mapping);
  reading.rows = 0;
  return page;
}

function readBlock<Records>(reading: Reading<Records>, block: Block): void {
  for (const [at, row] of block.cells.entries()) {
    const line = block.lines[at] ?? 1;
    if (!reading.headings.rows) {
      takeHeading(reading, row, line);
      continue;
    }
    if (isBlank(row)) continue;
    if (reading.cursor.rows >= MAX_ROWS) throw new FailureError(fileFailures.tooManyRows());
    turnTo(reading.cells, row, line);
    const flaw = notData(reading, row) ?? rowFlaw(reading.mapping, row, block, at);
    if (flaw) rejectCell(reading.cells, -1, flaw);
    reading.rows += 1;
    reading.cursor.rows += 1;
    reading.cursor[readRow(reading)] += 1;
  }
  // Before the headings are read there is no place to go on from.
  if (!reading.headings.rows) return;
  reading.cursor.byte = block.end.byte;
  reading.cursor.line = block.end.line;
}

/** Reads the headings again where the reading goes on behind them: they may be repeated further down. */
async function readHeadings<Records>(file: Blob, reading: Reading<Records>): Promise<void> {
  for await (const block of readBlocks(file, reading.mapping, { byte: 0, line: 1 })) {
    for (const [at, row] of block.cells.entries()) {
      takeHeading(reading, row, block.lines[at] ?? 1);
      if (reading.headings.rows) return;
    }
  }
}

function takeHeading<Records>(reading: Reading<Records>, row: string[], line: number): void {
  if (!reading.headings.take(row, line)) return;
  const rows = reading.headings.rows ?? [];
  checkHeading(reading.mapping, rows);
  reading.isHeading = headingTest(rows);
}

/** Rows of sums have a word for a sum in the place of what each row is called by; page breaks repeat the headings. */
function notData<Records>(
  { reader, cells, isHeading }: Reading<Records>,
  row: readonly string[],
): string | undefined {
  const key = (row[reader.key(cells)] ?? '').trim();
  if (key === '' ? row.some((cell) => isTotalText(cell.trim())) : isTotalText(key)) return 'total-row';
  const inPlace = (at: number) => at >= 0 && isTotalWord((row[at] ?? '').trim());
  if (reader.names(cells).some(inPlace)) return 'total-row';
  return isHeading(row) ? 'heading-row' : undefined;
}

/** Stores what the row says, or why it says nothing new, or why it cannot be kept. */
function readRow<Records>(reading: Reading<Records>): 'accepted' | 'repeated' | 'rejected' {
  const words = wordsOf(reading.cells);
  if (reading.seen.has(words)) return 'repeated';
  if (!reading.reader.take(reading.cells)) {
    if (reading.cells.flaw) reading.rejects.push(reading.cells.flaw);
    return 'rejected';
  }
  reading.seen.add(words);
  reading.rejects.push(...reading.cells.leftOut);
  return 'accepted';
}

function rowFlaw(mapping: FileMapping, row: readonly string[], block: Block, at: number): string | undefined {
  const width = mapping.columns.length;
  if (block.strayQuotes.has(at)) return 'quote-stray';
  if (row.length < width)
    return block.openEnded && at === block.cells.length - 1 ? 'row-cut-off' : 'row-too-narrow';
  return row.slice(width).some((cell) => cell.trim() !== '') ? 'row-too-wide' : undefined;
}

function checkHeading(mapping: FileMapping, rows: readonly (readonly string[])[]): void {
  const { headers } = headingsOf(rows);
  const same =
    headers.length === mapping.columns.length &&
    mapping.columns.every(({ header }, at) => headers[at] === header);
  if (!same) throw new FailureError(fileFailures.mappingOther());
}
