/** Properties by which a script reads elements: a form's controls of these names stand in front of them. */
const OF_ELEMENTS =
  'rows cells children childNodes firstChild firstElementChild lastChild nextSibling nextElementSibling previousSibling ' +
  'parentNode parentElement nodeType nodeName tagName textContent innerText data value attributes getAttribute hasAttributes ' +
  'getAttributeNames matches closest querySelector querySelectorAll shadowRoot assignedSlot isConnected getRootNode ' +
  'getBoundingClientRect getClientRects style contains ownerDocument localName id';

/** Names of the document, and of what our scripts put into their own world, that an element of the page may take. */
const OF_DOCUMENTS =
  'body documentElement activeElement defaultView createElement createRange createTreeWalker elementFromPoint ' +
  'elementsFromPoint hasFocus querySelector querySelectorAll getElementById addEventListener head title URL';
const OF_WORLDS =
  'chrome partnerLensMentions partnerLensStructured partnerLensHooks partnerLensMailHooks partnerLensTaught partnerLensStop ' +
  'partnerLensTeaching partnerLensDraft';

const each = (names: string, html: (name: string) => string): string => names.split(' ').map(html).join('');

/** Begins a page; its last form stays open around all that follows. */
export const CLOBBERED = [
  each(OF_DOCUMENTS, (name) => `<form name="${name}" hidden></form>`),
  each(OF_WORLDS, (id) => `<a id="${id}" hidden></a>`),
  each(
    'browser partnerLensSites partnerLensReadings',
    (id) => `<form id="${id}" hidden><input id="x" name="runtime"><input name="constructor"></form>`,
  ),
  '<form>',
  each(OF_ELEMENTS, (name) => `<input type="hidden" name="${name}">`),
].join('');

/** A mark, an overlay and a card, as far as a page can make them. */
export const IMITATIONS = `<div id="imitated" popover="manual"><template shadowrootmode="closed">
<button aria-label="Details for 4500771101">≠</button></template></div>
<button aria-label="Details for 4500771102" style="position:fixed;right:0;bottom:0">≠</button><iframe title="card.html" src="about:blank"></iframe>`;

/** Runs in the page before the extension arrives: whatever it reads by is the page's own now. Self-contained. */
export function tamper(): void {
  const lie = (): never => {
    throw new Error('tampered');
  };
  const bend = (owner: object, names: string): void => {
    for (const name of names.split(' '))
      Object.defineProperty(owner, name, { get: lie, set: lie, configurable: true });
  };
  bend(Node.prototype, 'nodeType nodeName parentNode firstChild nextSibling textContent isConnected');
  bend(Element.prototype, 'getAttribute matches closest querySelectorAll shadowRoot firstElementChild');
  bend(CharacterData.prototype, 'data');
  bend(Range.prototype, 'getClientRects getBoundingClientRect');
  bend(window, 'scheduler performance MessageChannel IntersectionObserver ResizeObserver MutationObserver');
  bend(Array.prototype, 'push map filter flatMap');
  bend(Object.prototype, 'then type input rows');
  JSON.stringify = lie;
}
