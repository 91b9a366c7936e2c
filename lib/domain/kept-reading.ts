import { z } from 'zod';
import { MAX_KEPT_ROWS } from './page-fields.ts';
import { pageReadingSchema } from './page-reading.ts';

const count = z.number().int().nonnegative();
const pair = z.tuple([count, count]);

/** What the values of one column prove: dates with the day or the month first, by separator, and decimal marks. */
const fieldEvidenceSchema = z.object({
  slash: pair,
  dash: pair,
  dot: pair,
  point: count,
  comma: count,
});
export type FieldEvidence = z.infer<typeof fieldEvidenceSchema>;

/** By table and field: `0/promised`. Made of all rows, also of those that are not kept. */
const evidenceSchema = z.record(z.string().max(40), fieldEvidenceSchema);
export type Evidence = z.infer<typeof evidenceSchema>;

/**
 * What is kept of the reading of a document: the rows of orders that the records know, how many there were beside them,
 * and how the page writes dates and numbers.
 */
export const keptReadingSchema = pageReadingSchema.extend({
  rows: pageReadingSchema.shape.rows.max(MAX_KEPT_ROWS),
  /** Number of the reading, and how many of its parts arrived. */
  reading: count,
  parts: count,
  /** All its parts arrived. */
  whole: z.boolean(),
  /** Rows of orders that no record knows. */
  unknown: count,
  evidence: evidenceSchema,
  /** When its first part arrived. */
  readAt: count,
  /** Keys of the orders that differ: their marks are painted so. */
  differing: z.array(z.string().max(64)).max(MAX_KEPT_ROWS),
});
export type KeptReading = z.infer<typeof keptReadingSchema>;
