import type { MAIL_PARTS } from '../../domain/mail-fields.ts';
import { isForward } from '../../domain/subject-prefix.ts';
import { dom } from '../reading/page-nodes.ts';
import { plain } from '../reading/plain.ts';
import { labelIn } from './header-words.ts';
import { isBefore } from './nodes.ts';
import { type Person, personIn } from './people.ts';
import { FORWARD, ORIGINAL, QUOTES, REST, SIGNATURES, WROTE } from './quoting.ts';

/** Where in a mail something stands. */
export type MailPart = (typeof MAIL_PARTS)[number];

/** The parts of the text of a mail. */
export interface MailParts {
  /** In which part a text stands, from a character on. */
  partAt(node: Node, start: number): MailPart;
  /** Who a forwarded mail in it is from. */
  forwarded?: Person;
  /** It is longer than is looked through. */
  cut: boolean;
}

/** Texts of one mail that are looked through. */
const MOST_TEXTS = 20_000;
const LONGEST_LINE = 400;

const CLOSING =
  /^(?:(?:with )?(?:kind|best|warm) regards|regards|best wishes|sincerely|yours (?:sincerely|faithfully|truly)|mit (?:freundlichen|besten|vielen) gr(?:ü|ue)(?:ß|ss)en|(?:viele|freundliche|beste|liebe) gr(?:ü|ue)(?:ß|ss)e|mfg|(?:bien )?cordialement|meilleures salutations|(?:un cordial |cordiales )?saludos?|atentamente)[,.!]?$/i;

interface Boundary {
  node: Text;
  start: number;
  part: MailPart;
}

interface Sorting {
  /** What holds until something else begins. */
  rest: MailPart;
  now: MailPart;
  boundaries: Boundary[];
  /** An opening line was read: what follows is quoted. */
  wrote: boolean;
  /** A line that says "From:", and what followed it: with two more labels it is the head of another mail. */
  head: { at: Boundary; labels: number; lines: number; from: Person | undefined } | undefined;
  isForward: boolean;
  forwarded: Person | undefined;
}

/** Tells the parts of a mail apart: what it says itself, its signature, what it quotes, what it forwards. */
export function* partsOf(
  doc: Document,
  bodies: readonly Element[],
  subject: string | undefined,
): Generator<void, MailParts> {
  const state: Sorting = {
    rest: 'text',
    now: 'text',
    boundaries: [],
    wrote: false,
    head: undefined,
    isForward: isForward(subject ?? ''),
    forwarded: undefined,
  };
  let count = 0;
  for (const body of bodies) {
    const walker = dom.textsUnder(doc, body);
    let line = '';
    let block: Element | null = null;
    const partOf = elementParts(body);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      if (++count % 100 === 0) yield;
      if (count > MOST_TEXTS) break;
      const here = blockOf(node, body);
      if (here !== block) line = '';
      block = here;
      line = yield* sortText(state, node, line, partOf(node));
    }
  }
  return {
    partAt: (node, start) => partAt(state.boundaries, node, start),
    ...(state.forwarded && { forwarded: state.forwarded }),
    cut: count > MOST_TEXTS,
  };
}

/** Sorts the lines of a text node; answers the line that may go on in the next node. */
function* sortText(
  state: Sorting,
  node: Text,
  before: string,
  inside: MailPart | undefined,
): Generator<void, string> {
  const data = dom.dataOf(node);
  let line = before;
  let start = 0;
  for (let count = 1; start <= data.length && start < 2_000_000; count++) {
    // A text may be an attachment that somebody's program left in it.
    if (count % 200 === 0) yield;
    const end = data.indexOf('\n', start);
    const piece = data.slice(start, end < 0 ? data.length : end);
    line = `${line}${piece}`.slice(0, LONGEST_LINE);
    sortLine(state, { node, start, part: 'text' }, plain(line), inside);
    if (end < 0) break;
    // In a paragraph a line break of the source is a blank.
    line = isPreformatted(node) ? '' : `${line} `;
    start = end + 1;
  }
  return line;
}

