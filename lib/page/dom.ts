/**
 * Reads of foreign nodes that the page cannot bend. A form's named controls shadow its properties even in the
 * isolated world (`form.parentNode`, `form.children`), so structure is read through the prototypes' own getters.
 */

import { getter, method } from '../sites/reading/getter.ts';
import { elementAbove, isElement, isText } from '../sites/reading/nodes.ts';

export {
  allIn,
  fits,
  isAttached as isConnected,
  isElement,
  isText,
  parentOf,
  tagOf,
} from '../sites/reading/nodes.ts';

/** The open shadow root of an element; closed ones stay closed. */
export const shadowRootOf = getter<Element, ShadowRoot | null>(Element.prototype, 'shadowRoot');
const slotOf = getter<Element | Text, Element | null>(Element.prototype, 'assignedSlot');
const textSlotOf = getter<Text, Element | null>(Text.prototype, 'assignedSlot');

export const rectOf = method(Element.prototype.getBoundingClientRect);

/** The parent as painted: through slots and out of shadow roots. */
export function paintedParent(node: Node): Element | null {
  const slot = isElement(node) ? slotOf(node) : isText(node) ? textSlotOf(node) : null;
  return slot ?? elementAbove(node);
}

/** The element whose box holds a mention: the parent of a text node, or the form control itself. */
export const elementOf = (node: Node): Element | null => (isElement(node) ? node : paintedParent(node));

/** True when `outer` is `inner` or one of its painted ancestors. */
export function holds(outer: Element, inner: Element): boolean {
  for (let at: Element | null = inner; at; at = paintedParent(at)) if (at === outer) return true;
  return false;
}
