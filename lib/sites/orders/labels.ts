import { dom } from '../reading/page-nodes.ts';
import { type Found, pairIn, put, readValue, saidDate } from './cell-value.ts';
import { type Meaning, meaningOf, orderNumberIn } from './header-words.ts';
import { byId } from './nodes.ts';
import { heldText, isSkipped, linesOf } from './text.ts';
import { fits, numberIn } from './values.ts';

/** A value with what its label says. */
export interface Pair {
  is: Meaning;
  rank: number;
  text: string;
  /** Where it stands. */
  at: Element;
  /** Its place in the document. */
  turn: number;
}

/** How far up from a label its value may stand beside it. */
const MOST_CLIMBS = 5;
const LONGEST_VALUE = 4;
const CONTROLS = 'input,select,textarea';
const STOP = /^(?:body|main|html|ul|ol|table|tbody|tr|form|section|article)$/;

type Told = Omit<Pair, 'turn'>;

/** What the text says by itself or of what stands beside it; `used` keeps the fields whose value was taken. */
export function pairAt(text: Text, owner: Element, used: Set<Element>): Told | undefined {
  const data = dom.dataOf(text).trim();
  if (data.length < 1 || data.length > 120 || /^\p{Nd}/u.test(data)) return undefined;
  const dated = saidDate(data);
  if (dated) return made(dated.is, dated.rank, dated.value, owner);
  const pair = pairIn(data);
  const label = pair ? pair.label : data.replace(/\s*[:：*]+$/u, '');
  const said = meaningOf(label);
  if (!said) {
    const number = orderNumberIn(data);
    return number === undefined ? undefined : made('order', 1, numberIn(number), owner);
  }
  if (pair) return made(said.is, said.rank, pair.value, owner);
  // Sums before the last one are not what the order is worth.
  if (said.is === 'amount' && /^(?:sub|zwischen|sous)/i.test(label)) return undefined;
  if (dom.closest(owner, 'label[for]')) return undefined;
  const found: Found = {};
  const value = besides(text, found, said.is, label, used);
  return value === undefined ? undefined : made(said.is, said.rank, value, owner);
}

const made = (is: Meaning, rank: number, text: string, at: Element): Told | undefined => {
  const value = is === 'order' ? numberIn(text) : text;
  return fits(is, value) ? { is, rank, text: value, at } : undefined;
};

/** The value beside a label: what follows it in its line, else the element after it or after what wraps it. */
function besides(
  text: Text,
  found: Found,
  is: Meaning,
  label: string,
  used: Set<Element>,
): string | undefined {
  let at: Node = text;
  for (let climbs = 0; climbs < MOST_CLIMBS; climbs++) {
    const beside = nextTo(at);
    if (beside) return valueIn(beside, found, is, label, used);
    const above = dom.parentOf(at);
    if (!dom.isElement(above) || STOP.test(dom.tagOf(above))) return undefined;
    at = above;
  }
  return undefined;
}

/** The next node that shows something; signs between label and value, icons and what is hidden are passed. */
function nextTo(node: Node): Node | undefined {
  for (let next = dom.nextOf(node), steps = 0; next && steps < 12; next = dom.nextOf(next), steps++) {
    if (dom.isText(next) ? /[\p{L}\p{N}]/u.test(dom.dataOf(next)) : dom.isElement(next) && !isSkipped(next)) {
      if (dom.isText(next) || linesOf(next).some((line) => /[\p{L}\p{N}]/u.test(line))) return next;
      if (dom.isElement(next) && dom.sortOf(next) === 'control') return next;
      if (dom.isElement(next) && [...dom.all(next, CONTROLS)].length > 0) return next;
    }
  }
  return undefined;
}

function valueIn(
  node: Node,
  found: Found,
  is: Meaning,
  label: string,
  used: Set<Element>,
): string | undefined {
  if (dom.isElement(node)) {
    for (const control of dom.allIn(node, CONTROLS)) used.add(control);
    const lines = linesOf(node);
    if (lines.length > LONGEST_VALUE || lines.some((line, at) => at < 2 && isLabel(line, is)))
      return undefined;
    readValue(found, node, is, label, lines);
    return found[is];
  }
  // The rest of the line, up to a break or block.
  const run: Node[] = [];
  for (let next: Node | null = node; next && run.length < 12; next = dom.nextOf(next)) {
    if (dom.isElement(next) && (dom.sortOf(next) !== 'inline' || run.length > 0)) break;
    run.push(next);
  }
  const [line = ''] = linesOf(...run);
  put(found, is, line.replace(/^[:：\s]+/u, ''));
  return found[is];
}

/** A value is no label of something else; states are often words that label dates elsewhere. */
const isLabel = (line: string, is: Meaning): boolean =>
  is !== 'status' && meaningOf(line.replace(/\s*[:：]$/u, '')) !== undefined;

/** The labels of a document by the fields that they name. */
export type LabelsFor = ReadonlyMap<string, Element>;

/** All labels that name a field, found at once: a page may have a thousand fields. */
export function labelsFor(doc: Document): LabelsFor {
  const labels = new Map<string, Element>();
  for (const label of dom.all(doc.documentElement, 'label[for]')) {
    const id = dom.attributeOf(label, 'for') ?? '';
    if (id && !labels.has(id)) labels.set(id, label);
  }
  return labels;
}

/** What a form field says by its own label: `aria-label`, `aria-labelledby`, a `label` for or around it. */
export function pairOfControl(doc: Document, control: Element, labels: LabelsFor): Told | undefined {
  const named = labels.get(dom.attributeOf(control, 'id') ?? '');
  const by = byId(doc, (dom.attributeOf(control, 'aria-labelledby') ?? '').split(' ')[0] ?? '');
  const label =
    dom.attributeOf(control, 'aria-label') ||
    [by, named, dom.closest(control, 'label')].map((at) => (at ? wordsOf(at) : '')).find(Boolean);
  const said = label ? meaningOf(label.replace(/\s*[:：*]+$/u, '')) : undefined;
  const text = said ? heldText(control).trim() : '';
  return said && text ? made(said.is, said.rank, text, control) : undefined;
}

/** The words of a label, without what a field in it holds. */
function wordsOf(label: Element): string {
  for (let at = dom.firstChildOf(label); at; at = dom.nextOf(at)) {
    const [line] = linesOf(at);
    if (line && !(dom.isElement(at) && /^(?:input|select|textarea)$/.test(dom.tagOf(at)))) return line;
  }
  return '';
}
