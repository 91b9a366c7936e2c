import type { FileMapping } from '../../domain/file-mapping.ts';
import { type Failure, FailureError } from '../../domain/result.ts';
import { dateShape } from './date-cells.ts';
import { fileFailures, MAX_COLUMNS, MAX_FILE_BYTES } from './failures.ts';
import { readNumber } from './number-cells.ts';
import { markLength, readSlice } from './read-blocks.ts';
import { type Rows, tokenise } from './tokenise.ts';

/** How a table is laid out in its file. */
export interface Layout {
  delimiter: FileMapping['delimiter'];
  headers: string[];
}

const HEAD_BYTES = 128 * 1024;
const DELIMITERS = [',', ';', '\t'] as const;
const MAX_HEADER = 300;

/**
 * Finds the delimiter and the headings from the start of a file.
 * @throws FailureError what the file is instead of a table, or what is wrong with its headings
 */
export async function readLayout(file: Blob): Promise<Layout> {
  if (file.size === 0) throw new FailureError(fileFailures.empty());
  if (file.size > MAX_FILE_BYTES) throw new FailureError(fileFailures.tooLarge());
  const mark = await markLength(file);
  const bytes = await readSlice(file, mark, HEAD_BYTES);
  const wrong = notText(bytes);
  if (wrong) throw new FailureError(wrong);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (text.trim() === '') throw new FailureError(fileFailures.empty());
  if (!text.includes('\n') && text.includes('\r')) throw new FailureError(fileFailures.lineEnds());
  const whole = mark + bytes.length >= file.size;
  const { delimiter, rows } = bestDelimiter(text, whole);
  const headers = (rows.cells[0] ?? []).map((header) => header.trim());
  const flaw = headerFlaw(headers, rows, text, delimiter);
  if (flaw) throw new FailureError(flaw);
  return { delimiter, headers };
}

function notText(bytes: Uint8Array): Failure | null {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return fileFailures.utf16();
  if ((a === 0x50 && b === 0x4b) || (a === 0xd0 && b === 0xcf) || (a === 0x1f && b === 0x8b))
    return fileFailures.workbook();
  const zeros = bytes.reduce((sum, byte) => (byte === 0 ? sum + 1 : sum), 0);
  if (zeros === 0) return null;
  return zeros > bytes.length * 0.3 && zeros < bytes.length * 0.7 && (a === 0) !== (b === 0)
    ? fileFailures.utf16()
    : fileFailures.binary();
}

/** The delimiter under which most rows are as wide as the headings; of two such, the one with more columns. */
function bestDelimiter(text: string, whole: boolean): { delimiter: Layout['delimiter']; rows: Rows } {
  const candidates = DELIMITERS.map((delimiter) => {
    const rows = tokenise(text, delimiter, whole);
    // A quote that stays open in the headings tells more than a delimiter that is not there.
    const width = rows.cells[0]?.length ?? (rows.openQuote ? 2 : 0);
    const same = rows.cells.filter((row) => row.length === width).length;
    const share = width > 1 ? same / Math.max(1, rows.cells.length) : 0;
    return { delimiter, rows, share, width };
  });
  candidates.sort((a, b) => Math.round(b.share * 10) - Math.round(a.share * 10) || b.width - a.width);
  return candidates[0] ?? { delimiter: ',', rows: tokenise(text, ',', whole) };
}

function headerFlaw(headers: string[], rows: Rows, text: string, delimiter: string): Failure | null {
  if (rows.cells.length === 0 && rows.openQuote) return fileFailures.quoteUnclosed(1 + rows.openQuote.line);
  const wide =
    rows.cells.length === 0 &&
    DELIMITERS.some((mark) => text.split(mark, MAX_COLUMNS + 2).length > MAX_COLUMNS);
  if (wide || headers.length > MAX_COLUMNS) return fileFailures.headerTooWide();
  if (rows.cells.length === 0 && text.length > MAX_HEADER) return fileFailures.headerTooLong();
  if (headers.length < 2 || delimiter === '') return fileFailures.oneColumn();
  if (headers.some((header) => header.length > MAX_HEADER)) return fileFailures.headerTooLong();
  const named = headers.filter((header) => header !== '');
  const values = named.filter(
    (header) => readNumber(header, '.').kind === 'number' || dateShape(header) !== null,
  );
  if (named.length === 0 || values.length * 3 >= named.length) return fileFailures.headerMissing();
  const twice = named.find((header, at) => named.indexOf(header) !== at);
  return twice === undefined ? null : fileFailures.headerDuplicate(twice);
}
