import { dom } from '../reading/page-nodes.ts';
import { plain } from '../reading/plain.ts';
import type { Meaning } from './header-words.ts';
import { attributesOf, matches, optionOf, shadowOf, wholeText } from './nodes.ts';
import { isDateField } from './values.ts';

/** Nodes and characters that one value may have; what is longer is prose. */
const MOST_NODES = 250;
const MOST_TEXT = 1_500;
const LONGEST = 200;

/** Types of `input` that show a value. Passwords, hidden and telephone fields are never read. */
const SHOWN = /^(?:text|search|number|url|email|date|datetime-local|month|input)$/i;

const isHidden = (element: Element): boolean =>
  dom.hasAttributes(element) &&
  (dom.attributeOf(element, 'hidden') !== null ||
    dom.attributeOf(element, 'aria-hidden') === 'true' ||
    /display:\s*none/i.test(dom.attributeOf(element, 'style') ?? ''));

/** True for what a person does not see, or is writing in, and for what is no text. */
export const isSkipped = (element: Element): boolean =>
  (dom.tagOf(element) !== 'select' && dom.sortOf(element) === 'unread') || isHidden(element);

/** What a field shows, empty for one that is never read or that a person is writing in. */
export function heldText(control: Element): string {
  if (isHidden(control)) return '';
  const isLocked =
    dom.attributeOf(control, 'readonly') !== null || dom.attributeOf(control, 'disabled') !== null;
  if (!isLocked && matches(control, ':focus')) return '';
  if (dom.tagOf(control) === 'select') {
    const option = optionOf(control);
    return option ? dom.shortText(option, LONGEST) : '';
  }
  if (/^(?:cc|.*password)/.test(dom.attributeOf(control, 'autocomplete') ?? '')) return '';
  const type = dom.tagOf(control) === 'input' ? dom.attributeOf(control, 'type') || 'text' : 'text';
  return SHOWN.test(type) && dom.attributeOf(control, 'role') !== 'button'
    ? dom.heldBy(control as HTMLInputElement)
    : '';
}

interface Gathered {
  text: string;
  nodes: number;
}

/** Gathers the text under a node; blocks and breaks end a line. */
function gather(node: Node, into: Gathered): void {
  if (++into.nodes > MOST_NODES || into.text.length > MOST_TEXT) return;
  if (dom.isText(node)) {
    const data = dom.dataOf(node);
    // `<span>60</span><span>EA</span>` are two words, unlike parts of a number.
    const isNew = /\d$/.test(into.text)
      ? /^\p{L}/u.test(data)
      : /\p{Ll}$/u.test(into.text) && /^\d/.test(data);
    into.text += isNew ? ` ${data}` : data;
    return;
  }
  if (!dom.isElement(node)) return;
  const tag = dom.tagOf(node);
  if (/^(?:input|select|textarea)$/.test(tag)) {
    into.text += `\u0001${heldText(node)}\u0001`;
    return;
  }
  const sort = dom.sortOf(node);
  if (sort === 'unread' || isHidden(node) || tag === 'table' || tag === 'button') return;
  const edge = sort === 'inline' ? '' : '\u0001';
  into.text += edge;
  const root = shadowOf(node);
  if (root) for (let at = dom.firstChildOf(root); at; at = dom.nextOf(at)) gather(at, into);
  for (let at = dom.firstChildOf(node); at; at = dom.nextOf(at)) gather(at, into);
  into.text += edge;
}

/** The lines that an element, or a run of nodes, shows: at most {@link LONGEST} characters each; none where it is prose. */
export function linesOf(...nodes: readonly Node[]): string[] {
  const into = { text: '', nodes: 0 };
  for (const node of nodes) gather(node, into);
  if (into.nodes > MOST_NODES || into.text.length > MOST_TEXT) return [];
  return into.text
    .split('\u0001')
    .map(plain)
    .filter(Boolean)
    .map((line) => line.slice(0, LONGEST));
}

/** Where two texts beside each other are two words: whether there is one text or two is told by the nodes alone. */
const SEAM = /\d\p{L}|\p{Ll}\d|[^\P{Cc}\s]/u;

/** The lines that a cell shows which is not hidden. Most hold a short text and no element: that is read without an object for it. */
export function linesOfCell(cell: Element): string[] {
  const isFlat = !dom.firstElementOf(cell) && /^t[dh]$/.test(dom.tagOf(cell));
  const text = isFlat ? wholeText(cell) : '';
  return isFlat && text.length <= LONGEST && !SEAM.test(text) ? [plain(text)].filter(Boolean) : linesOf(cell);
}

/** The element and what it wraps, while each wraps one element alone. */
function wrapped(element: Element): Element[] {
  const chain = [element];
  for (let at = dom.firstElementOf(element); at && chain.length < 6; at = dom.firstElementOf(at)) {
    if (dom.elementAfter(at)) break;
    chain.push(at);
  }
  return chain;
}

const ISO = /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** A value as the page gives it to machines: `<time datetime>`, one `data-*` that is an ISO date, the title of a text cut short. */
export function machineValue(element: Element, is: Meaning, shown: string): string | undefined {
  if (!dom.firstElementOf(element) && !dom.hasAttributes(element)) return undefined;
  const chain = wrapped(element);
  if (isDateField(is)) {
    const times = [...dom.allIn(element, 'time')].map((time) => dom.attributeOf(time, 'datetime') ?? '');
    if (times.length === 1 && ISO.test(times[0] ?? '')) return times[0];
    const dates = new Set(
      chain.flatMap((at) =>
        attributesOf(at)
          .filter((name) => name.startsWith('data-'))
          .map((name) => dom.attributeOf(at, name) ?? '')
          .filter((value) => ISO.test(value)),
      ),
    );
    return dates.size === 1 ? [...dates][0] : undefined;
  }
  const start = /^(.{3,}?)\s*(?:…|\.\.\.)$/.exec(shown)?.[1];
  return (
    start &&
    chain
      .map((at) => plain(dom.attributeOf(at, 'title') ?? ''))
      .find((title) => title.length <= LONGEST && title.startsWith(start))
  );
}
