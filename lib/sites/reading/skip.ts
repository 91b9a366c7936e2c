import { attributeOf, elementAbove, hasAttributes, tagOf } from './nodes.ts';

/** Elements whose inside is no text that a person reads as part of the page. */
const unread = new Set('script style noscript svg math select datalist'.split(' '));

/** Elements that run inside a line of text; every other one begins and ends a block. */
const inline = new Set(
  'a abbr b bdi bdo cite code data del em font i img ins kbd mark nobr q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

const boxRole = /cell|row|header|item|option|tab/;

/** True for elements that run in a line; a `span` with the role of a cell or row is a box of its own. */
export function isInline(element: Element, tag: string): boolean {
  return inline.has(tag) && !boxRole.test(attributeOf(element, 'role') ?? '');
}

/** True for elements whose inside is never read: code, pictures, and whatever a person may be writing in. */
export function isUnread(element: Element, tag: string): boolean {
  return unread.has(tag) || isEditable(element);
}

function isEditable(element: Element): boolean {
  if (!hasAttributes(element)) return false;
  const editable = attributeOf(element, 'contenteditable');
  if (editable !== null && editable.toLowerCase() !== 'false') return true;
  return attributeOf(element, 'role') === 'textbox';
}

/** True when the element or one above it is never read. */
export function liesUnread(element: Element): boolean {
  for (let at: Element | null = element; at; at = elementAbove(at)) if (isUnread(at, tagOf(at))) return true;
  return false;
}
