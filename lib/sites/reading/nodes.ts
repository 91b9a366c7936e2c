/**
 * Reads of foreign nodes that the page cannot bend. A form's named controls shadow its properties even in our isolated
 * world (`<input name="childNodes">`), so everything is read through the prototypes' own getters and methods.
 */

function getter<N, V>(prototype: object, name: string): (node: N) => V {
  const read = Object.getOwnPropertyDescriptor(prototype, name)?.get as () => V;
  return (node) => read.call(node);
}

export const typeOf = getter<Node, number>(Node.prototype, 'nodeType');
const nameOf = getter<Node, string>(Node.prototype, 'nodeName');
export const parentOf = getter<Node, Node | null>(Node.prototype, 'parentNode');
export const firstChildOf = getter<Node, Node | null>(Node.prototype, 'firstChild');
export const nextOf = getter<Node, Node | null>(Node.prototype, 'nextSibling');
export const isAttached = getter<Node, boolean>(Node.prototype, 'isConnected');
export const elementBefore = getter<Element, Element | null>(Element.prototype, 'previousElementSibling');
export const elementAfter = getter<Element, Element | null>(Element.prototype, 'nextElementSibling');
export const firstElementOf = getter<Element, Element | null>(Element.prototype, 'firstElementChild');
export const shadowOf = getter<Element, ShadowRoot | null>(Element.prototype, 'shadowRoot');
const hostOf = getter<ShadowRoot, Element>(ShadowRoot.prototype, 'host');
export const dataOf = getter<Text, string>(CharacterData.prototype, 'data');
const inputValue = getter<HTMLInputElement, string>(HTMLInputElement.prototype, 'value');
const areaValue = getter<HTMLTextAreaElement, string>(HTMLTextAreaElement.prototype, 'value');
const anyAttribute = Element.prototype.hasAttributes;
const readAttribute = Element.prototype.getAttribute;
const queryAll = Element.prototype.querySelectorAll;
const findAround = Element.prototype.closest;

export const isElement = (node: Node | null): node is Element => node !== null && typeOf(node) === 1;
export const isText = (node: Node): node is Text => typeOf(node) === 3;

/** Most elements have no attribute at all: asking that first is cheaper than asking for two. */
export const hasAttributes = (element: Element): boolean => anyAttribute.call(element);
/** Attribute of an element, null where it has none. */
export const attributeOf = (element: Element, name: string): string | null =>
  readAttribute.call(element, name);
/** Lower-case tag name. */
export const tagOf = (element: Element): string => nameOf(element).toLowerCase();
export const all = (element: Element, selector: string): Iterable<Element> =>
  queryAll.call(element, selector);

/** What a control holds now. */
export function heldBy(control: HTMLInputElement | HTMLTextAreaElement): string {
  return tagOf(control) === 'input'
    ? inputValue(control as HTMLInputElement)
    : areaValue(control as HTMLTextAreaElement);
}

/** The element itself or the nearest one above that fits, inside its document or shadow root. */
export const closest = (element: Element, selector: string): Element | null =>
  findAround.call(element, selector);

/** The parent element; out of a shadow root, its host. */
export function elementAbove(node: Node): Element | null {
  const parent = parentOf(node);
  if (!parent) return null;
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
