import { isElement, shadowRootOf, tagOf } from './dom.ts';

/** Elements looked at between two chances to give the page its turn. */
const STRIDE = 500;

/** Tags that can never hold a shadow root and fill large pages: the browser leaves them out faster than we could. */
const WITHOUT_ROOT =
  ':not(td,tr,th,tbody,thead,table,a,b,i,em,strong,li,ul,ol,dl,dt,dd,br,img,input,button,label,option,select,path,svg,script,style)';

/**
 * Elements below a node that have an open shadow root, nested ones too, and custom elements that may get one. Yields
 * undefined now and then, so that it can run in turns.
 */
export function* shadowHosts(root: Node): Generator<Element | undefined> {
  if (isElement(root)) yield* hostsAt(root);
  if (!isElement(root) && !(root instanceof DocumentFragment)) return;
  const all = isElement(root)
    ? Element.prototype.querySelectorAll.call(root, WITHOUT_ROOT)
    : root.querySelectorAll(WITHOUT_ROOT);
  let count = 0;
  for (const element of all) {
    if (++count % STRIDE === 0) yield undefined;
    yield* hostsAt(element);
  }
}

function* hostsAt(element: Element): Generator<Element | undefined> {
  const shadow = shadowRootOf(element);
  if (!shadow && !tagOf(element).includes('-')) return;
  yield element;
  if (shadow) yield* shadowHosts(shadow);
}
