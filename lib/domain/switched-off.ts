import { z } from 'zod';

/** An adapter that is not to be used: its pages are read by their structure alone, and *This page* says why. */
export const switchedOffSchema = z.strictObject({
  adapter: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  /** Versions that are not used; all of them where none is named. */
  versions: z.array(z.number().int().positive()).max(100).optional(),
  /** Why, for people. */
  note: z.string().min(1).max(300),
});
export type SwitchedOff = z.infer<typeof switchedOffSchema>;
