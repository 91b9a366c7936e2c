import { z } from 'zod';

/** How the adapter of a site fared on a page. Nothing is missing where it fits, or fits again. */
export const siteHealthSchema = z.strictObject({
  adapter: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  version: z.number().int().positive(),
  /** Names of what was expected and is gone or something else: `order`, `header.promised`, `rows.quantity`. */
  missing: z.array(z.string().regex(/^[a-zA-Z.]{1,40}$/)).max(20),
});
export type SiteHealth = z.infer<typeof siteHealthSchema>;
