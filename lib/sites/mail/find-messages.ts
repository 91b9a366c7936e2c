import { MAX_MESSAGES } from '../../domain/mail-fields.ts';
import { withoutPrefixes } from '../../domain/subject-prefix.ts';
import { dom } from '../reading/page-nodes.ts';
import { type Anchor, anchorsIn } from './anchors.ts';
import { attachmentsIn } from './attachments.ts';
import { bodiesIn, bodyRank, type MayBeBody } from './body.ts';
import { endsOf } from './fitting.ts';
import { readHead } from './head.ts';
import type { Head } from './head-values.ts';
import { keyOf, keyText } from './key.ts';
import { bodyInFrame, contains, isBefore, pageOf, upFrom, viewOf } from './nodes.ts';
import type { OpenMessage } from './open-message.ts';
import type { Person } from './people.ts';
import { ROW } from './rows.ts';
import { type Subject, subjectOf, titlesIn } from './subject.ts';
import { bodiesBehind } from './unnamed-body.ts';

/** The open mails of a page, and what else on it may name senders: the rows of its list. */
export interface FoundMessages {
  messages: OpenMessage[];
  /** What holds each of them. */
  roots: Element[];
  anchors: Anchor[];
  cut: boolean;
}

/** How far up from the text of a mail its head may begin. */
const MOST_CLIMBS = 14;
/** Days and times of one head; what says more is a list. */
const MOST_DAYS = 3;

/** A head and the text that belongs to it. */
interface Pair {
  /** The smallest element that holds both. */
  root: Element;
  bodies: Element[];
  anchor: Anchor;
}

/** Finds the open mails of a page by structure and header words. */
export function* findMessages(doc: Document): Generator<void, FoundMessages> {
  const page = pageOf(doc);
  const named = yield* bodiesIn(page);
  const anchors = yield* anchorsIn(doc, page, new Set(named.map(({ element }) => element)));
  const pairs = yield* pairUp(named, anchors);
  const messages: OpenMessage[] = [];
  const taken: Element[] = [];
  const titles = pairs.length + anchors.length > 0 ? yield* titlesIn(page) : [];
  for (const pair of endsOf(pairs, MAX_MESSAGES)) {
    const message = yield* messageOf(doc, pair, titles);
    if (message) messages.push(message);
    if (message) taken.push(pair.root);
  }
  for (const anchor of anchors) {
    if (messages.length >= MAX_MESSAGES || !anchor.isFrom || taken.length > 0) break;
    const bodies = mayStandAlone(doc) ? bodiesBehind(anchor.element) : undefined;
    const message = bodies && (yield* messageOf(doc, { ...bodies, anchor }, titles));
    if (!message) continue;
    messages.push(message);
    taken.push(bodies.root);
  }
  const inside = (element: Element): boolean =>
    taken.some((root) => contains(root, element)) || named.some((body) => contains(body.element, element));
  return {
    messages,
    roots: taken,
    anchors: anchors.filter(({ element }) => !inside(element)),
    cut: pairs.length > MAX_MESSAGES,
  };
}

/** A document that is only the text of a mail, in a frame, may quote heads: programs have scripts, mails have none. */
function mayStandAlone(doc: Document): boolean {
  const view = viewOf(doc);
  return (
    !view ||
    view.parent === view ||
    [...dom.allIn(dom.parentOf(pageOf(doc)) ?? pageOf(doc), 'script')].length > 0
  );
}

/** The nearest head before each text. Texts in other texts belong to those, unless only they have a head. */
function* pairUp(named: readonly MayBeBody[], anchors: readonly Anchor[]): Generator<void, Pair[]> {
  const above = new Map<Element, Anchor[]>();
  for (const [index, anchor] of anchors.entries()) {
    if (index % 50 === 0) yield;
    for (const element of upFrom(anchor.element, 40)) {
      const known = above.get(element);
      if (known) known.push(anchor);
      else above.set(element, [anchor]);
    }
  }
  const pairs: Pair[] = [];
  for (const body of named) {
    yield;
    if (pairs.some(({ bodies: [known] }) => known && contains(known, body.element))) continue;
    const inner = named.find(
      (each) =>
        each !== body && (each.rank > body.rank || isFrame(each)) && contains(body.element, each.element),
    );
    if (inner) continue;
    const pair = headBefore(body.element, above);
    const isTaken = pair && pairs.some(({ root, anchor }) => root === pair.root && anchor === pair.anchor);
    if (pair && !isTaken) pairs.push(pair);
  }
  return pairs;
}

