import { dom } from '../reading/page-nodes.ts';
import { plain } from '../reading/plain.ts';
import { endsOf, fitting } from './fitting.ts';
import type { Head } from './head-values.ts';
import { fieldOfNames, labelIn } from './header-words.ts';
import { contains, isBefore, isUnseen, namesOf, titleOf } from './nodes.ts';
import type { Person } from './people.ts';

const LONGEST = 300;
const TITLES =
  'h1,h2,h3,h4,h5,h6,[role=heading],[class*=subject i],[id*=subject i],[data-testid*=subject i],[data-test-id*=subject i]';
const MOST = 400;

/** What may say what a mail of the page is about, in its sequence. */
export const titlesIn = (page: Element): Generator<void, Element[]> => fitting(page, TITLES);

/** What a mail is about, as far as its page says. */
export interface Subject {
  text?: string;
  element?: Element;
  /** Its head or the name of its element says that it is a subject; else it is a heading. */
  isNamed?: boolean;
}

/**
 * The subject of a mail: as its head says; else the last heading before it that is named a subject, stands in the title of
 * the document, or in the same main part of the page.
 */
export function subjectOf(
  doc: Document,
  titles: readonly Element[],
  { root, bodies: [body] }: { root: Element; bodies: readonly Element[] },
  head: Head,
  from: Person,
): Subject {
  if (head.subject)
    return { text: head.subject, ...(head.subjectAt && { element: head.subjectAt }), isNamed: true };
  const title = plain(titleOf(doc));
  const isSubject = (text: string): boolean =>
    text !== '' && !text.includes('@') && text !== from.name && labelIn(text)?.rest !== '';
  let best: Subject & { rank: number } = { rank: 0 };
  const main = dom.closest(root, 'main,[role=main]');
  for (const element of body ? endsOf(before(titles, body), MOST) : []) {
    if (isUnseen(element) || dom.closest(element, 'button,[role=button]')) continue;
    const said = dom.shortText(element, LONGEST);
    const text = labelIn(said)?.field === 'subject' ? (labelIn(said)?.rest ?? '') : said;
    if (!isSubject(text)) continue;
    const isInside = contains(root, element);
    const isNamed = fieldOfNames(namesOf(element)) === 'subject';
    const isHeading = /^h\d$/.test(dom.tagOf(element)) || dom.attributeOf(element, 'role') === 'heading';
    const isTitled = title.includes(text) && isHeading;
    const isNear =
      isHeading && ((isInside && head.heading === text) || (main !== null && contains(main, element)));
    const rank = isInside && isNamed ? 4 : isTitled ? 3 : isNamed ? 2 : isNear ? 1 : 0;
    if (rank > 0 && rank >= best.rank) best = { text: text.slice(0, LONGEST), element, isNamed, rank };
  }
  return best;
}

/** Those that stand before a text. */
function before(titles: readonly Element[], body: Element): readonly Element[] {
  const end = titles.findIndex((element) => !isBefore(element, body));
  return end < 0 ? titles : titles.slice(0, end);
}
