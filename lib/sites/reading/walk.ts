import { labelOfHeader, SOMETHING_ELSE } from '../../recognise/labels.ts';
import type { FoundMention } from '../site-adapter.ts';
import { addText, emptyBlock, isFull, mentionsIn } from './blocks.ts';
import { isControl, readControl } from './controls.ts';
import { cellAround, type Headers, ofCell, type Said } from './headers.ts';
import * as dom from './nodes.ts';
import { isInline, isUnread, liesUnread } from './skip.ts';

/**
 * Walks the text under some nodes in document order and finds mentions block by block. Works in slices of about 5 ms:
 * the caller gives the page its turn between them, and the page may change meanwhile. Limits: five million nodes per
 * pass, a mention counting as 25 and a question for a style as 50, values after a label up to 120 characters.
 */

const SLICE_MS = 5;
const MAX_NODES = 5_000_000;
const NODES_PER_MENTION = 25;
const NODES_PER_STYLE = 50;
const MAX_HINTED_TEXT = 120;
const LABEL_LENGTH = 60;

interface Pass {
  doc: Document;
  headers: Headers;
  block: ReturnType<typeof emptyBlock>;
  /** Element that the block's first text lies in. */
  owner: Element | null;
  /** Text of the block before, when it is short enough to be a label. */
  before: string;
  found: FoundMention[];
  nodes: number;
}

/** Reads `roots`, widened to the block that each lies in, and the open shadow roots inside. False: it ended at its limits. */
export function* walk(doc: Document, roots: readonly Node[]): Generator<FoundMention[], boolean> {
  const pass: Pass = {
    doc,
    headers: { tables: new Map() },
    block: emptyBlock(),
    owner: null,
    before: '',
    found: [],
    nodes: 0,
  };
  const queue: Node[] = [...new Set(roots.map(widen))];
  let deadline = performance.now() + SLICE_MS;
  for (let index = 0; index < queue.length && !isSpent(pass); index++) {
    const root = queue[index] as Node;
    const above = dom.isElement(root) ? root : dom.elementAbove(root);
    if (above && liesUnread(above)) continue;
    pass.before = dom.isElement(root) ? textBefore(root) : '';
    let node: Node | null = root;
    let since = 0;
    while (node && !isSpent(pass)) {
      node = nextNode(pass, node, root, visit(pass, node, queue));
      // A look at the clock between blocks; a block without end is cut.
      if (++since < 32 || (pass.block.nodes.length > 0 && since < 4_000)) continue;
      flush(pass);
      since = 0;
      if (performance.now() >= deadline) {
        const ways: Node[] = node ? ahead(node, root) : [];
        yield take(pass);
        deadline = performance.now() + SLICE_MS;
        // The page may have taken away what was next.
        node = ways.find(dom.isAttached) ?? null;
      }
    }
    flush(pass);
  }
  yield take(pass);
  return !isSpent(pass);
}

function isSpent(pass: Pass): boolean {
  return pass.nodes >= MAX_NODES;
}

function take(pass: Pass): FoundMention[] {
  const { found } = pass;
  pass.found = [];
  return found;
}

/** The block that a text or inline element lies in: a number may begin before the part that changed. */
function widen(root: Node): Node {
  let at = root;
  for (let steps = 0; steps < 20; steps++) {
    if (dom.isElement(at) && !isInline(at, dom.tagOf(at))) return at;
    const parent = dom.parentOf(at);
    if (!parent || dom.typeOf(parent) === 9) return at;
    if (dom.typeOf(parent) === 11) return parent;
    at = parent;
  }
  return at;
}

/** A label that stands before the root itself. */
function textBefore(root: Element): string {
  const before = dom.elementBefore(root);
  return before ? dom.shortText(before, LABEL_LENGTH) : '';
}

/** Takes one node in; true when its children are to be read. */
function visit(pass: Pass, node: Node, queue: Node[]): boolean {
  pass.nodes++;
  if (dom.isText(node)) {
    visitText(pass, node);
    return false;
  }
  if (!dom.isElement(node)) return dom.typeOf(node) > 8;
  const tag = dom.tagOf(node);
  if (isControl(node, tag)) {
    flush(pass);
    collect(pass, readControl(node, saidAbout(pass, node, dom.heldBy(node)), pass.doc));
    pass.before = '';
    return false;
  }
  if (isUnread(node, tag)) return false;
  if (tag === 'br') addBreak(pass);
  else if (!isInline(node, tag)) flush(pass);
  const shadow = dom.shadowOf(node);
  if (shadow) queue.push(shadow);
  return true;
}

