import type { ReadMentions } from './mention-reader.ts';
import { readThrough } from './reading/page-nodes.ts';
import { walk } from './reading/walk.ts';

/**
 * Reads every text in document order, numbers that markup splits, values in locked or order-like form fields; table and
 * grid headers, definition lists and labels beside a value tell what a short number is. Frames run their own copy. How it
 * is done lies in `reading/`.
 */
export const readMentions: ReadMentions = (doc, roots, nodes) => {
  readThrough(nodes);
  return walk(doc, roots);
};
