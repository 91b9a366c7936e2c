import { isElement, shadowRootOf, tagOf } from './dom.ts';

/** Elements looked at between two chances to give the page its turn. */
const STRIDE = 500;

/**
 * Elements below a node that have an open shadow root, nested ones too, and custom elements that may get one. Yields
 * undefined now and then, so that it can run in turns.
 */
export function* shadowHosts(root: Node): Generator<Element | undefined> {
  const walker = (root.ownerDocument ?? document).createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  let count = 0;
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    if (++count % STRIDE === 0) yield undefined;
    if (!isElement(node)) continue;
    const shadow = shadowRootOf(node);
    if (!shadow && !tagOf(node).includes('-')) continue;
    yield node;
    if (shadow) yield* shadowHosts(shadow);
  }
}
