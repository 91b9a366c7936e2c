/** Safe reads that only orders need, beside those which the core lends: through the prototypes' own getters, as there. */

type Get<V> = (this: Element) => V;
const own = <V>(prototype: object, name: string): Get<V> =>
  Object.getOwnPropertyDescriptor(prototype, name)?.get as Get<V>;

const rootIn = own<ShadowRoot | null>(Element.prototype, 'shadowRoot');
const held = own<string>(HTMLSelectElement.prototype, 'value');
const chosen = own<HTMLCollectionOf<HTMLOptionElement>>(HTMLSelectElement.prototype, 'selectedOptions');
const namesIn = Element.prototype.getAttributeNames;
const fitsSelector = Element.prototype.matches;
const findById = Document.prototype.getElementById;

/** The open shadow root of an element. */
export const shadowOf = (element: Element): ShadowRoot | null => rootIn.call(element);
/** The names of its attributes. */
export const attributesOf = (element: Element): string[] => namesIn.call(element);
/** True where the element fits a selector. */
export const matches = (element: Element, selector: string): boolean => fitsSelector.call(element, selector);
/** The element of this id, null where there is none. */
export const byId = (doc: Document, id: string): Element | null => findById.call(doc, id);
/** The chosen option of a `select`, undefined where nothing is chosen. */
export const optionOf = (select: Element): Element | undefined =>
  held.call(select) === '' ? undefined : chosen.call(select)[0];
