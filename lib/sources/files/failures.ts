import type { TextEncoding } from '../../domain/file-mapping.ts';
import type { Failure } from '../../domain/result.ts';

/** Largest file that is read, in bytes. */
export const MAX_FILE_BYTES = 2 * 1024 ** 3;
/** Most data rows that are read. */
export const MAX_ROWS = 2_000_000;
/** Longest cell, in characters. */
export const MAX_CELL = 32_768;
/** Most columns. */
export const MAX_COLUMNS = 2_000;
/** Longest row, in bytes. */
export const MAX_ROW_BYTES = 4 * 1024 ** 2;

const AS_CSV = 'In the spreadsheet, save the table as "CSV UTF-8" and choose that file.';
const AGAIN = 'Export the file again from where it comes from, and choose the new one.';

/** Why a file cannot be read, and what to do; one entry per code. */
export const fileFailures = {
  empty: (): Failure => ({ code: 'file-empty', message: 'The file is empty.', next: AGAIN }),
  tooLarge: (): Failure => ({
    code: 'file-too-large',
    message: 'The file is larger than 2 GB.',
    next: 'Split it into smaller files and import one after the other.',
  }),
  binary: (): Failure => ({
    code: 'file-binary',
    message: 'This is not a text file with a table.',
    next: 'Choose a CSV or tab-separated file.',
  }),
  workbook: (): Failure => ({
    code: 'file-workbook',
    message: 'This is a workbook or an archive, not a text file.',
    next: AS_CSV,
  }),
  encoding: (line: number, encoding: TextEncoding = 'utf-8'): Failure =>
    encoding === 'utf-8'
      ? { code: 'encoding-not-utf8', message: `The text near line ${line} is not UTF-8.`, next: AS_CSV }
      : { code: 'encoding-not-utf16', message: `The text near line ${line} is not UTF-16.`, next: AS_CSV },
  encodingUnknown: (): Failure => ({
    code: 'encoding-unknown',
    message: 'The file is text of an older or rare kind: neither UTF-8, UTF-16, Windows-1252 nor ISO-8859-1.',
    next: AS_CSV,
  }),
  oneColumn: (): Failure => ({
    code: 'one-column',
    message: 'The file has one column only: no comma, semicolon, tab or vertical bar divides its lines.',
    next: 'Choose a file with a table whose cells are divided by one of these.',
  }),
  headerMissing: (): Failure => ({
    code: 'header-missing',
    message: 'The file begins with values, and no line with column headings was found.',
    next: 'Add a line with headings at the top of the file and choose it again.',
  }),
  headerTooWide: (): Failure => ({
    code: 'header-too-wide',
    message: `The first line has more than ${MAX_COLUMNS} columns.`,
    next: 'Remove the columns that are not needed and choose the file again.',
  }),
  headerTooLong: (): Failure => ({
    code: 'header-too-long',
    message: 'A column heading is longer than 300 characters.',
    next: 'Check that a line with headings begins the table, shorten them, and choose the file again.',
  }),
  noRows: (): Failure => ({
    code: 'file-no-rows',
    message: 'The file has headings and no rows below them.',
    next: AGAIN,
  }),
  quoteUnclosed: (line: number): Failure => ({
    code: 'quote-unclosed',
    message: `A quotation mark that opens in line ${line} is never closed, so the rows behind it cannot be told apart.`,
    next: `Correct line ${line} and import the file again. Rows before it are kept.`,
  }),
  rowTooLong: (line: number): Failure => ({
    code: 'row-too-long',
    message: `The row in line ${line} is longer than 4 MB.`,
    next: `Correct line ${line} and import the file again. Rows before it are kept.`,
  }),
  tooManyRows: (): Failure => ({
    code: 'too-many-rows',
    message: 'The file has more than 2,000,000 rows.',
    next: 'Split the file. The first 2,000,000 rows are kept.',
  }),
  mappingOther: (): Failure => ({
    code: 'mapping-other-file',
    message: 'The headings of this file are not those that its columns were matched for.',
    next: 'Choose the file again and match its columns.',
  }),
  unreadable: (): Failure => ({
    code: 'file-unreadable',
    message: 'The browser could not read the file: it was moved, changed or locked.',
    next: 'Choose the file again.',
  }),
  cancelled: (): Failure => ({
    code: 'cancelled',
    message: 'Reading was cancelled.',
    next: 'Choose a file to start again.',
  }),
} as const;