function visitText(pass: Pass, node: Text): void {
  const { block } = pass;
  if (block.text.length === 0) pass.owner = dom.elementAbove(node);
  else if (standsApart(pass, node)) addBreak(pass);
  let rest = addText(block, node, 0);
  if (isFull(block) || rest > 0) flush(pass);
  // Ends: every round takes 64 K of a text that is capped.
  for (let rounds = 0; rest > 0 && rounds < 32; rounds++) {
    pass.owner = dom.elementAbove(node);
    rest = addText(pass.block, node, rest);
    flush(pass);
  }
}

function addBreak(pass: Pass): void {
  if (pass.block.text.length > 0) pass.block.text += '\n';
}

/**
 * Digits that touch across elements are one number when both elements run in the line, and two values when the page lays
 * them out as boxes (`<span>` as a flex item). Asked only in that case: styles cost time.
 */
function standsApart(pass: Pass, node: Text): boolean {
  if (!endsInWord.test(pass.block.text.slice(-1)) || !endsInWord.test(dom.dataOf(node).charAt(0)))
    return false;
  const previous = pass.block.nodes[pass.block.nodes.length - 1];
  const sides = [previous && dom.elementAbove(previous), dom.elementAbove(node)];
  if (sides[0] === sides[1]) return false;
  pass.nodes += NODES_PER_STYLE;
  const view = pass.doc.defaultView;
  return sides.some((side) => {
    if (!side || !view || !isInline(side, dom.tagOf(side))) return false;
    const { display } = view.getComputedStyle(side);
    return display !== 'inline' && display !== 'contents' && display !== '';
  });
}

const endsInWord = /[a-z\d]/i;

/** The node after `node` in document order inside `root`; leaving a block ends it. */
function nextNode(pass: Pass, node: Node, root: Node, enter: boolean): Node | null {
  const child = enter ? dom.firstChildOf(node) : null;
  if (child) return child;
  for (let at: Node | null = node; at && at !== root; at = dom.parentOf(at)) {
    if (dom.isElement(at) && !isInline(at, dom.tagOf(at))) flush(pass);
    const next = dom.nextOf(at);
    if (next) return next;
  }
  return null;
}

/** Where to go on after a pause: at `node`, or if it left the page, at its next siblings, then at those of the nodes above. */
function ahead(node: Node, root: Node): Node[] {
  const ways = [node];
  for (let at: Node | null = node; at && at !== root; at = dom.parentOf(at)) {
    let next = dom.nextOf(at);
    for (let count = 0; next && count < 8; count++, next = dom.nextOf(next)) ways.push(next);
  }
  return ways;
}

/** Searches the gathered block and starts a new one. */
function flush(pass: Pass): void {
  const { block } = pass;
  if (block.nodes.length === 0) return;
  const text = block.text.length <= MAX_HINTED_TEXT ? block.text.trim() : block.text;
  if (/[\d@]|:\/\/|www\./.test(text)) {
    const said = text.length <= MAX_HINTED_TEXT && pass.owner ? saidAbout(pass, pass.owner, text) : undefined;
    const isOther = said === SOMETHING_ELSE;
    const found = mentionsIn(block, isOther ? undefined : said?.kind);
    collect(pass, isOther ? found.filter(({ labelled }) => labelled) : found);
  }
  if (text !== '') pass.before = text.length <= LABEL_LENGTH ? text : '';
  pass.block = emptyBlock();
  pass.owner = null;
}

function collect(pass: Pass, found: FoundMention[]): void {
  pass.nodes += found.length * NODES_PER_MENTION;
  for (const mention of found) pass.found.push(mention);
}

const NUMBER_SIGN = /[:#°º№]|\b(?:no|nr|number|num)\b|n(?:ummer|r)\b/i;

/**
 * What headers and labels around an element say about `text` in it. The text before it is a label when it says "no." or
 * has a colon, or when four digits follow: else it may be the heading of a count.
 */
function saidAbout(pass: Pass, element: Element, text: string): Said {
  const cell = cellAround(element);
  if (cell) return ofCell(pass.headers, cell);
  return NUMBER_SIGN.test(pass.before) || /\d{4}/.test(text) ? labelOfHeader(pass.before) : undefined;
}
