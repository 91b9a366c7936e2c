import { type Failure, FailureError, type Result } from '../../domain/result.ts';
import { readDate } from '../../recognise/values/date-cells.ts';
import { type ColumnCounter, columnCounter } from './column-statistics.ts';
import { fileFailures } from './failures.ts';
import { SAMPLE_HEADING } from './header-words.ts';
import { headingReader, headingTest } from './heading-reader.ts';
import { findEncoding, type Layout, LOOK_BYTES, type ReadAs, readLayout } from './layout.ts';
import { readBlocks } from './read-blocks.ts';
import type { ColumnStatistics, TableSniff } from './table-sniff.ts';
import { isBlank } from './tokenise.ts';
import { looksLikeTotal } from './total-rows.ts';

const PREVIEW_ROWS = 20;
const SPREAD_ROWS = 2_000;

/** Progress while a file is looked at. */
interface SniffProgress {
  bytes: number;
  /** Bytes that will be looked at. */
  ofBytes: number;
  rows: number;
}

export interface SniffOptions {
  onProgress?: (progress: SniffProgress) => void;
  signal?: AbortSignal;
  /** What a person says of the layout. */
  as?: ReadAs;
  /** The layout, where it was found before; `as` says nothing then. */
  layout?: Layout;
}

/**
 * Looks at a table file: delimiter, headings, and what the values of whole columns are. A flaw behind the first rows
 * (an unclosed quote) does not fail here: the import meets it again and says where.
 * Failures: file-empty, file-too-large, file-binary, file-workbook, encoding-not-utf8, encoding-not-utf16,
 * encoding-unknown, one-column, header-missing, header-too-wide, header-too-long, file-no-rows, quote-unclosed,
 * row-too-long, file-unreadable, cancelled.
 */
export async function sniffTable(file: Blob, options: SniffOptions = {}): Promise<Result<TableSniff>> {
  try {
    return { ok: true, value: await sniff(file, options) };
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, error: error.failure };
    throw error;
  }
}

async function sniff(file: Blob, options: SniffOptions): Promise<TableSniff> {
  const layout = options.layout ?? (await readLayout(file, await findEncoding(file), options.as));
  const gathering = newGathering(layout);
  let complete = true;
  try {
    complete = await gather(file, layout, gathering, options);
  } catch (error) {
    const late = error instanceof FailureError && isLate(error.failure) && gathering.rows > 0;
    if (!late) throw error;
  }
  if (gathering.rows === 0) throw new FailureError(fileFailures.noRows());
  const columns = gathering.counter.result();
  // A cell is a piece of the slice it was read from and would keep all of it in memory: kept rows are copied.
  const { preview, spread } = structuredClone({ preview: gathering.preview, spread: gathering.spread });
  const { rows, ragged, totals, headings } = gathering;
  const skipped = { totals, headings };
  const found = { ...layout, columns, preview, spread, rows, skipped, complete, ragged, size: file.size };
  const sampleAsOf = sampleDay(columns);
  return sampleAsOf ? { ...found, sampleAsOf } : found;
}

/** Flaws behind which nothing is read, while the rows before them still are. */
function isLate(failure: Failure): boolean {
  return failure.code === 'quote-unclosed' || failure.code === 'row-too-long';
}

interface Gathering {
  counter: ColumnCounter;
  preview: string[][];
  spread: string[][];
  /** Every so many rows one is kept in `spread`. */
  step: number;
  rows: number;
  ragged: number;
  totals: number;
  headings: number;
  width: number;
  isHeading: (row: readonly string[]) => boolean;
}

function newGathering(layout: Layout): Gathering {
  const width = layout.headers.length;
  return {
    counter: columnCounter(layout.headers),
    preview: [],
    spread: [],
    step: 1,
    rows: 0,
    ragged: 0,
    totals: 0,
    headings: 0,
    width,
    isHeading: () => false,
  };
}

/** True when the whole file was read. */
async function gather(file: Blob, layout: Layout, into: Gathering, options: SniffOptions): Promise<boolean> {
  const heading = headingReader(layout.heading);
  for await (const block of readBlocks(file, layout, { byte: 0, line: 1 })) {
    if (options.signal?.aborted) throw new FailureError(fileFailures.cancelled());
    for (const [at, row] of block.cells.entries()) {
      if (heading.rows) gatherRow(into, row);
      else if (heading.take(row, block.lines[at] ?? 1)) into.isHeading = headingTest(heading.rows ?? []);
    }
    const ofBytes = Math.min(file.size, LOOK_BYTES);
    options.onProgress?.({ bytes: Math.min(block.end.byte, ofBytes), ofBytes, rows: into.rows });
    if (block.end.byte >= LOOK_BYTES && block.end.byte < file.size) return false;
  }
  return true;
}

function gatherRow(into: Gathering, row: string[]): void {
  if (isBlank(row)) return;
  if (into.isHeading(row)) {
    into.headings += 1;
    return;
  }
  if (looksLikeTotal(row)) {
    into.totals += 1;
    return;
  }
  into.counter.add(row);
  if (row.length !== into.width) into.ragged += 1;
  if (into.preview.length < PREVIEW_ROWS) into.preview.push(row);
  if (into.rows % into.step === 0) into.spread.push(row);
  into.rows += 1;
  if (into.spread.length <= SPREAD_ROWS) return;
  into.step *= 2;
  into.spread = into.spread.filter((_, at) => at % 2 === 0);
}

function sampleDay(columns: readonly ColumnStatistics[]): string | undefined {
  const column = columns.find((candidate) => candidate.header.toLowerCase() === SAMPLE_HEADING.toLowerCase());
  const first = column?.samples[0];
  const day = first ? readDate(first, undefined) : undefined;
  return day?.kind === 'date' ? day.date : undefined;
}
