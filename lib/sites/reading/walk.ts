import { labelOfHeader, SOMETHING_ELSE } from '../../recognise/labels.ts';
import type { FoundMention } from '../mention-reader.ts';
import { blockAround, isLong, labelBefore, mentionsIn, partsOf } from './blocks.ts';
import { readControl } from './controls.ts';
import { CELL, type Headers, ofCell, type Said } from './headers.ts';
import { dom } from './page-nodes.ts';

/**
 * Finds the mentions under some nodes. The browser walks from text to text; only a text with a digit or `@` in it is
 * looked at, with its block around it, and only one that holds a number is asked what lies above it. Works in slices of
 * about 5 ms: the caller gives the page its turn between them, and the page may change meanwhile. Limits: five million
 * texts per pass, a mention counting as 25; values after a label up to 120 characters.
 */

const SLICE_MS = 5;
const MAX_STEPS = 5_000_000;
const STEPS_PER_MENTION = 25;
const MAX_HINTED_TEXT = 120;

interface Pass {
  doc: Document;
  headers: Headers;
  /** Elements of which it is known whether their inside is read. */
  read: Map<Element, boolean>;
  /** The text that was read last. */
  last?: Text;
  found: FoundMention[];
  steps: number;
  deadline: number;
}

/** Reads `roots`, each widened to the block that it lies in; shadow roots are roots of their own. False: it ended at its limit. */
export function* walk(doc: Document, roots: readonly Node[]): Generator<FoundMention[], boolean> {
  const pass: Pass = {
    doc,
    headers: { tables: new Map() },
    read: new Map(),
    found: [],
    steps: 0,
    deadline: performance.now() + SLICE_MS,
  };
  for (const root of new Set(roots.map(widen))) {
    yield* readControls(pass, root);
    yield* readTexts(pass, root);
  }
  yield take(pass);
  return pass.steps < MAX_STEPS;
}

function* readControls(pass: Pass, root: Node): Generator<FoundMention[]> {
  // One name at a time, which the browser finds in half the time of two.
  for (const name of ['input', 'textarea']) {
    for (const element of dom.allIn(root, name)) {
      const control = element as HTMLInputElement;
      collect(
        pass,
        dom.elementAbove(control),
        readControl(control, () => saidAbout(pass, control, control, dom.heldBy(control)), pass.doc),
      );
      if (performance.now() >= pass.deadline) yield take(pass);
    }
    if (performance.now() >= pass.deadline) yield take(pass);
  }
}

function* readTexts(pass: Pass, root: Node): Generator<FoundMention[]> {
  const walker = dom.textsUnder(pass.doc, root);
  let node = dom.isText(root) ? root : walker.nextNode();
  let work = 0;
  while (node && pass.steps < MAX_STEPS) {
    const data = dom.dataOf(node as Text);
    pass.steps++;
    work++;
    if (mayHold.test(data) && !isDay.test(data)) {
      if (isLong(data)) yield* readLong(pass, node as Text, data);
      else work += readAround(pass, node as Text, data) >> 6;
      walker.currentNode = pass.last as Text;
    }
    node = walker.nextNode();
    if (work < 64) continue;
    work = 0;
    if (performance.now() < pass.deadline) continue;
    const ways: Node[] = node ? ahead(node, root) : [];
    yield take(pass);
    // The page may have taken away what was next.
    node = ways.find(dom.isAttached) ?? null;
    if (!node || dom.isText(node)) continue;
    walker.currentNode = node;
    node = walker.nextNode();
  }
}

const mayHold = /[\d@]|:\/\/|www\./;
/** Dates fill columns of their own. */
const isDay = /^\d\d[./]\d\d[./]\d{4}$/;

function* readLong(pass: Pass, node: Text, data: string): Generator<FoundMention[]> {
  pass.last = node;
  for (const part of partsOf(node, data)) {
    collect(pass, dom.elementAbove(node), mentionsIn(part, undefined));
    if (performance.now() >= pass.deadline) yield take(pass);
  }
}

/** Reads the block of a text; answers its length. */
function readAround(pass: Pass, node: Text, data: string): number {
  const block = blockAround(node, data, pass.last, pass.doc.defaultView);
  pass.last = block.nodes[block.nodes.length - 1];
  const first = block.nodes[0] as Text;
  const owner = dom.elementAbove(first);
  const text = block.text.length <= MAX_HINTED_TEXT * 2 ? block.text.trim() : block.text;
  const said = text.length <= MAX_HINTED_TEXT && owner ? saidAbout(pass, owner, first, text) : undefined;
  const isOther = said === SOMETHING_ELSE;
  const found = mentionsIn(block, isOther ? undefined : said?.kind);
  collect(pass, owner, isOther ? found.filter(({ labelled }) => labelled) : found);
  return block.text.length;
}

/** Takes mentions in, unless they lie where nothing is read. */
function collect(pass: Pass, owner: Element | null, found: FoundMention[]): void {
  if (found.length === 0 || !dom.isRead(owner, pass.read)) return;
  pass.steps += found.length * STEPS_PER_MENTION;
  for (const mention of found) pass.found.push(mention);
}

function take(pass: Pass): FoundMention[] {
  const { found } = pass;
  pass.found = [];
  pass.deadline = performance.now() + SLICE_MS;
  return found;
}

/** The block that a text or inline element lies in: a number may begin before the part that changed. */
function widen(root: Node): Node {
  let at = root;
  for (let steps = 0; steps < 20; steps++) {
    if (dom.isElement(at) && dom.sortOf(at) !== 'inline') return at;
    const parent = dom.parentOf(at);
    if (!parent || dom.typeOf(parent) === 9) return at;
    if (dom.typeOf(parent) === 11) return parent;
    at = parent;
  }
  return at;
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

const NUMBER_SIGN = /[:#°º№]|\b(?:no|nr|number|num)\b|n(?:ummer|r)\b/i;

/**
 * What headers and labels around an element say about `text` in it, which begins at `first`. The text before it is a label
 * when it says "no." or has a colon, or when four digits follow: else it may be the heading of a count.
 */
function saidAbout(pass: Pass, element: Element, first: Node, text: string): Said {
  const cell = dom.tagOf(element) === 'td' ? element : dom.closest(element, CELL);
  if (cell) return ofCell(pass.headers, cell);
  const label = labelBefore(first);
  return NUMBER_SIGN.test(label) || /\d{4}/.test(text) ? labelOfHeader(label) : undefined;
}
