import { dom } from '../reading/page-nodes.ts';
import { meaningOf } from './header-words.ts';
import { AT_ONCE, type Row } from './table.ts';
import { isSkipped } from './text.ts';

/** Tables that are built of `div`: one element whose parts are headings, and elements of as many parts after it. */

const LEAST = 3;
const MOST = 30;

const partsOf = (element: Element): Element[] => {
  const parts: Element[] = [];
  for (let at = dom.firstElementOf(element); at && parts.length <= MOST; at = dom.elementAfter(at))
    if (!isSkipped(at)) parts.push(at);
  return parts;
};

/** The first text in an element that shows something. */
function firstText(element: Element): string {
  let at: Node | null = dom.firstChildOf(element);
  for (let steps = 0; at && steps < 12; steps++) {
    if (dom.isText(at)) {
      const text = dom.dataOf(at).trim();
      if (text) return text;
      at = dom.nextOf(at);
    } else at = dom.firstChildOf(at) ?? dom.nextOf(at);
  }
  return '';
}

/** True for an element whose parts are headings of orders. Cheap: most elements fail at their first parts. */
export function isListHead(element: Element): boolean {
  const first = dom.firstElementOf(element);
  const second = first && dom.elementAfter(first);
  if (!first || !second || !dom.elementAfter(second)) return false;
  if (!meaningOf(firstText(first)) && !meaningOf(firstText(second))) return false;
  const parts = partsOf(element);
  const texts = parts.map(firstText);
  const said = texts.filter((text) => meaningOf(text)).length;
  return (
    parts.length <= MOST &&
    said >= LEAST &&
    said * 2 > parts.length &&
    !texts.some((text) => /\p{Nd}/u.test(text))
  );
}

/** The heading and the rows after it; undefined where nothing of as many parts follows. */
export function* listedRows(head: Element, most: number): Generator<undefined, Row[] | undefined> {
  const width = partsOf(head).length;
  const rows = [rowOf(head, true, width)];
  let count = 0;
  for (const element of following(head)) {
    if (rows.length >= most) break;
    const { length } = partsOf(element);
    if (length === width || length === 1) rows.push(rowOf(element, false, width));
    if (++count % AT_ONCE === 0) yield;
  }
  return rows.some(({ isHead, cells }) => !isHead && cells.length === width) ? rows : undefined;
}

/** What stands after an element; where it is alone in what wraps it, what stands in that after its wrapper. */
function* following(head: Element): Generator<Element, void, undefined> {
  for (let at = dom.elementAfter(head); at; at = dom.elementAfter(at)) yield at;
  const above = dom.elementAbove(head);
  if (!above || dom.elementBefore(head) || dom.elementAfter(head)) return;
  const body = dom.elementAfter(above);
  const width = partsOf(head).length;
  if (body && partsOf(body).length === width)
    for (let at: Element | null = body; at; at = dom.elementAfter(at)) yield at;
  else if (body) for (let at = dom.firstElementOf(body); at; at = dom.elementAfter(at)) yield at;
}

function rowOf(element: Element, isHead: boolean, width: number): Row {
  const parts = partsOf(element);
  return {
    element,
    cells: parts.map((part, place) => ({
      element: part,
      column: `${place}`,
      width: parts.length === 1 ? width : 1,
    })),
    isHead,
    isFoot: false,
    index: dom.attributeOf(element, 'data-index'),
    level: 0,
  };
}
