import { z } from 'zod';
import { FILE_FIELDS, TABLE_KINDS } from './file-fields.ts';

export type { FileField, TableKind } from './file-fields.ts';

const fileFieldSchema = z.enum(FILE_FIELDS);

/** How numeric dates of a column are ordered; `iso` and `named-month` need no order. */
const dateOrderSchema = z.enum(['day-first', 'month-first', 'year-first']);
export type DateOrder = z.infer<typeof dateOrderSchema>;

/** How the bytes of a table file spell its text. A byte order mark is part of the file, not of this. */
const textEncodingSchema = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1']);
export type TextEncoding = z.infer<typeof textEncodingSchema>;

/**
 * `serial-dates`: days are counted from 1900. `rounded-numbers`: long numbers lost all behind the 15th digit.
 * `dates-for-numbers`: numbers such as 3-2 became dates.
 */
const spreadsheetTraceSchema = z.enum(['serial-dates', 'rounded-numbers', 'dates-for-numbers']);
export type SpreadsheetTrace = z.infer<typeof spreadsheetTraceSchema>;

/**
 * What a person said of the layout of such files where the guess was wrong. `notEncoding` is the guess that was turned down
 * with `encoding`: finding it again proves nothing against the person.
 */
const correctedLayoutSchema = z.object({
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  encoding: textEncodingSchema.optional(),
  notEncoding: textEncodingSchema.optional(),
  headingLine: z.number().int().min(1).max(200).optional(),
});
export type CorrectedLayout = z.infer<typeof correctedLayoutSchema>;

/** What each column of a table means. */
export const fileMappingSchema = z.object({
  /** What its rows tell of; absent: orders. */
  table: z.enum(TABLE_KINDS).optional(),
  delimiter: z.enum([',', ';', '\t', '|']),
  /** Absent: UTF-8. */
  encoding: textEncodingSchema.optional(),
  /** Where the headings stand, when not in the first row: the first of their lines, and how many rows they fill. */
  heading: z
    .object({ line: z.number().int().min(1).max(200), rows: z.number().int().min(1).max(3) })
    .optional(),
  corrected: correctedLayoutSchema.optional(),
  /** The sheet of a workbook that the table was taken from. */
  sheet: z.string().max(300).optional(),
  columns: z.array(
    z.object({
      header: z.string().max(300),
      field: fileFieldSchema.optional(),
      /** For date columns whose numeric dates need it. */
      dateOrder: dateOrderSchema.optional(),
      /** For number columns: which character is the decimal mark. */
      decimal: z.enum(['.', ',']).optional(),
      /** What a spreadsheet did to this column, as its values show: how they are read, and which are left out. */
      spreadsheet: z.array(spreadsheetTraceSchema).max(3).optional(),
    }),
  ),
  /** Supplier names that are sites of our own company. */
  ownSites: z.array(z.string().max(300)),
  /** What a person called a remembered mapping, and when it was used last. */
  name: z.string().max(100).optional(),
  usedAt: z.number().int().nonnegative().optional(),
});
export type FileMapping = z.infer<typeof fileMappingSchema>;
