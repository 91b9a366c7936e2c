/**
 * Reads of foreign nodes that the page cannot bend. A form's named controls shadow its properties even in the
 * isolated world (`form.parentNode`, `form.children`), so structure is read through the prototypes' own getters.
 */

function getter<N, V>(prototype: object, name: string): (node: N) => V {
  const read = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!read) throw new Error(`This browser has no ${name}`);
  return (node) => read.call(node) as V;
}

export const parentOf = getter<Node, Node | null>(Node.prototype, 'parentNode');
export const isConnected = getter<Node, boolean>(Node.prototype, 'isConnected');
/** The open shadow root of an element; closed ones stay closed. */
export const shadowRootOf = getter<Element, ShadowRoot | null>(Element.prototype, 'shadowRoot');
const tagName = getter<Element, string>(Element.prototype, 'tagName');
const slotOf = getter<Element | Text, Element | null>(Element.prototype, 'assignedSlot');
const textSlotOf = getter<Text, Element | null>(Text.prototype, 'assignedSlot');
const hasAttribute = Element.prototype.hasAttribute;
const boundingRect = Element.prototype.getBoundingClientRect;
const matches = Element.prototype.matches;

export const isElement = (node: Node | null): node is Element => node?.nodeType === 1;
export const isText = (node: Node | null): node is Text => node?.nodeType === 3;
const isFragment = (node: Node | null): node is ShadowRoot => node?.nodeType === 11;

export const tagOf = (element: Element): string => tagName(element).toUpperCase();
export const has = (element: Element, attribute: string): boolean => hasAttribute.call(element, attribute);
export const rectOf = (element: Element): DOMRect => boundingRect.call(element);
export const fits = (element: Element, selector: string): boolean => matches.call(element, selector);

/** The parent as painted: through slots and out of shadow roots. */
export function paintedParent(node: Node): Element | null {
  const slot = isElement(node) ? slotOf(node) : isText(node) ? textSlotOf(node) : null;
  if (slot) return slot;
  const parent = parentOf(node);
  if (isFragment(parent)) return parent.host ?? null;
  return isElement(parent) ? parent : null;
}

/** The element whose box holds a mention: the parent of a text node, or the form control itself. */
export const elementOf = (node: Node): Element | null => (isElement(node) ? node : paintedParent(node));

/** True when `outer` is `inner` or one of its painted ancestors. */
export function holds(outer: Element, inner: Element): boolean {
  for (let at: Element | null = inner; at; at = paintedParent(at)) if (at === outer) return true;
  return false;
}
