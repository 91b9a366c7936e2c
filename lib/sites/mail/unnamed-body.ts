import { dom } from '../reading/page-nodes.ts';
import { plain } from '../reading/plain.ts';
import { labelIn } from './header-words.ts';
import { isUnseen, upFrom } from './nodes.ts';

const MOST_CLIMBS = 5;
const MOST_BLOCKS = 2_000;
const IN_LINE = /^(?:tr|td|dl|dd|dt|li|span|a|b|strong|em|i)$/;

/** The text of a mail whose page does not name it: what follows its head, block after block, in the same element. */
export function bodiesBehind(anchor: Element): { root: Element; bodies: Element[] } | undefined {
  if (dom.closest(anchor, 'th,thead,[role=columnheader],nav,footer,form,label,button')) return undefined;
  for (const head of upFrom(anchor, MOST_CLIMBS)) {
    const root = dom.elementAbove(head);
    if (!root) return undefined;
    // What stands beside one value in a row or line is another one.
    if (IN_LINE.test(dom.tagOf(head))) continue;
    const bodies: Element[] = [];
    let count = 0;
    for (
      let next = dom.elementAfter(head);
      next && count < MOST_BLOCKS;
      next = dom.elementAfter(next), count++
    ) {
      if (isUnseen(next) || /^(?:nav|footer|button|form|hr)$/.test(dom.tagOf(next))) continue;
      const text = leading(next);
      if (text === '' || (bodies.length === 0 && labelIn(text))) continue;
      bodies.push(next);
    }
    if (bodies.length > 0) return { root, bodies };
  }
  return undefined;
}

/** The first words under an element. */
function leading(element: Element): string {
  let node = dom.firstChildOf(element);
  for (let steps = 0; node && steps < 40; steps++) {
    if (dom.isText(node) && plain(dom.dataOf(node).slice(0, 400)) !== '')
      return plain(dom.dataOf(node).slice(0, 400));
    let next = dom.firstChildOf(node);
    for (let at: Node | null = node; !next && at && at !== element; at = dom.parentOf(at))
      next = dom.nextOf(at);
    node = next;
  }
  return '';
}