const isFrame = ({ element }: MayBeBody): boolean => dom.tagOf(element) === 'iframe';

/** The nearest element that says before a text who it is from; else the nearest with an address before it. */
function headBefore(body: Element, above: ReadonlyMap<Element, Anchor[]>): Pair | undefined {
  const parent = dom.elementAbove(body);
  let unnamed: Pair | undefined;
  for (const root of parent ? upFrom(parent, MOST_CLIMBS) : []) {
    const before = (above.get(root) ?? []).filter(({ element }) => isBefore(element, body));
    const named = before.filter(({ isFrom }) => isFrom);
    if (areRows(named)) return unnamed;
    const [first] = named;
    if (first) return { root, bodies: [body], anchor: first };
    if (before[0]) unnamed ??= { root, bodies: [body], anchor: before[0] };
  }
  return unnamed;
}

/** Senders in several rows of one list: they are no head. */
function areRows(anchors: readonly Anchor[]): boolean {
  const lists = new Map<Element | null, Element>();
  return anchors.slice(0, 20).some(({ element }) => {
    const row = dom.closest(element, ROW);
    const list = row && dom.elementAbove(row);
    const other = list && lists.get(list);
    if (row && list) lists.set(list, row);
    return other !== undefined && other !== null && other !== row;
  });
}

/** A mail from what stands before its text, where that has a sender and says when or what about. */
function* messageOf(
  doc: Document,
  pair: Pair,
  titles: readonly Element[],
): Generator<void, OpenMessage | undefined> {
  const { root, bodies } = pair;
  const [body] = bodies as [Element];
  const head = yield* readHead(doc, root, (element) => element === body);
  const from = head.people.from[0] ?? head.loose[0];
  if (!from || head.days > MOST_DAYS) return undefined;
  const subject = subjectOf(doc, titles, pair, head, from);
  if (!isHead(head, from, subject, bodyRank(body))) return undefined;
  const to = head.people.from[0] ? head.people.to : [...head.people.to, ...head.loose.slice(1)];
  const [sender] = head.people.sender;
  const [replyTo] = head.people.replyTo;
  const at = head.at;
  const texts = bodies.map((each) => (dom.tagOf(each) === 'iframe' ? (bodyInFrame(each) ?? each) : each));
  return {
    message: {
      key: keyOf('message', idOf(root, body) ?? keyText(from, at, subject.text, texts[0])),
      ...(subject.text && { thread: keyOf('thread', withoutPrefixes(subject.text).toLowerCase()) }),
      from,
      ...(sender && { sender }),
      ...(replyTo && { replyTo }),
      to: without(to, from),
      cc: [...head.people.cc, ...head.people.bcc],
      ...(head.more > 0 && { more: head.more }),
      ...(at && { at }),
      ...(subject.text && { subject: subject.text }),
      attachments: yield* attachmentsIn(doc, root, bodies),
    },
    place: head.place,
    subjectAt: subject.element,
    bodies: texts,
  };
}

/**
 * With a label for its sender it needs one thing more; without one, a day, a subject, and a text that is surely one. Shipments
 * and invoices have senders, days and headings, too: without an address, or with a text that nothing names, the head says more.
 */
function isHead(head: Head, from: Person, subject: Subject, rank: 0 | 1 | 2): boolean {
  const { people, at } = head;
  const isAddressed = from.address !== undefined;
  const isDated = at !== undefined && subject.text !== undefined;
  if (!people.from[0]) return rank === 2 && isAddressed && isDated;
  if (rank === 0)
    return (
      isAddressed &&
      (head.subject !== undefined ||
        (isDated && people.to.length === 0) ||
        people.to.some(({ address }) => address))
    );
  if (isAddressed) return (at ?? subject.text ?? people.to[0]) !== undefined;
  return isDated && (subject.isNamed === true || people.to.length > 0);
}

const IDS = [
  'data-message-id',
  'data-messageid',
  'data-legacy-message-id',
  'data-mid',
  'data-uid',
  'data-convid',
];

/** What the page itself calls the mail. */
function idOf(root: Element, body: Element): string | undefined {
  for (const element of upFrom(body, MOST_CLIMBS)) {
    const id = IDS.map((name) => dom.attributeOf(element, name)).find((value) => value);
    if (id) return id.slice(0, 500);
    if (element === root) return undefined;
  }
  return undefined;
}

const without = (people: readonly Person[], from: Person): Person[] =>
  people.filter(
    (person) =>
      person !== from && !(person.address && person.address === from.address && person.name === undefined),
  );
