import type { PeopleHook, TextHook } from '../../../domain/mail-hooks.ts';
import { dom } from '../../reading/page-nodes.ts';
import { plain } from '../../reading/plain.ts';
import { contains, placeIn, type TextPlace } from '../nodes.ts';
import { type Person, peopleIn, personIn } from '../people.ts';

const MOST_PEOPLE = 3_000;

/** The elements in a row or mail that fit, and itself; none where the selector is none that this browser knows. */
export function select(root: Element, selector: string): Element[] {
  try {
    return [...dom.allIn(root, selector)];
  } catch {
    return [];
  }
}

function around(element: Element, selector: string): Element | null {
  try {
    return dom.closest(element, selector);
  } catch {
    return null;
  }
}

/** A text, and the element that says it. */
export interface TextFound {
  text: string;
  element: Element;
}

/** What a hook finds; undefined where its place is not there, says nothing, or says something else. */
export function findText(row: Element, hook: TextHook): TextFound | undefined {
  const root = hook.in ? around(row, hook.in) : row;
  const [element] = root ? select(root, hook.at) : [];
  if (!element) return undefined;
  const said = plain(
    hook.read ? (dom.attributeOf(element, hook.read.slice(1)) ?? '') : (heldIn(element) ?? ownText(element)),
  ).slice(0, 300);
  const text = hook.match ? new RegExp(hook.match, 'iu').exec(said)?.[1] : said;
  return text ? { text, element } : undefined;
}

/** What a field of a form holds; undefined for other elements. */
const heldIn = (element: Element): string | undefined =>
  /^(?:input|textarea)$/.test(dom.tagOf(element)) ? dom.heldBy(element as HTMLInputElement) : undefined;

/** The text of an element without what is pressed in it. */
function ownText(element: Element): string {
  let text = '';
  for (let node = dom.firstChildOf(element); node; node = dom.nextOf(node)) {
    if (dom.isText(node)) text += dom.dataOf(node).slice(0, 1_000);
    else if (dom.isElement(node) && dom.attributeOf(node, 'role') !== 'button')
      text += ` ${dom.shortText(node, 300)} `;
    if (text.length > 2_000) break;
  }
  return text;
}

/** Somebody, the place of the name, and whether the page shows the address. */
export interface PersonFound {
  person: Person;
  element: Element;
}

/** The people that a hook finds, once each; without those that stand in a text. */
export function findPeople(row: Element, hook: PeopleHook | undefined, text?: Element): PersonFound[] {
  if (!hook) return [];
  const found: PersonFound[] = [];
  const seen = new Set<string>();
  const places = select(row, hook.at).filter((each) => !text || !contains(text, each));
  for (const element of places.slice(0, MOST_PEOPLE)) {
    for (const person of personsOf(element, hook)) {
      const name = (person.address ?? person.name ?? '').toLowerCase();
      if (seen.has(name)) continue;
      seen.add(name);
      found.push({ person, element });
    }
  }
  return found;
}

function personsOf(element: Element, { address: kept }: PeopleHook): Person[] {
  const held = heldIn(element);
  // What is not yet a whole address is nobody.
  if (held !== undefined) return peopleIn(held).filter(({ address }) => address !== undefined);
  const shown = personIn(dom.shortText(element, 300));
  if (!kept) return peopleIn(dom.shortText(element, 2_000));
  const value = dom.attributeOf(element, kept.slice(1));
  if (value === null) return shown ? [shown] : [];
  // `From: Ana Sol<ana@north.example>`
  const told = personIn(value.replace(/^[^:@<]{1,20}: ?/, ''));
  const name = dom.attributeOf(element, 'name') || shown?.name || told?.name;
  const address = told?.address;
  return name || address ? [{ ...(name && { name: name.slice(0, 200) }), ...(address && { address }) }] : [];
}

/** Where the mark of a sender hangs; nowhere if the address is shown, which carries one itself. */
export function placeOfSender(doc: Document, head: Element, found: PersonFound): TextPlace | undefined {
  const { address } = found.person;
  if (address && dom.shortText(head, 400).includes(address)) return undefined;
  return placeIn(doc, found.element);
}
