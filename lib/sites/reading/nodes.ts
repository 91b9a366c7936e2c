/**
 * Reads of foreign nodes that the page cannot bend. A form's named controls shadow its properties even in our isolated
 * world (`<input name="childNodes">`), so everything is read through the prototypes' own getters and methods.
 */

import { getter, method } from './getter.ts';

const ofNode = Node.prototype;
const ofElement = Element.prototype;

export const typeOf = getter<Node, number>(ofNode, 'nodeType');
/** Upper case for elements of HTML. */
export const nameOf = getter<Node, string>(ofNode, 'nodeName');
export const parentOf = getter<Node, Node | null>(ofNode, 'parentNode');
export const firstChildOf = getter<Node, Node | null>(ofNode, 'firstChild');
export const lastChildOf = getter<Node, Node | null>(ofNode, 'lastChild');
export const nextOf = getter<Node, Node | null>(ofNode, 'nextSibling');
export const previousOf = getter<Node, Node | null>(ofNode, 'previousSibling');
export const isAttached = getter<Node, boolean>(ofNode, 'isConnected');
export const elementBefore = getter<Element, Element | null>(ofElement, 'previousElementSibling');
export const elementAfter = getter<Element, Element | null>(ofElement, 'nextElementSibling');
export const firstElementOf = getter<Element, Element | null>(ofElement, 'firstElementChild');
const hostOf = getter<ShadowRoot, Element>(ShadowRoot.prototype, 'host');
export const dataOf = getter<Text, string>(CharacterData.prototype, 'data');
const inputValue = getter<HTMLInputElement, string>(HTMLInputElement.prototype, 'value');
const areaValue = getter<HTMLTextAreaElement, string>(HTMLTextAreaElement.prototype, 'value');
const queryAll = method<Node, [string], Iterable<Element>>(ofElement.querySelectorAll);
const queryInFragment = method<Node, [string], Iterable<Element>>(
  DocumentFragment.prototype.querySelectorAll,
);
const makeWalker = method(Document.prototype.createTreeWalker);

export const isElement = (node: Node | null): node is Element => node !== null && typeOf(node) === 1;
export const isText = (node: Node | null): node is Text => node !== null && typeOf(node) === 3;

/** Most elements have no attribute at all: asking that first is cheaper than asking for two. */
export const hasAttributes = method(ofElement.hasAttributes);
/** Attribute of an element, null where it has none. */
export const attributeOf = method(ofElement.getAttribute);
/** Lower-case tag name. */
export const tagOf = (element: Element): string => nameOf(element).toLowerCase();
/** All elements that fit below an element or in a shadow root. */
export const all = (root: Node, selector: string): Iterable<Element> =>
  (isElement(root) ? queryAll : queryInFragment)(root, selector);
export const fits = method(ofElement.matches);
/** The elements below a node that fit, and the node itself when it does. */
export function* allIn(root: Node, selector: string): Generator<Element> {
  if (isElement(root) && fits(root, selector)) yield root;
  if (!isText(root)) yield* all(root, selector);
}
/** The browser's own walk over the texts under a node, in document order. */
export const textsUnder = (doc: Document, root: Node): TreeWalker => makeWalker(doc, root, 4);

/** What a control holds now. */
export function heldBy(control: HTMLInputElement | HTMLTextAreaElement): string {
  return tagOf(control) === 'input'
    ? inputValue(control as HTMLInputElement)
    : areaValue(control as HTMLTextAreaElement);
}

/** The element itself or the nearest one above that fits, inside its document or shadow root. */
export const closest: (element: Element, selector: string) => Element | null = method(ofElement.closest);

/** The parent element; out of a shadow root, its host. */
export function elementAbove(node: Node): Element | null {
  const parent = parentOf(node);
  if (isElement(parent)) return parent;
  return parent instanceof ShadowRoot ? hostOf(parent) : null;
}

/** Text under an element, blanks collapsed; empty when it is longer than `limit` or spread over many nodes. */
export function shortText(element: Element, limit: number): string {
  let text = '';
  let steps = 0;
  let node = firstChildOf(element);
  while (node) {
    if (++steps > 60) return '';
    if (isText(node)) text += `${dataOf(node)} `;
    if (text.length > limit * 3) return '';
    let next = firstChildOf(node);
    for (let at: Node | null = node; !next && at && at !== element; at = parentOf(at)) next = nextOf(at);
    node = next;
  }
  text = text.replace(/\s+/g, ' ').trim();
  return text.length <= limit ? text : '';
}
