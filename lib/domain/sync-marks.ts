import { z } from 'zod';

/** Where a system tells what was deleted in an object since it was asked last: a path below its address, by the object's name. */
export const deltaLinksSchema = z.record(z.string().max(100), z.string().max(4000));

/** In place of a step, all of them: read from the beginning behind what changed, which alone tells what was deleted. */
export const EVERYTHING = '*';

/** An object that the system did not let us read, and what it said. */
export const unreadSchema = z.object({
  object: z.string().max(100),
  message: z.string().max(600),
  /** It is of the company's own objects: what was deleted of the others is looked for all the same. */
  apart: z.boolean().optional(),
  /** Its records are read; what was deleted of them is not told. It is found by comparing once a day, or stays here. */
  deletions: z.enum(['compared', 'stay']).optional(),
});

/** One state of a table, to ask only for what differs from it. */
export const tableStateSchema = z.object({
  etag: z.string().max(500).optional(),
  lastModified: z.string().max(100).optional(),
  /** SHA-256 of its bytes, for servers that give no other sign. */
  digest: z.string().max(100),
  /** When it was read whole, by the server's clock. */
  readAt: z.number().int(),
});
export type TableState = z.infer<typeof tableStateSchema>;
