import { dom } from '../reading/page-nodes.ts';

/** Attributes that name what an element holds. */
const NAMING = ['class', 'id', 'data-testid', 'data-test-id', 'itemprop', 'name'];

/** What class names, ids and the like call an element. */
export function namesOf(element: Element): string[] {
  if (!dom.hasAttributes(element)) return [];
  return NAMING.flatMap((name) => (dom.attributeOf(element, name) ?? '').split(/[\s:]+/, 12)).filter(
    (name) => name !== '' && name.length <= 60,
  );
}

/** True for what a person does not see, and for what is no text. */
export const isUnseen = (element: Element): boolean =>
  dom.sortOf(element) === 'unread' || isHidden(element) || dom.tagOf(element) === 'option';

export const isHidden = (element: Element): boolean =>
  dom.hasAttributes(element) &&
  (dom.attributeOf(element, 'hidden') !== null ||
    /display:\s*none/i.test(dom.attributeOf(element, 'style') ?? ''));

/** True for what is pressed, not read. */
export const isButton = (element: Element): boolean =>
  /^(?:button|menu)$/.test(dom.tagOf(element)) ||
  /^(?:button|toolbar|menu|menuitem|tab|tablist)$/.test(dom.attributeOf(element, 'role') ?? '');

/** The element and those around it, up to `most` of them. */
export function* upFrom(element: Element, most: number): Generator<Element> {
  let at: Element | null = element;
  for (let count = 0; at && count < most; count++) {
    yield at;
    at = dom.elementAbove(at);
  }
}

/** A text node, with where in it what was meant begins and ends. */
export interface TextPlace {
  node: Text;
  start: number;
  end: number;
}

/** Where the first text with letters or digits under a node stands. */
export function placeIn(doc: Document, root: Node): TextPlace | undefined {
  const walker = dom.textsUnder(doc, root);
  let node = dom.isText(root) ? root : walker.nextNode();
  for (let count = 0; node && count < 20; count++) {
    const place = placeOf(node as Text);
    if (place) return place;
    node = walker.nextNode();
  }
  return undefined;
}

/** The words of a text node without the blanks and signs around them. */
export function placeOf(node: Text): TextPlace | undefined {
  const data = dom.dataOf(node).slice(0, 2_000);
  const start = data.search(/[\p{L}\p{N}]/u);
  if (start < 0) return undefined;
  const end = data.replace(/[\s<([{:,;"“„«]+$/, '').length;
  return { node, start, end };
}

const frameDocument = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentDocument')
  ?.get as () => Document | null;

/** The body of the document in a frame; null where it is of another origin, sandboxed away from us, or not there yet. */
export function bodyInFrame(frame: Element): Element | null {
  try {
    const doc = frameDocument.call(frame as HTMLIFrameElement);
    return doc ? pageOf(doc) : null;
  } catch {
    return null;
  }
}

const compare = Node.prototype.compareDocumentPosition;
const holds = Node.prototype.contains;

/** True where one node stands before another in the page, and not around it. */
export const isBefore = (one: Node, other: Node): boolean =>
  (compare.call(one, other) & 4) !== 0 && !contains(one, other);
export const contains = (around: Node, node: Node): boolean => holds.call(around, node);

/** Sorts elements as the page has them. */
export const inOrder = (one: Node, other: Node): number => ((compare.call(one, other) & 4) !== 0 ? -1 : 1);

const ofDocument = <V>(name: string): ((doc: Document) => V) => {
  const read = Object.getOwnPropertyDescriptor(Document.prototype, name)?.get as () => V;
  return (doc) => read.call(doc);
};
const rootOf = ofDocument<Element>('documentElement');
const bodyOf = ofDocument<Element | null>('body');

/** The root of a document, its body and its title, whatever elements of the page are called so. */
export const titleOf = ofDocument<string>('title');
export const viewOf = ofDocument<Window | null>('defaultView');
export const langOf = (doc: Document): string => dom.attributeOf(rootOf(doc), 'lang') ?? '';
export const pageOf = (doc: Document): Element => bodyOf(doc) ?? rootOf(doc);
