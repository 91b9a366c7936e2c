import { getter } from '../reading/getter.ts';
import { dom } from '../reading/page-nodes.ts';

/** Elements that the browser is asked about at once: it takes some 10 ms for them. */
const MOST_AT_ONCE = 20_000;
/** Elements that are kept. */
const MOST = 50_000;

const below = Element.prototype.getElementsByTagName;
const lengthOf = getter<HTMLCollectionOf<Element>, number>(HTMLCollection.prototype, 'length');

/**
 * The elements below one that fit, in the sequence of the page. A large page is asked part by part: one question about all of a
 * conversation of 20 MB keeps it waiting for a tenth of a second. Before that each selector is asked alone, for which the
 * browser has a fast way: on 50,000 rows a list of thirteen takes 180 ms, one after the other 40. Most pages hold few of them.
 */
export function* fitting(root: Element, selectors: string): Generator<void, Element[]> {
  const found: Element[] = [];
  const held: string[] = [];
  for (const selector of selectors.split(',')) {
    const [first] = dom.all(root, selector);
    if (first) held.push(selector);
    yield;
  }
  if (held.length > 0) yield* gather(root, held.join(','), found);
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
