import type { PageNodes } from '../../reading/lent.ts';
import { draftBlocks } from './draft-blocks.ts';
import { type DraftRead, readDraft } from './read-draft.ts';

/**
 * The facts of what a person writes into these elements, with the subject and without what of it is known to be quoted: numbers, dates, quantities and prices, and how they
 * are said. In small steps, bounded, changing nothing of the page; nothing of the text but these is answered.
 */
export function* readWritten(
  bodies: readonly Element[],
  subject: string | undefined,
  nodes: PageNodes,
  quoted: readonly Element[] = [],
): Generator<void, DraftRead> {
  const written = yield* draftBlocks(bodies, subject, nodes, quoted);
  const { facts, cut } = yield* readDraft(written.blocks);
  return { facts, cut: cut || written.cut };
}
