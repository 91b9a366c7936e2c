import { type Candidate, findCandidates } from '../../recognise/candidates.ts';
import type { FoundMention } from '../mention-reader.ts';
import { dom } from './page-nodes.ts';

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
const MAX_BLOCK_TEXT = 16_384;
const MAX_BLOCK_NODES = 2_000;
/** How far before a text its block is taken along: texts, and characters of each. */
const MAX_TEXTS_BEFORE = 60;
const MAX_BEFORE = 1_000;
const LABEL_LENGTH = 60;
/** Nodes without text that a search passes. */
const MAX_STEPS = 500;

type Step = (node: Node) => Node | null;

/**
 * The text or line break beside a node in its block, undefined where the block ends; with `isWide` the text beside it in the
 * page, where only a form control ends the search. `side` and `child` give the direction.
 */
function beside(node: Node, side: Step, child: Step, isWide = false): Node | undefined {
  let at = node;
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    let next = side(at);
    if (!next) {
      const above = dom.parentOf(at);
      if (!dom.isElement(above) || !(isWide || dom.sortOf(above) === 'inline')) return undefined;
      at = above;
    }
    for (; next; next = child(at)) {
      at = next;
      if (dom.isText(at)) return at;
      const sort = dom.isElement(at) ? dom.sortOf(at) : 'unread';
      if (sort === 'unread') break;
      if (sort === 'break' && !isWide) return at;
      if (sort === 'control' || !(sort || isWide)) return undefined;
    }
  }
  return undefined;
}

const before = (node: Node, isWide?: boolean): Node | undefined =>
  beside(node, dom.previousOf, dom.lastChildOf, isWide);
const after = (node: Node): Node | undefined => beside(node, dom.nextOf, dom.firstChildOf);

/** The block of a text, from a little before it to its end. `last`, which was read already, is not taken again. */
export function blockAround(node: Text, text: string, last: Text | undefined, view: Window | null): Block {
  // Alone in its cell or paragraph, as most are.
  if (!dom.previousOf(node) && !dom.nextOf(node) && dom.isBox(dom.parentOf(node)))
    return { text, nodes: [node], starts: [0], offsets: [0] };
  let first: Node = node;
  for (let steps = 0; steps < MAX_TEXTS_BEFORE; steps++) {
    const earlier = before(first);
    if (!earlier || earlier === last) break;
    first = earlier;
  }
  const block: Block = { text: '', nodes: [], starts: [], offsets: [] };
  let isReached = false;
  for (let at: Node | undefined = first; at; at = after(at)) {
    const data = dom.isText(at) ? dom.dataOf(at) : '';
    isReached ||= at === node;
    if (isReached && at !== node && isFull(block, data)) break;
    if (!dom.isText(at) || standsApart(block, at, data, view)) block.text += '\n';
    if (dom.isText(at)) addText(block, at, data, isReached ? 0 : Math.max(0, data.length - MAX_BEFORE));
  }
  return block;
}

const isFull = ({ text, nodes }: Block, data: string): boolean =>
  text.length + data.length > MAX_BLOCK_TEXT || nodes.length >= MAX_BLOCK_NODES;

function addText(block: Block, node: Text, data: string, offset: number): void {
  block.nodes.push(node);
  block.starts.push(block.text.length);
  block.offsets.push(offset);
  block.text += offset > 0 ? data.slice(offset) : data;
}

/** True for a text that is too long to be searched at once. */
export const isLong = (data: string): boolean => data.length > MAX_BLOCK_TEXT;

/** The parts of a long text, which begin at a blank so that no number is cut; where there is none, anywhere. */
export function* partsOf(node: Text, data: string): Generator<Block> {
  for (let offset = 0, end = 0; offset < data.length; offset = end) {
    end = offset + MAX_BLOCK_TEXT;
    const blank = end < data.length ? data.slice(end - 100, end).search(/\s\S*$/) : -1;
    if (blank >= 0) end += blank - 100;
    yield { text: data.slice(offset, end), nodes: [node], starts: [0], offsets: [offset] };
  }
}

/**
 * Digits that touch across elements are one number when both elements run in the line, and two values when the page lays
 * them out as boxes (`<span>` as a flex item). Asked only in that case: styles cost time.
 */
function standsApart(block: Block, node: Text, data: string, view: Window | null): boolean {
  if (!endsInWord.test(block.text.slice(-1)) || !endsInWord.test(data.charAt(0))) return false;
  const previous = block.nodes[block.nodes.length - 1];
  const sides = [previous && dom.elementAbove(previous), dom.elementAbove(node)];
  if (sides[0] === sides[1]) return false;
  return sides.some((side) => {
    if (!side || !view || dom.sortOf(side) !== 'inline') return false;
    const { display } = view.getComputedStyle(side);
    return display !== 'inline' && display !== 'contents' && display !== '';
  });
}

const endsInWord = /[a-z\d]/i;

/** The text of the block before `node`, when it is short enough to be a label; a control between them ends the search. */
export function labelBefore(node: Node): string {
  let at = before(node, true);
  for (let steps = 0; at && !/\S/.test(dom.dataOf(at as Text)) && steps < 20; steps++) at = before(at, true);
  let text = '';
  for (; at; at = before(at)) {
    text = (dom.isText(at) ? dom.dataOf(at) : '\n') + text;
    if (text.length > LABEL_LENGTH * 3) return '';
  }
  text = text.trim();
  return text.length > LABEL_LENGTH ? '' : text;
}

/** Mentions in the block; `hint` is what a header or label outside the block says about it. */
export function mentionsIn(block: Block, hint: Candidate['kind'] | undefined): FoundMention[] {
  let first = 0;
  let last = 0;
  return findCandidates(block.text, hint && { kind: hint }).map((candidate) => {
    first = pieceAt(block, first, candidate.start);
    last = pieceAt(block, first, candidate.end - 1);
    return {
      ...candidate,
      node: block.nodes[first] as Text,
      start: candidate.start - shiftOf(block, first),
      endNode: block.nodes[last] as Text,
      end: candidate.end - shiftOf(block, last),
    };
  });
}

/** Index of the piece that holds a character, from `index` on: candidates come in order. */
function pieceAt({ starts }: Block, index: number, position: number): number {
  let at = index;
  while ((starts[at + 1] ?? Infinity) <= position) at++;
  return at;
}

const shiftOf = ({ starts, offsets }: Block, at: number): number => (starts[at] ?? 0) - (offsets[at] ?? 0);
