import { allIn, shadowRootOf, tagOf } from './dom.ts';

/** Elements looked at between two chances to give the page its turn. */
const STRIDE = 500;

/**
 * Elements that can have no shadow root and that pages have by the thousand, most frequent first: the browser leaves them
 * out by itself, so that a table of a hundred thousand cells costs little. All others are asked.
 */
const POSSIBLE_HOSTS =
  ':not(td,tr,a,b,i,li,th,option,path,u,g,br,em,ul,svg,img,small,strong,label,input,button,tbody,code,font,script)';

/**
 * Elements in and below a node that have an open shadow root, nested ones too, and custom elements that may get one.
 * Yields undefined now and then, so that it can run in turns.
 */
export function* shadowHosts(root: Node): Generator<Element | undefined> {
  let count = 0;
  for (const element of allIn(root, POSSIBLE_HOSTS)) {
    if (++count % STRIDE === 0) yield undefined;
    const shadow = shadowRootOf(element);
    if (!shadow && !tagOf(element).includes('-')) continue;
    yield element;
    if (shadow) yield* shadowHosts(shadow);
  }
  // The browser's search itself took its time on a large page.
  yield undefined;
}
