import { type Failure, FailureError } from '../../domain/result.ts';

/** Largest workbook that is read, in bytes. */
export const MAX_WORKBOOK_BYTES = 50 * 1024 ** 2;
/** Most that all its parts may expand to, in bytes. */
export const MAX_EXPANDED_BYTES = 200 * 1024 ** 2;
/** How many times its packed size a part may expand to. */
export const MAX_RATIO = 100;
/** Most parts in a workbook. */
export const MAX_PARTS = 1_000;
/** Longest text of a cell, in characters: what a spreadsheet can hold. */
export const MAX_CELL = 32_768;
/** Deepest nesting of a part. */
export const MAX_DEPTH = 100;
/** Most columns and rows of a sheet that are read. */
export const MAX_COLUMNS = 2_000;
export const MAX_ROWS = 1_048_576;

const AS_XLSX = 'Open it in the spreadsheet, save it as .xlsx or as CSV, and choose the new file.';
const AS_CSV = 'In the spreadsheet, save the sheet as "CSV UTF-8" and choose that file.';
const TRUSTED =
  'Do not open it in other programs either, unless you know where it comes from. Ask for the table as CSV.';

function unsafe(code: string, message: string): Failure {
  return { code, message, next: TRUSTED };
}

/** Why a workbook cannot be read, and what to do; one entry per code. */
export const workbookFailures = {
  tooLarge: (): Failure => ({
    code: 'workbook-too-large',
    message: 'The workbook is larger than 50 MB.',
    next: 'In the spreadsheet, save the sheet as "CSV UTF-8": such a file may have up to 2 GB.',
  }),
  old: (): Failure => ({
    code: 'workbook-old',
    message: 'This is a workbook of the old .xls kind, which is not read.',
    next: AS_XLSX,
  }),
  binary: (): Failure => ({
    code: 'workbook-binary',
    message: 'This is a workbook of the binary .xlsb kind, which is not read.',
    next: AS_XLSX,
  }),
  openDocument: (): Failure => ({
    code: 'workbook-ods',
    message: 'This is an OpenDocument table (.ods), which is not read.',
    next: AS_XLSX,
  }),
  encrypted: (): Failure => ({
    code: 'workbook-encrypted',
    message: 'The workbook is protected with a password.',
    next: 'Open it with its password, save it without one as .xlsx or as CSV, and choose the new file.',
  }),
  archive: (): Failure => ({
    code: 'workbook-none-inside',
    message: 'This is an archive without a workbook in it.',
    next: 'Unpack it and choose the table inside: CSV or .xlsx.',
  }),
  damaged: (what: string): Failure => ({
    code: 'workbook-damaged',
    message: `The workbook is damaged: ${what}.`,
    next: AS_XLSX,
  }),
  noSheets: (): Failure => ({
    code: 'workbook-no-sheets',
    message: 'The workbook has no sheet with cells.',
    next: 'Choose a workbook that holds a table.',
  }),
  expands: (): Failure =>
    unsafe('workbook-expands', 'The workbook expands to more than 200 MB or 100 times its size.'),
  parts: (): Failure => unsafe('workbook-parts', 'The workbook has more than 1,000 parts.'),
  overlap: (): Failure => unsafe('workbook-overlap', 'Parts of the workbook lie in the same place.'),
  doctype: (): Failure =>
    unsafe('workbook-doctype', 'The workbook declares a document type, which no spreadsheet does.'),
  entity: (): Failure => unsafe('workbook-entity', 'The workbook uses an entity that is not defined.'),
  deep: (): Failure => unsafe('workbook-deep', 'A part of the workbook is nested more than 100 deep.'),
  cellTooLong: (): Failure => ({
    code: 'workbook-cell-too-long',
    message: 'A cell of the workbook is longer than 32,767 characters.',
    next: AS_CSV,
  }),
  tooWide: (row: number): Failure => ({
    code: 'workbook-too-wide',
    message: `Row ${row} of the sheet has more than 2,000 columns.`,
    next: 'Remove the columns that are not needed and save the workbook again.',
  }),
  tooTall: (): Failure => ({
    code: 'workbook-too-tall',
    message: 'The sheet has more than 1,048,576 rows.',
    next: AS_CSV,
  }),
  tableTooLarge: (): Failure => ({
    code: 'workbook-table-too-large',
    message: 'The table of this sheet is larger than 400 MB.',
    next: AS_CSV,
  }),
  unreadable: (): Failure => ({
    code: 'file-unreadable',
    message: 'The browser could not read the file: it was moved, changed or locked.',
    next: 'Choose the file again.',
  }),
} as const;

/** Stops the reading of a workbook for one of the reasons above. */
export function refuse(failure: Failure): never {
  throw new FailureError(failure);
}