function sortLine(state: Sorting, at: Boundary, line: string, inside: MailPart | undefined): void {
  if (line === '') return;
  if (inside === undefined && state.rest !== 'forwarded') openings(state, line);
  if (state.rest === 'forwarded') state.forwarded ??= fromIn(line);
  noteHead(state, at, line);
  const quotes = inside === 'quoted' || line.startsWith('>');
  if (state.wrote && line.length > 0 && !WROTE.test(line)) {
    if (!quotes) state.rest = 'quoted';
    state.wrote = false;
  }
  const part = state.rest === 'forwarded' ? 'forwarded' : quotes ? 'quoted' : (inside ?? state.rest);
  if (part !== state.now) state.boundaries.push({ ...at, part });
  state.now = part;
}

/** Lines after which something else begins. */
function openings(state: Sorting, line: string): void {
  if (FORWARD.test(line)) state.rest = 'forwarded';
  else if (ORIGINAL.test(line)) state.rest = state.isForward ? 'forwarded' : 'quoted';
  else if (state.rest === 'quoted') return;
  else if (WROTE.test(line)) state.wrote = true;
  else if (line === '--' || CLOSING.test(line)) state.rest = 'signature';
  if (state.rest === 'forwarded') state.head = undefined;
}

/** `From: … Sent: … To: … Subject: …` begins another mail, as Outlook quotes and forwards. */
function noteHead(state: Sorting, at: Boundary, line: string): void {
  if (state.rest === 'forwarded' || state.rest === 'quoted') return;
  const label = labelIn(line);
  if (label?.field === 'from' && label.rest !== '')
    state.head = { at, labels: 0, lines: 0, from: personIn(label.rest) };
  else if (state.head && label) state.head.labels++;
  if (!state.head) return;
  if (++state.head.lines > 8) state.head = undefined;
  else if (state.head.labels >= 2) {
    state.rest = state.isForward ? 'forwarded' : 'quoted';
    if (state.isForward) state.forwarded ??= state.head.from;
    for (
      let last = state.boundaries.at(-1);
      last && !isEarlier(last, state.head.at);
      last = state.boundaries.at(-1)
    )
      state.boundaries.pop();
    state.boundaries.push({ ...state.head.at, part: state.rest });
    state.now = state.rest;
    state.head = undefined;
  }
}

function fromIn(line: string): Person | undefined {
  const label = labelIn(line);
  return label?.field === 'from' && label.rest !== '' ? personIn(label.rest) : undefined;
}

/** What the elements around a text say of it; each element is asked once. */
function elementParts(body: Element): (node: Text) => MailPart | undefined {
  const known = new Map<Element, MailPart | undefined>([[body, undefined]]);
  const markers = [...dom.allIn(body, REST)];
  const isBehindMarker = (element: Element): boolean =>
    markers.some(
      (marker) => dom.elementAbove(marker) === dom.elementAbove(element) && isBefore(marker, element),
    );
  return (node) => {
    const unknown: Element[] = [];
    let at = dom.elementAbove(node);
    for (; at && !known.has(at); at = dom.elementAbove(at)) unknown.push(at);
    let part = at ? known.get(at) : undefined;
    for (const element of unknown.reverse()) {
      if (part !== 'quoted') {
        if (dom.closest(element, `${QUOTES},${REST}`) === element || isBehindMarker(element)) part = 'quoted';
        else if (dom.closest(element, SIGNATURES) === element) part = 'signature';
      }
      known.set(element, part);
    }
    return part;
  };
}

function blockOf(node: Text, body: Element): Element {
  let at = dom.elementAbove(node) ?? body;
  for (let climbs = 0; climbs < 30 && at !== body && dom.sortOf(at) === 'inline'; climbs++)
    at = dom.elementAbove(at) ?? body;
  return at;
}

function isPreformatted(node: Text): boolean {
  const above = dom.elementAbove(node);
  return (
    above !== null && dom.closest(above, 'pre,[class*=plain i],[class~=pre],[style*="pre-wrap"]') !== null
  );
}

const isEarlier = (one: Boundary, other: Boundary): boolean =>
  one.node === other.node ? one.start < other.start : isBefore(one.node, other.node);

/** The part that began last before a place. */
function partAt(boundaries: readonly Boundary[], node: Node, start: number): MailPart {
  const place = { node: node as Text, start: start + 1, part: 'text' as const };
  let low = 0;
  let high = boundaries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isEarlier(boundaries[middle] as Boundary, place)) low = middle + 1;
    else high = middle;
  }
  return boundaries[low - 1]?.part ?? 'text';
}
