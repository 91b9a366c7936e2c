import { z } from 'zod';
import { identifierKindSchema } from './identifier.ts';

/** A page may hold more: then it sends several messages. */
export const MAX_MENTIONS_PER_MESSAGE = 500;

/**
 * A number or address seen on a page, as the content script sends it: data about the page itself.
 * `keys` holds every stored spelling it could have, most specific first (`PO 4500-012 345` → `PO4500012345`, `4500012345`).
 */
export const mentionSchema = z.object({
  /** Numbered by the content script, unique in its document; names the mark. */
  mark: z.number().int().nonnegative(),
  keys: z.array(z.string().min(1).max(254)).min(1).max(4),
  /** What the label, prefix or column header says it is; `number` when nothing says so. */
  kind: identifierKindSchema,
  /** As the page wrote it. */
  raw: z.string().min(1).max(254),
  /** True when a label, prefix or column header beside it names its kind. */
  labelled: z.boolean(),
});
export type Mention = z.infer<typeof mentionSchema>;

/** The only thing that a page may show about us: which of six pictures a mark paints. */
export const paintStateSchema = z.enum(['ok', 'done', 'risk', 'late', 'differs', 'unknown']);
export type PaintState = z.infer<typeof paintStateSchema>;

/** How a mark is to be painted. */
export interface Paint {
  mark: number;
  /** `null` takes the mark away. */
  state: PaintState | null;
}
