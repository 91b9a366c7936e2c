import { MAX_PEOPLE } from '../../domain/mail-fields.ts';
import { dom } from '../reading/page-nodes.ts';
import { plain } from '../reading/plain.ts';
import { type HeadField, labelIn } from './header-words.ts';
import { isButton, placeIn, placeOf, type TextPlace } from './nodes.ts';
import { addressIn, MOST_TEXT, type Person, peopleIn, personIn } from './people.ts';
import { saysWhen } from './when.ts';

/** What stands in the head of a mail, or of a window in which one is written. */
export interface Head {
  people: Record<Exclude<HeadField, 'date' | 'subject'>, Person[]>;
  /** People whom no label names, in the sequence of the page. */
  loose: Person[];
  /** How many people there are beyond those listed. */
  more: number;
  subject?: string;
  /** What holds the subject. */
  subjectAt?: Element;
  /** The first heading. */
  heading?: string;
  at?: string;
  /** Where the first sender is named, if by no address. */
  place?: TextPlace;
  /** Days and times that it says. */
  days: number;
}

/** A head that is being read. */
export interface Gathering {
  doc: Document;
  head: Head;
  /** Text of people that is not yet told apart. */
  pending: { field: HeadField | undefined; text: string; place: TextPlace | undefined };
}

export const LONGEST_SUBJECT = 300;
const LONGEST_DATE = 100;
const ISO = /^\d{4}-\d\d-\d\dT/;
/** Attributes in which pages keep the address of somebody whose name they show. */
const ADDRESSES = ['email', 'data-email', 'data-address', 'data-hovercard-id', 'href', 'title', 'aria-label'];

export const emptyHead = (): Head => ({
  people: { from: [], sender: [], replyTo: [], to: [], cc: [], bcc: [] },
  loose: [],
  more: 0,
  days: 0,
});

/** Somebody whose address the page keeps in an attribute, or writes into a short text of an element. */
export function readPerson(reading: Gathering, element: Element, field: HeadField | undefined): boolean {
  if (!dom.hasAttributes(element)) return false;
  for (const name of ADDRESSES) {
    const said = addressed(dom.attributeOf(element, name), name);
    if (!said) continue;
    const shown = dom.shortText(element, 500);
    // A picture or sign to press, beside the one who is named.
    if (shown === '') return isButton(element) || dom.tagOf(element) === 'a';
    const given = peopleIn(labelIn(plain(said))?.rest || said);
    // What is around several people says nothing of one.
    if (given.length > 1 || (shown.match(/@/g)?.length ?? 0) > 1) return false;
    const told = personIn(shown);
    const address = given[0]?.address;
    if (told?.address && told.address.toLowerCase() !== address?.toLowerCase()) return false;
    const own = dom.attributeOf(element, 'name') ?? undefined;
    const spoken = own ?? told?.name ?? given[0]?.name;
    add(reading, field, { ...(spoken && { name: spoken.slice(0, 200) }), ...(address && { address }) }, () =>
      told?.address ? undefined : placeIn(reading.doc, element),
    );
    return true;
  }
  return false;
}

function addressed(value: string | null, name: string): string | undefined {
  if (!value || value.length > 2_000 || !value.includes('@')) return undefined;
  if (name !== 'href') return addressIn(value) ? value : undefined;
  if (!/^mailto:/i.test(value)) return undefined;
  try {
    return addressIn(decodeURIComponent(value.slice(7).split('?', 1)[0] ?? ''));
  } catch {
    return undefined;
  }
}

/** Takes in the day that an element keeps in an attribute; false where it keeps none. */
export function readDate(reading: Gathering, element: Element): boolean {
  if (!dom.hasAttributes(element)) return false;
  const said = [dom.attributeOf(element, 'datetime'), dom.attributeOf(element, 'title')].find(
    (value) => value !== null && saysWhen(value),
  );
  if (said) sayWhen(reading, said, ISO.test(said));
  return said !== undefined && said !== null;
}

/** A day; one that is written for machines goes before what is written for people. */
function sayWhen({ head }: Gathering, text: string, isMachine = false): void {
  head.days++;
  if (isMachine && !ISO.test(head.at ?? '')) head.at = undefined;
  head.at ??= text.replace(/^[\s,;·|–-]+/, '').slice(0, LONGEST_DATE);
}

/** Takes a text in where it belongs. */
export function say(reading: Gathering, field: HeadField | undefined, data: string, node: Text): void {
  const { head } = reading;
  const text = plain(data);
  if (field === 'subject') {
    head.subject = plain(`${head.subject ?? ''} ${text}`).slice(0, LONGEST_SUBJECT);
    head.subjectAt ??= dom.elementAbove(node) ?? undefined;
    return;
  }
  if (field === 'date' || (field === undefined && saysWhen(text))) {
    if (saysWhen(text)) sayWhen(reading, text);
    return;
  }
  const { pending } = reading;
  // Without a label a name may stand before the address that it belongs to; what was before that is no name.
  const goesOn =
    pending.field === field && (field !== undefined || text.includes('@') || pending.text.includes('<'));
  if (!goesOn) flush(reading);
  const into = reading.pending;
  into.field = field;
  into.place ??= text.includes('@') ? undefined : placeOf(node);
  if (into.text.length < 200_000) into.text += data;
}

/** Tells apart the people that were gathered. */
export function flush(reading: Gathering): void {
  const { field, text, place } = reading.pending;
  reading.pending = { field: undefined, text: '', place: undefined };
  if (plain(text) === '') return;
  const isNamed = !text.includes('@');
  // Without a label only an address makes a person of a text.
  if (field === undefined && isNamed) return;
  // A line break parts people, but not a sender from an address.
  const isOne = field === undefined || field === 'from';
  const people = peopleIn(isOne ? text.replace(/\n/g, ' ') : text);
  for (const person of people)
    add(reading, field, person, () => (isNamed ? place : undefined), person.address !== undefined);
  // Whoever stands behind what is looked at is counted by the address.
  if (text.length > MOST_TEXT) reading.head.more += Math.max(0, text.split('@').length - 1 - people.length);
}

export function add(
  { head }: Gathering,
  field: HeadField | undefined,
  person: Person,
  place: () => TextPlace | undefined,
  showsAddress = false,
): void {
  if (field === 'date' || field === 'subject') return;
  const into = field === undefined ? head.loose : head.people[field];
  const [first] = into;
  // `Ana Sol` in one block and her address in the next.
  if (field === 'from' && into.length === 1 && first && !first.address && !person.name) {
    first.address = person.address;
    if (showsAddress) head.place = undefined;
    return;
  }
  if (into.length === 0 && (field === 'from' || field === undefined)) head.place ??= place();
  const same = person.address && into.find(({ address }) => address === person.address);
  if (same && showsAddress && same === first) head.place = undefined;
  if (same) same.name ??= person.name;
  else if (into.length < MAX_PEOPLE) into.push(person);
  else head.more++;
}
