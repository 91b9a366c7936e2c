/** Safe reads that only orders need, beside those which the core lends: through the prototypes' own getters, as there. */

import { getter, method } from '../reading/getter.ts';

const held = getter<Element, string>(HTMLSelectElement.prototype, 'value');
const chosen = getter<Element, HTMLCollectionOf<HTMLOptionElement>>(
  HTMLSelectElement.prototype,
  'selectedOptions',
);

/** The open shadow root of an element. */
export const shadowOf = getter<Element, ShadowRoot | null>(Element.prototype, 'shadowRoot');
/** All text below an element. */
export const wholeText = getter<Element, string>(Node.prototype, 'textContent');
/** The names of its attributes. */
export const attributesOf = method(Element.prototype.getAttributeNames);
/** True where the element fits a selector. */
export const matches: (element: Element, selector: string) => boolean = method(Element.prototype.matches);
/** The element of this id, null where there is none. */
export const byId: (doc: Document, id: string) => Element | null = method(Document.prototype.getElementById);
/** The chosen option of a `select`, undefined where nothing is chosen. */
export const optionOf = (select: Element): Element | undefined =>
  held(select) === '' ? undefined : chosen(select)[0];
