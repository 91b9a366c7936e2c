import type { PageNodes } from '../../reading/lent.ts';
import { FORWARD, ORIGINAL, QUOTES, REST, SIGNATURES, WROTE } from '../quoting.ts';
import type { DraftBlock } from './draft-text.ts';

/** What is read of one draft: nodes, characters, and characters of one block. What is beyond is not read, and the draft says so. */
const MOST_NODES = 20_000;
const MOST_TEXT = 200_000;
const MOST_BLOCK = 1_000;
const MOST_CELL = 200;
const MOST_CELLS = 20;

const NOT_WRITTEN = `${QUOTES},${SIGNATURES},[hidden]`;
/** `From: …`, which begins the head of the mail before. */
const FROM = /^(?:from|von|de) ?: .{1,200}$/i;
const HEADERS =
  /^(?:sent|date|to|gesendet|datum|an|envoyé|à|enviado|fecha|para|subject|betreff|objet|asunto) ?:/i;
const BULLET = /^\s*(?:[-*•·–+]|\d{1,2}[.)])\s+/;

interface State {
  nodes: PageNodes;
  /** What others wrote, beyond what all programs mark so. */
  quoted: readonly Element[];
  blocks: DraftBlock[];
  /** The line that is being put together. */
  line: string;
  count: number;
  size: number;
  /** Nothing that follows was written by the person. */
  ended: boolean;
  cut: boolean;
  /** The last line that ended with a colon, while its list goes on. */
  intro?: string;
}

/** What a person wrote into a draft, block by block, without what is quoted and without a signature; the subject is the first. */
export function* draftBlocks(
  bodies: readonly Element[],
  subject: string | undefined,
  nodes: PageNodes,
  quoted: readonly Element[] = [],
): Generator<void, { blocks: DraftBlock[]; cut: boolean }> {
  const blocks = [{ text: (subject ?? '').slice(0, 300), row: false }];
  const state: State = { nodes, quoted, blocks, line: '', count: 0, size: 0, ended: false, cut: false };
  for (const body of bodies) {
    state.ended = false;
    if (nodes.tagOf(body) === 'textarea') yield* readText(state, nodes.heldBy(body as HTMLTextAreaElement));
    else yield* readTree(state, body);
    flush(state);
  }
  return { blocks, cut: state.cut };
}

function* readText(state: State, text: string): Generator<void> {
  for (let start = 0; start < text.length && !state.ended && !state.cut; ) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at;
    addText(state, text.slice(start, end));
    flush(state);
    start = end + 1;
    if (state.blocks.length % 20 === 0) yield;
  }
}

/** Walks the tree by hand: how deep it is costs nothing. */
function* readTree(state: State, root: Element): Generator<void> {
  const { nodes } = state;
  let node: Node | null = nodes.firstChildOf(root);
  while (node && !state.ended && !state.cut) {
    if (++state.count > MOST_NODES) state.cut = true;
    if (state.count % 100 === 0) yield;
    const goesDeeper = nodes.isElement(node) ? enter(state, node) : addNode(state, node);
    let next: Node | null = goesDeeper ? nodes.firstChildOf(node) : null;
    for (let at: Node | null = node; !next && at && at !== root; at = nodes.parentOf(at)) {
      if (at !== node || !goesDeeper || nodes.isElement(at)) leave(state, at);
      next = nodes.nextOf(at);
    }
    node = next;
  }
}

function addNode(state: State, node: Node): boolean {
  if (state.nodes.isText(node)) addText(state, state.nodes.dataOf(node).replace(/\s+/g, ' '));
  return false;
}

function addText(state: State, text: string): void {
  const room = MOST_TEXT - state.size;
  state.cut ||= text.length > room;
  state.size += text.length;
  state.line += text.slice(0, Math.max(0, room));
}

/** True where what is inside is read too. */
function enter(state: State, element: Element): boolean {
  const { nodes } = state;
  if (nodes.tagOf(element) === 'br') flush(state);
  if (isNotWritten(state, element)) return false;
  if (nodes.isBox(element)) flush(state);
  if (nodes.tagOf(element) !== 'table') return true;
  const rows = rowsOf(state, element);
  if (!rows) return true;
  for (const text of rows) add(state, { text, row: true });
  return false;
}

function leave(state: State, node: Node): void {
  if (state.nodes.isElement(node) && state.nodes.isBox(node)) flush(state);
}

/** What quotes, signs or is no text; the start of a quoted rest ends the draft. */
function isNotWritten(state: State, element: Element): boolean {
  const { nodes } = state;
  if (state.quoted.includes(element)) return true;
  if (!nodes.hasAttributes(element))
    return /^(?:blockquote|script|style|select|svg|math)$/.test(nodes.tagOf(element));
  const fits = (selector: string) => nodes.closest(element, selector) === element;
  if (fits(REST)) state.ended = true;
  return (
    state.ended || fits(NOT_WRITTEN) || /display:\s*none/i.test(nodes.attributeOf(element, 'style') ?? '')
  );
}

/** A line of which what follows, and itself, was written by others. */
const opensQuote = (line: string): boolean =>
  [FORWARD, ORIGINAL, WROTE, FROM].some((words) => words.test(line));

/** Ends the line: what was written in it is a block. */
function flush(state: State): void {
  const text = state.line.trim();
  state.line = '';
  if (text === '' || state.ended || text.startsWith('>')) return;
  const quotes = opensQuote(text) || (HEADERS.test(text) && opensQuote(state.blocks.at(-1)?.text ?? ''));
  if (quotes || /^--\s?$/.test(text)) state.ended = true;
  else
    for (let at = 0; at < text.length; at += MOST_BLOCK)
      add(state, { text: text.slice(at, at + MOST_BLOCK), row: false });
}

/** A line behind one that ends with a colon belongs to its list while it is short and holds a number. */
function add(state: State, block: DraftBlock): void {
  const { text } = block;
  const isListed =
    state.intro !== undefined && (block.row || BULLET.test(text) || (text.length < 120 && /\d/.test(text)));
  if (isListed) state.blocks.push({ ...block, intro: state.intro });
  else {
    state.blocks.push(block);
    state.intro = undefined;
    if (/[:：]\s*$/.test(text)) state.intro = text.slice(-300).replace(/^.*[.!?] /, '');
  }
}

/** The rows of a table of data, `heading: cell` each; nothing for one that only lays out. */
function rowsOf(state: State, table: Element): string[] | undefined {
  const { nodes } = state;
  const rows: string[][] = [];
  for (const row of nodes.allIn(table, 'tr')) {
    if (rows.length >= 500) {
      state.cut = true;
      break;
    }
    const cells: string[] = [];
    for (const cell of nodes.allIn(row, 'td,th')) {
      if (cells.length >= MOST_CELLS || nodes.closest(cell, 'table') !== table) return undefined;
      cells.push(nodes.shortText(cell, MOST_CELL));
    }
    rows.push(cells);
  }
  const [head = [], ...others] = rows;
  if (head.length < 2 || others.length === 0) return undefined;
  const isHead = head.every((cell) => !/\d{3}/.test(cell));
  state.size += rows.flat().join('').length;
  if (state.size > MOST_TEXT) state.cut = true;
  const written = isHead ? others : rows;
  return written.map((cells) =>
    cells
      .map((cell, at) =>
        isHead && head[at] ? `${head[at]}: ${cell.replaceAll(';', ',')}` : cell.replaceAll(';', ','),
      )
      .join(' ; '),
  );
}
