import { z } from 'zod';
import { MAX_ROWS, MAX_ROWS_PER_MESSAGE, PAGE_FIELDS, PAGE_KINDS } from './page-fields.ts';

const text = (max: number) => z.string().min(1).max(max);

/** One order or line as the page shows it. Texts stand as the page wrote them; numbers and dates are made of them in the worker. */
export const pageRowSchema = z.strictObject({
  /** Rows of one table or list share it, and with it their formats. */
  table: z.number().int().min(0).max(999),
  /** The number of its order: its own, else that of the heading or page it stands under. */
  order: text(100),
  /** Whether it speaks of a line or of the order as a whole. */
  of: z.enum(['order', 'line']),
  fields: z.partialRecord(z.enum(PAGE_FIELDS), text(200)),
});
export type PageRow = z.infer<typeof pageRowSchema>;

/** How a document was read: by which adapter, and in which language. */
const readBySchema = z.object({
  /** `generic` where the site has no adapter, or its adapter did not fit. */
  adapter: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  version: z.number().int().positive(),
  kind: z.enum(PAGE_KINDS),
  /** Language of the page, which its dates and numbers are written in. */
  lang: z.string().max(35).optional(),
});

/** A part of a reading, as the content script sends it: data about the page itself. */
export const readingPartSchema = readBySchema
  .extend({
    /** Grows with each reading of the document; parts of one reading carry the same. */
    reading: z.number().int().nonnegative(),
    part: z.number().int().nonnegative().max(200),
    last: z.boolean(),
    /** The page has more rows than are read. */
    cut: z.boolean(),
    rows: z.array(pageRowSchema).max(MAX_ROWS_PER_MESSAGE),
  })
  .strict();
export type ReadingPart = z.infer<typeof readingPartSchema>;

/** All rows of one document. */
export const pageReadingSchema = readBySchema.extend({
  cut: z.boolean(),
  rows: z.array(pageRowSchema).max(MAX_ROWS),
});
export type PageReading = z.infer<typeof pageReadingSchema>;
