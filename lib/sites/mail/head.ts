import { dom } from '../reading/page-nodes.ts';
import { plain } from '../reading/plain.ts';
import {
  add,
  emptyHead,
  flush,
  type Gathering,
  type Head,
  LONGEST_SUBJECT,
  readDate,
  readPerson,
  say,
} from './head-values.ts';
import { fieldOfNames, type HeadField, labelIn } from './header-words.ts';
import { isButton, isUnseen, namesOf } from './nodes.ts';
import { peopleIn, personIn } from './people.ts';

/** What is read, and where it ends. */
interface Reading extends Gathering {
  stop: (element: Element) => boolean;
  /** Form fields are read, too: in windows in which a mail is written. */
  writes: boolean;
  nodes: number;
  ended: boolean;
}

/** Nodes of one head: two thousand recipients have some. */
const MOST_NODES = 30_000;
/**
 * Reads head fields under an element, in the sequence of the page, up to what `stop` says: labels hold for what stands behind
 * them, in the same element or in the next ones around; names of classes and ids hold for what is inside.
 */
export function* readHead(
  doc: Document,
  root: Element,
  stop: (element: Element) => boolean,
  writes = false,
): Generator<void, Head> {
  const head = emptyHead();
  const pending = { field: undefined, text: '', place: undefined };
  const reading: Reading = { doc, head, stop, writes, nodes: 0, ended: false, pending };
  yield* inside(reading, root, undefined, 0);
  flush(reading);
  return head;
}

/** Nothing was said, a value was, or a label that waits for its value. */
type Told = 'nothing' | 'value' | HeadField;

function* inside(
  reading: Reading,
  parent: Node,
  inherited: HeadField | undefined,
  depth: number,
): Generator<void, Told> {
  let field = inherited;
  let told: Told = 'nothing';
  for (let node = dom.firstChildOf(parent); node && !reading.ended; node = dom.nextOf(node)) {
    if (++reading.nodes > MOST_NODES || depth > 100) reading.ended = true;
    if (reading.nodes % 64 === 0) yield;
    if (dom.isText(node)) {
      const data = dom.dataOf(node);
      const text = plain(data);
      // What stands between two elements keeps their words apart.
      if (text === '') {
        reading.pending.text += ' ';
        continue;
      }
      const said = labelIn(text);
      // Only recipients may be that many.
      const label = said && (text.length < 2_000 || /^(?:to|b?cc)$/.test(said.field)) ? said : undefined;
      if (label && (field !== 'subject' || text.endsWith(':'))) {
        flush(reading);
        field = label.field;
        told = label.rest === '' ? field : 'value';
        // With the blank at its end, which parts a name from an address in the next element.
        if (label.rest !== '') say(reading, field, data.replace(/^[^:：]*./, ''), node);
      } else {
        told = 'value';
        say(reading, field, data, node);
      }
    } else if (dom.isElement(node)) {
      const said = yield* readElement(reading, node, field, depth);
      if (said === 'nothing') continue;
      // A label holds for many people, and for one subject or date.
      if (said !== 'value') field = said;
      else if (!isPeople(field)) field = inherited;
      told = said;
    }
  }
  return told;
}

function* readElement(
  reading: Reading,
  element: Element,
  inherited: HeadField | undefined,
  depth: number,
): Generator<void, Told> {
  if (reading.stop(element)) {
    reading.ended = true;
    return 'nothing';
  }
  if (reading.writes && /^(?:input|textarea|select)$/.test(dom.tagOf(element)))
    return readControl(reading, element, inherited);
  if (isUnseen(element)) return 'nothing';
  const tag = dom.tagOf(element);
  if (tag === 'br') {
    reading.pending.text += '\n';
    return 'nothing';
  }
  const field = fieldFor(element, inherited);
  const isBlock = dom.sortOf(element) !== 'inline' || (tag === 'a' && isWhole(element));
  if (isBlock || (field !== inherited && field !== reading.pending.field)) flush(reading);
  if (/^h[1-6]$/.test(tag) || dom.attributeOf(element, 'role') === 'heading')
    reading.head.heading ??= dom.shortText(element, LONGEST_SUBJECT) || undefined;
  const isPerson = isPeople(field) && readPerson(reading, element, field);
  if (isPerson) return 'value';
  const isDated = (field === undefined || field === 'date') && readDate(reading, element);
  const { days } = reading.head;
  if (isButton(element) ? !mayName(element) : tag === 'a' && isPeople(field) && !mayName(element))
    return 'nothing';
  const told = yield* inside(reading, element, field, depth + 1);
  // What it shows is the day that it keeps.
  if (isDated) reading.head.days = days;
  if (isBlock) flush(reading);
  return told;
}

const isPeople = (field: HeadField | undefined): boolean => field !== 'subject' && field !== 'date';

/** A link that says name and address is one person, whatever stands beside it. */
function isWhole(element: Element): boolean {
  const person = personIn(dom.shortText(element, 300));
  return person?.name !== undefined && person.address !== undefined;
}

/** A link or button names somebody only with an address in it. */
const mayName = (element: Element): boolean => dom.shortText(element, 300).includes('@');

/** What an element is called says what it holds; else what is said around or before it. */
function fieldFor(element: Element, inherited: HeadField | undefined): HeadField | undefined {
  // It stands beside the sender often enough, and is no part of a name.
  if (inherited !== 'subject' && dom.tagOf(element) === 'time') return 'date';
  const own = fieldOfNames(namesOf(element)) ?? labelIn(dom.attributeOf(element, 'aria-label') ?? '')?.field;
  // A cell may be named after the largest of its parts.
  if ((own === 'subject' || own === 'date') && holdsFields(element)) return inherited;
  return own && inherited && isPeople(own) && isPeople(inherited) ? inherited : (own ?? inherited);
}

function holdsFields(element: Element): boolean {
  let count = 0;
  for (const inner of dom.all(element, '[class],[id]'))
    if (++count > 20 || fieldOfNames(namesOf(inner))) return count <= 20;
  return false;
}

/** What stands in a form field of a window in which a mail is written. */
function readControl(reading: Reading, control: Element, inherited: HeadField | undefined): Told {
  const type = dom.attributeOf(control, 'type') ?? 'text';
  if (!/^(?:text|email|search)$/i.test(type)) return 'nothing';
  const said = ['aria-label', 'placeholder', 'title'].map((name) =>
    labelIn(plain(dom.attributeOf(control, name) ?? '')),
  );
  const field =
    fieldOfNames(namesOf(control)) ?? said.find((label) => label?.rest === '')?.field ?? inherited;
  if (!field || field === 'date') return 'nothing';
  const held = heldIn(control);
  if (held === '') return 'value';
  flush(reading);
  if (field === 'subject') reading.head.subject = plain(held).slice(0, LONGEST_SUBJECT);
  else for (const person of peopleIn(held)) add(reading, field, person, () => undefined);
  return 'value';
}

function heldIn(control: Element): string {
  if (dom.tagOf(control) !== 'select') return dom.heldBy(control as HTMLInputElement);
  const [chosen] = dom.allIn(control, 'option:checked');
  return chosen ? dom.shortText(chosen, 300) : '';
}
