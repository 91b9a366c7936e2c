import { dom } from '../reading/page-nodes.ts';
import { plain } from '../reading/plain.ts';
import { endsOf, fitting } from './fitting.ts';
import { fieldOfNames, LABELS, labelIn } from './header-words.ts';
import { isUnseen, namesOf } from './nodes.ts';

/** Something on the page that may name the sender of a mail. */
export interface Anchor {
  element: Element;
  /** A label or a name says so. */
  isFrom: boolean;
}

const ADDRESSED =
  '[email],[data-email],[data-address],[data-hovercard-id],[href^="mailto:" i],[title*="@"],[aria-label*="@"]';
const NAMED =
  '[class*=from i],[class*=sender i],[id*=from i],[data-testid*=from i],[data-test-id*=from i],[itemprop=sender]';
/** Fits the texts that may name a sender or say who one is, and few others: a page has thousands of texts. */
export const MAY_NAME = new RegExp(
  `@|^\\W*(?:${LABELS.from.replace(/ /g, '').replace(/[^|](?=[^|])/g, '$&\\W*')})(?!\\w)`,
  'i',
);
const MOST_TEXTS = 300_000;
/** Anchors that are kept; lists have one or two in each row. */
const MOST = 2_000;

/** What may name senders, in the sequence of the page. Texts in `bodies` are no part of it: mails quote each other's heads. */
export function* anchorsIn(
  doc: Document,
  page: Element,
  bodies: ReadonlySet<Element>,
): Generator<void, Anchor[]> {
  const found = new Map<Element, boolean>();
  const note = (element: Element, isFrom: boolean): void => {
    if (found.size < MOST && !isUnseen(element)) found.set(element, isFrom || (found.get(element) ?? false));
  };
  let count = 0;
  for (const element of endsOf(yield* fitting(page, NAMED), MOST)) {
    if (++count % 100 === 0) yield;
    if (fieldOfNames(namesOf(element)) === 'from') note(element, true);
  }
  for (const element of endsOf(yield* fitting(page, ADDRESSED), MOST)) {
    if (++count % 100 === 0) yield;
    const spoken = labelIn(plain(dom.attributeOf(element, 'aria-label') ?? ''));
    note(element, spoken?.field === 'from');
  }
  const walker = dom.textsUnder(doc, page);
  count = 0;
  for (let node = walker.nextNode() as Text | null; node; node = next(walker, node, bodies)) {
    if (++count % 200 === 0) yield;
    if (count > MOST_TEXTS || found.size >= MOST) break;
    const data = dom.dataOf(node);
    if (data.length > 1_000 || !MAY_NAME.test(data)) continue;
    const isFrom = data.length < 400 && labelIn(plain(data))?.field === 'from';
    const element = isFrom || data.includes('@') ? dom.elementAbove(node) : null;
    if (element) note(element, isFrom);
  }
  return [...found].map(([element, isFrom]) => ({ element, isFrom }));
}

/** The next text that is in no body of a mail. */
function next(walker: TreeWalker, node: Text, bodies: ReadonlySet<Element>): Text | null {
  const above = bodies.size > 0 && dom.elementAbove(node);
  if (above && bodies.has(above)) {
    // Past all of it at once: a mail may be long.
    let at: Node | null = above;
    while (at && !dom.nextOf(at)) at = dom.parentOf(at);
    const after = at && dom.nextOf(at);
    if (!after) return null;
    walker.currentNode = after;
    if (dom.isText(after)) return after;
  }
  return walker.nextNode() as Text | null;
}
