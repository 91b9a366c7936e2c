import { type Candidate, findCandidates } from '../../recognise/candidates.ts';
import type { FoundMention } from '../site-adapter.ts';
import { dataOf } from './nodes.ts';

/**
 * The text of one block (paragraph, cell, list item), gathered from its text nodes, so that a number which markup splits
 * (`<b>4500</b>-<span>012345</span>`) is one stretch of text; and the way back from offsets to nodes.
 */
export interface Block {
  text: string;
  nodes: Text[];
  /** Where in `text` each node begins. */
  starts: number[];
  /** Where in its node the taken part begins. */
  offsets: number[];
}

/** Longest text that is searched at once (about 2 ms), and the most nodes it may come from. */
const MAX_BLOCK_TEXT = 65_536;
const MAX_BLOCK_NODES = 2_000;

export const emptyBlock = (): Block => ({ text: '', nodes: [], starts: [], offsets: [] });

export const isFull = (block: Block): boolean =>
  block.text.length >= MAX_BLOCK_TEXT || block.nodes.length >= MAX_BLOCK_NODES;

/** Adds the part of a text node from `offset` on, at most 64 K; answers where the rest begins, 0 when nothing is left. */
export function addText(block: Block, node: Text, offset: number): number {
  const data = dataOf(node);
  const part =
    offset === 0 && data.length <= MAX_BLOCK_TEXT ? data : data.slice(offset, offset + MAX_BLOCK_TEXT);
  block.nodes.push(node);
  block.starts.push(block.text.length);
  block.offsets.push(offset);
  block.text += part;
  return offset + part.length < data.length ? offset + part.length : 0;
}

/** Mentions in the block; `hint` is what a header or label outside the block says about it. */
export function mentionsIn(block: Block, hint: Candidate['kind'] | undefined): FoundMention[] {
  const found: FoundMention[] = [];
  for (const candidate of findCandidates(block.text, hint && { kind: hint })) {
    const first = pieceAt(block, candidate.start);
    const last = pieceAt(block, candidate.end - 1);
    const node = block.nodes[first];
    const endNode = block.nodes[last];
    if (!node || !endNode) continue;
    const start = candidate.start - (block.starts[first] ?? 0) + (block.offsets[first] ?? 0);
    const end = candidate.end - (block.starts[last] ?? 0) + (block.offsets[last] ?? 0);
    found.push({ ...candidate, node, start, endNode, end });
  }
  return found;
}

/** Index of the piece that holds a character, by halving. */
function pieceAt(block: Block, position: number): number {
  let low = 0;
  let high = block.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((block.starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
