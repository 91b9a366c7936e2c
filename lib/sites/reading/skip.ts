import { attributeOf, elementAbove, hasAttributes, nameOf } from './nodes.ts';

/** How an element stands in the text around it. */
export type Sort = 'inline' | 'break' | 'control' | 'unread' | undefined;

const sorts = new Map<string, Sort>();
const teach = (sort: Sort, names: string): void => {
  for (const name of names.split(' ')) sorts.set(name, sort).set(name.toUpperCase(), sort);
};
// Run inside a line of text; every element that is not listed begins and ends a block.
teach(
  'inline',
  'a abbr b bdi bdo cite code data del em font i img ins kbd mark nobr q s samp small span strong sub sup time tt u var wbr',
);
teach('unread', 'title script style noscript svg math select datalist template');
teach('control', 'input textarea');
teach('break', 'br');

const boxRole = /cell|row|header|item|option|tab/;

/**
 * Whether an element runs in the line or is never read: code, pictures, and whatever a person may be writing in. Undefined:
 * it is a block of its own; so is a `span` with the role of a cell or row.
 */
export function sortOf(element: Element): Sort {
  const sort = sorts.get(nameOf(element));
  if (sort === 'unread' || !hasAttributes(element)) return sort;
  const role = attributeOf(element, 'role') ?? '';
  const editable = attributeOf(element, 'contenteditable');
  if (role === 'textbox' || (editable !== null && editable.toLowerCase() !== 'false')) return 'unread';
  return sort === 'inline' && boxRole.test(role) ? undefined : sort;
}

/** True for what begins and ends a block by its name alone. */
export const isBox = (node: Node | null): boolean => node !== null && !sorts.has(nameOf(node));

/** What a control holds is read as its value, not as text below it. */
const isUnread = (sort: Sort): boolean => sort === 'unread' || sort === 'control';

/** True when neither the element nor one above it is left unread; `known` keeps what was found out in a pass. */
export function isRead(element: Element | null, known: Map<Element, boolean>): boolean {
  const climbed: Element[] = [];
  let answer = true;
  for (let at = element; at; at = elementAbove(at)) {
    const before = known.get(at);
    answer = before ?? !isUnread(sortOf(at));
    if (before !== undefined) break;
    climbed.push(at);
    if (!answer) break;
  }
  for (const at of climbed) known.set(at, answer);
  return answer;
}
