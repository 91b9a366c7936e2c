/**
 * Reads of foreign nodes that the page cannot bend. A form's named controls shadow its properties even in the
 * isolated world (`form.parentNode`, `form.children`), so structure is read through the prototypes' own getters.
 */

import { getter, isElement, nameOf, parentOf } from '../sites/reading/nodes.ts';

export { allIn, fits, isAttached as isConnected, isElement, parentOf } from '../sites/reading/nodes.ts';

/** The open shadow root of an element; closed ones stay closed. */
export const shadowRootOf = getter<Element, ShadowRoot | null>(Element.prototype, 'shadowRoot');
const slotOf = getter<Element | Text, Element | null>(Element.prototype, 'assignedSlot');
const textSlotOf = getter<Text, Element | null>(Text.prototype, 'assignedSlot');
const hasAttribute = Element.prototype.hasAttribute;
const boundingRect = Element.prototype.getBoundingClientRect;

export const isText = (node: Node | null): node is Text => node?.nodeType === 3;
const isFragment = (node: Node | null): node is ShadowRoot => node?.nodeType === 11;

export const tagOf = (element: Element): string => nameOf(element).toUpperCase();
export const has = (element: Element, attribute: string): boolean => hasAttribute.call(element, attribute);
export const rectOf = (element: Element): DOMRect => boundingRect.call(element);

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
