import { z } from 'zod';

/** Under what an order may be mine: who buys, who looks after the partner, or a unit of the company. */
export const MINE_KINDS = ['buyer', 'owner', 'group', 'plant', 'company'] as const;
export type MineKind = (typeof MINE_KINDS)[number];

/** The names that a person says are hers. Orders with any of them are "mine". */
export const mineSchema = z
  .array(z.object({ kind: z.enum(MINE_KINDS), name: z.string().min(1).max(200) }))
  .max(100);
export type Mine = z.infer<typeof mineSchema>;

/** A name found in the records, with its open lines and all its lines. */
const ownNameSchema = z.object({
  kind: z.enum(MINE_KINDS),
  name: z.string(),
  open: z.number(),
  all: z.number(),
});
export type OwnName = z.infer<typeof ownNameSchema>;
export const ownNamesSchema = z.array(ownNameSchema);

/** Of which definition, day, settings and state of the records the gathered names are, and how far making them has come. */
export const gatheredHeadSchema = z.object({
  definition: z.number(),
  day: z.string(),
  stamp: z.string(),
  generation: z.number(),
  /** Partners that have a summary of this day, and all of them. */
  made: z.number(),
  all: z.number(),
});
export type GatheredHead = z.infer<typeof gatheredHeadSchema>;
