import type { FileMapping } from '../../domain/file-mapping.ts';
import type { ImportCursor, ImportJob, Reject } from '../../domain/import-job.ts';
import { FailureError } from '../../domain/result.ts';
import type { SourcePage } from '../source.ts';
import { columnOfField, shipToColumn } from './column-of-field.ts';
import { fileFailures, MAX_ROWS } from './failures.ts';
import { type HeadingReader, headingReader, headingTest } from './heading-reader.ts';
import { headingsOf } from './heading-rows.ts';
import { isHeadingFile, namesSupplier } from './mapping-needs.ts';
import { type PageRecords, pageRecords } from './page-records.ts';
import { identityOf } from './partner-identity.ts';
import { type Block, readBlocks } from './read-blocks.ts';
import { type RowCells, rejectCell, rowCells, turnTo, wordsOf } from './row-cells.ts';
import type { RowSource } from './row-partner.ts';
import { readRecord } from './row-record.ts';
import { isBlank } from './tokenise.ts';
import { isTotalText, isTotalWord } from './total-rows.ts';

/**
 * A page ends with the first block behind so many rows. Lines of one partner lie scattered over the file, and each page
 * rewrites the stored blocks that it adds to: fewer, larger pages write less. So many rows are some 20 MB of records.
 */
export const PAGE_ROWS = 12_000;

/** What a page needs to know of its job. */
export interface PageJob extends Pick<ImportJob, 'id' | 'fileChangedAt'> {
  sourceId: string;
}

/**
 * Reads a table file as pages of records, from where `cursor` stands. Reading on from the cursor of a page gives the
 * same pages again. Every data row is accepted, repeated (an earlier row of the same page has the same mapped cells) or
 * rejected, and counted as such in the cursor; counts of lines are left to whoever stores the page.
 * @throws FailureError of `readBlocks`, mapping-other-file, too-many-rows; a last page with all rows before the flaw
 * has been yielded. An aborted `signal` ends the reading within one block, without the page that was begun.
 */
export async function* readPages(
  file: Blob,
  mapping: FileMapping,
  job: PageJob,
  cursor: ImportCursor,
  signal?: AbortSignal,
): AsyncGenerator<SourcePage<ImportCursor>> {
  const reading = newReading(mapping, job, cursor);
  let failure: unknown;
  try {
    if (cursor.byte > 0) await readHeadings(file, reading);
    for await (const block of readBlocks(file, mapping, { byte: cursor.byte, line: cursor.line ?? 1 })) {
      if (signal?.aborted) return;
      readBlock(reading, block);
      if (reading.rows >= PAGE_ROWS) yield closePage(reading);
    }
    if (!reading.headings.rows) throw new FailureError(fileFailures.mappingOther());
  } catch (error) {
    failure = error;
  }
  if (reading.rows > 0 || reading.cursor.byte > cursor.byte) yield closePage(reading);
  if (failure !== undefined) throw failure;
}

interface Reading {
  mapping: FileMapping;
  source: RowSource;
  cells: RowCells;
  cursor: ImportCursor;
  headings: HeadingReader;
  isHeading: (row: readonly string[]) => boolean;
  records: PageRecords;
  rejects: Reject[];
  seen: Set<string>;
  rows: number;
}

function newReading(mapping: FileMapping, job: PageJob, cursor: ImportCursor): Reading {
  const provenance = { sourceId: job.sourceId, fetchedAt: job.fileChangedAt, jobId: job.id };
  return {
    mapping,
    source: {
      provenance,
      ownSites: new Set(mapping.ownSites.map(identityOf)),
      namesSupplier: namesSupplier(mapping),
      headingsOnly: isHeadingFile(mapping),
      shipToAt: shipToColumn(mapping),
    },
    cells: rowCells(mapping),
    cursor: { ...cursor },
    headings: headingReader(mapping.heading),
    isHeading: () => false,
    records: pageRecords(),
    rejects: [],
    seen: new Set(),
    rows: 0,
  };
}

function closePage(reading: Reading): SourcePage<ImportCursor> {
  const { records, rejects, rows } = reading;
  const page = {
    partners: records.partners(),
    orders: records.orders(),
    rejects,
    rows,
    cursor: { ...reading.cursor },
    placeOf: placesIn(reading.mapping, records),
  };
  reading.records = pageRecords();
  reading.rejects = [];
  reading.seen = new Set();
  reading.cells = rowCells(reading.mapping);
  reading.rows = 0;
  return page;
}

function placesIn(mapping: FileMapping, records: PageRecords): SourcePage<ImportCursor>['placeOf'] {
  return (orderId, lineId, field) => {
    const column = columnOfField(mapping, field);
    return column === null ? null : { line: records.lineInFile(orderId, lineId), column };
  };
}

function readBlock(reading: Reading, block: Block): void {
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
async function readHeadings(file: Blob, reading: Reading): Promise<void> {
  for await (const block of readBlocks(file, reading.mapping, { byte: 0, line: 1 })) {
    for (const [at, row] of block.cells.entries()) {
      takeHeading(reading, row, block.lines[at] ?? 1);
      if (reading.headings.rows) return;
    }
  }
}

function takeHeading(reading: Reading, row: string[], line: number): void {
  if (!reading.headings.take(row, line)) return;
  const rows = reading.headings.rows ?? [];
  checkHeading(reading.mapping, rows);
  reading.isHeading = headingTest(rows);
}

/**
 * Rows of sums have no order number, or a word for a sum in its place (or in the place of the line or item number);
 * page breaks repeat the headings. Neither is data.
 */
function notData(reading: Reading, row: readonly string[]): string | undefined {
  const { orderNumber, lineNumber, itemNumber } = reading.cells.at;
  const order = (row[orderNumber] ?? '').trim();
  if (order === '' ? row.some((cell) => isTotalText(cell.trim())) : isTotalText(order)) return 'total-row';
  const inPlace = (at: number) => at >= 0 && isTotalWord((row[at] ?? '').trim());
  if (inPlace(lineNumber) || inPlace(itemNumber)) return 'total-row';
  return reading.isHeading(row) ? 'heading-row' : undefined;
}

/** Stores what the row says, or why it says nothing new, or why it cannot be kept. */
function readRow(reading: Reading): 'accepted' | 'repeated' | 'rejected' {
  const words = wordsOf(reading.cells);
  if (reading.seen.has(words)) return 'repeated';
  const record = readRecord(reading.cells, reading.source);
  if (!record) {
    if (reading.cells.flaw) reading.rejects.push(reading.cells.flaw);
    return 'rejected';
  }
  reading.seen.add(words);
  reading.rejects.push(...reading.cells.leftOut);
  reading.records.add(record, reading.cells.line);
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
