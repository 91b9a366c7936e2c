import { z } from 'zod';

/** Where a record came from: every figure that is shown can name its source and its age. */
export const provenanceSchema = z.object({
  /** Id of the source, for a file `file:<name of the mapping or file>`; `sample` is the sample workspace. */
  sourceId: z.string().min(1).max(200),
  /** When the source held this: the file's last change, or the time of the answer. Newer wins over older. */
  fetchedAt: z.number().int().nonnegative(),
  /** The import that wrote it last, so that a contradiction inside one file is told from an update. */
  jobId: z.string().max(100),
});
export type Provenance = z.infer<typeof provenanceSchema>;

/** The source of what a person noted here: it is not counted among the sources that records come from. */
export const BY_HAND = 'hand';

/** The source of when people wrote to each other, as pages of mail show it: it is not counted among the sources either. */
export const SEEN_IN_MAIL = 'mail';
