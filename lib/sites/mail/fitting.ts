import { getter } from '../reading/nodes.ts';
import { dom } from '../reading/page-nodes.ts';

/** Elements that the browser is asked about at once: it takes some 10 ms for them. */
const MOST_AT_ONCE = 20_000;
/** Elements that are kept. */
const MOST = 50_000;

const below = Element.prototype.getElementsByTagName;
const lengthOf = getter<HTMLCollectionOf<Element>, number>(HTMLCollection.prototype, 'length');

/**
 * The elements below one that fit, in the sequence of the page. A large page is asked part by part: one question about all of a
 * conversation of 20 MB keeps it waiting for a tenth of a second.
 */
export function* fitting(root: Element, selector: string): Generator<void, Element[]> {
  const found: Element[] = [];
  yield* gather(root, selector, found);
  return found;
}

function* gather(root: Element, selector: string, found: Element[]): Generator<void> {
  if (lengthOf(below.call(root, '*')) <= MOST_AT_ONCE) {
    for (const element of dom.all(root, selector)) if (found.length < MOST) found.push(element);
    return;
  }
  for (let part = dom.firstElementOf(root); part && found.length < MOST; part = dom.elementAfter(part)) {
    yield;
    if (dom.closest(part, selector) === part) found.push(part);
    yield* gather(part, selector, found);
  }
}

/** All of a list, or as many of its beginning and of its end: what is newest stands first on some pages and last on others. */
export function endsOf<T>(list: readonly T[], most: number): readonly T[] {
  const half = most >> 1;
  return list.length > most ? [...list.slice(0, half), ...list.slice(-half)] : list;
}
