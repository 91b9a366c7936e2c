import { z } from 'zod';
import { PAGE_FIELDS } from './page-fields.ts';
import { pageRowSchema } from './page-reading.ts';
import { siteHooksSchema } from './site-hooks.ts';

/** What can be pointed at: the number of the order, or one of its fields. */
export const taughtFieldSchema = z.enum(['order', ...PAGE_FIELDS]);
export type TaughtField = z.infer<typeof taughtFieldSchema>;

/** Under which name `storage.session` keeps what a tab is being taught; the background writes it, the side panel follows it. */
export const teachingKey = (tabId: number): string => `teach:${tabId}`;

/** What a page is being taught, as its content script tells: data about the page itself. */
export const taughtSampleSchema = z.strictObject({
  /** The field that the next click is for. */
  field: taughtFieldSchema,
  /** What was pointed at so far, each with what it says. */
  picks: z.array(z.strictObject({ field: taughtFieldSchema, text: z.string().max(200) })).max(30),
  /** How the page would be read; null while that is not known. */
  hooks: siteHooksSchema.nullable(),
  /** What cannot be found again by any heading, label or name. */
  lost: z.array(z.enum(['rows', 'order', ...PAGE_FIELDS])).max(30),
  /** Of what hooks expect, what this page lacks. */
  missing: z.array(z.string().regex(/^[a-zA-Z.]{1,40}$/)).max(30),
  /** Rows that are read, all counted and the first of them shown. */
  count: z.number().int().nonnegative(),
  rows: z.array(pageRowSchema).max(20),
  /** False when the person left it on the page. */
  open: z.boolean(),
});
export type TaughtSample = z.infer<typeof taughtSampleSchema>;
