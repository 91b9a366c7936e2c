import { MAX_MAIL_ROWS, MAX_MESSAGES, MAX_PEOPLE } from '../../../domain/mail-fields.ts';
import type { MailHooks } from '../../../domain/mail-hooks.ts';
import type { MailReading } from '../../../domain/mail-reading.ts';
import { withoutPrefixes } from '../../../domain/subject-prefix.ts';
import { dom } from '../../reading/page-nodes.ts';
import { attachmentsIn } from '../attachments.ts';
import { endsOf } from '../fitting.ts';
import { keyOf } from '../key.ts';
import { bodyInFrame, contains, isBefore, pageOf, upFrom } from '../nodes.ts';
import type { OpenMessage } from '../open-message.ts';
import type { MailPage } from '../read-mail.ts';
import { findPeople, findText, type PersonFound, placeOfSender, select } from './find.ts';
import { ownIn } from './own.ts';

/** What hooks read of the mail on a page. */
export interface HookedMail {
  messages: OpenMessage[];
  rows: MailReading['rows'];
  own: string[];
  /** Names of what should be there and is not: `message`, `message.from`, `rows.subject`. */
  missing: string[];
  cut: boolean;
}

type MessageHook = NonNullable<MailHooks['message']>;
type RowHook = NonNullable<MailHooks['rows']>;

/** Reads the mail of a page by the hooks of an adapter. Yields after each mail and row; changes nothing. */
export function* readByMailHooks(
  doc: Document,
  hooks: MailHooks,
  nameOf: MailPage['nameOf'],
): Generator<void, HookedMail> {
  const page = pageOf(doc);
  const missing = new Set<string>();
  const messages: OpenMessage[] = [];
  const rows: MailReading['rows'] = [];
  const { message, rows: list } = hooks;
  let cut = false;
  if (message) {
    const all = select(page, message.each);
    const each = all.filter((element) => select(element, message.body).length > 0);
    const folded = message.folded ? select(page, message.folded) : all.filter((one) => !each.includes(one));
    if (isOutside(page, message.sign, each)) missing.add('message');
    cut = each.length > MAX_MESSAGES;
    for (const element of endsOf(each, MAX_MESSAGES)) {
      yield;
      const read = yield* messageOf(doc, element, { ...message, nameOf }, (name) =>
        missing.add(`message.${name}`),
      );
      if (read && folded.some((one) => isBefore(one, element))) read.message.folded = true;
      if (read) messages.push(read);
    }
  }
  if (list) {
    const each = select(page, list.each);
    if (isOutside(page, list.sign, each)) missing.add('rows');
    cut ||= each.length > MAX_MAIL_ROWS;
    for (const element of each.slice(0, MAX_MAIL_ROWS)) {
      yield;
      const read = rowOf(element, list, (name) => missing.add(`rows.${name}`));
      if (read) rows.push(read);
    }
  }
  return { messages, rows, own: ownIn(doc, hooks.own), missing: [...missing], cut };
}

/** True where something that only mails (or rows) have stands in none of those that were found. */
const isOutside = (page: Element, sign: string, each: readonly Element[]): boolean =>
  select(page, sign).some((place) => !each.some((root) => contains(root, place) || contains(place, root)));

function* messageOf(
  doc: Document,
  root: Element,
  hook: MessageHook & Pick<MailPage, 'nameOf'>,
  lacks: (name: string) => void,
): Generator<void, OpenMessage | undefined> {
  const [from] = findPeople(root, hook.from);
  const [to, cc] = [findPeople(root, hook.to), findPeople(root, hook.cc)];
  const at = findText(root, hook.at);
  const subject = findText(root, hook.subject);
  const key = hook.key && findText(root, hook.key)?.text;
  const thread = hook.thread && findText(root, hook.thread)?.text;
  const bodies = select(root, hook.body);
  const has = { from, address: from?.person.address, to: to[0], at, subject, key };
  for (const name of hook.expects) if (!has[name]) lacks(name);
  if (bodies.length > 1 && !contains(bodies[0] as Element, bodies[1] as Element)) lacks('body');
  const named = new Set([from, ...to, ...cc].map((each) => each?.person.address));
  const isOverlooked = ({ person, element }: PersonFound): boolean =>
    person.address !== undefined &&
    !named.has(person.address) &&
    !bodies.some((body) => contains(body, element));
  // Where addresses stand in attributes all recipients have one, or none.
  const isMixed = hook.to?.address !== undefined && new Set(to.map((each) => !each.person.address)).size > 1;
  if (isMixed || findPeople(root, hook.all).some(isOverlooked)) lacks('people');
  const [body] = bodies;
  if (!from || !body) return undefined;
  const text = dom.tagOf(body) === 'iframe' ? (bodyInFrame(body) ?? body) : body;
  const more = Math.max(0, to.length - MAX_PEOPLE) + Math.max(0, cc.length - MAX_PEOPLE);
  const people = (found: readonly PersonFound[]) => found.slice(0, MAX_PEOPLE).map(({ person }) => person);
  return {
    message: {
      key: keyOf('message', key ?? hook.nameOf(from.person, at?.text, subject?.text, text)),
      ...((thread ?? subject) && { thread: keyOf('thread', thread ?? threadOf(subject?.text)) }),
      from: from.person,
      to: people(to),
      cc: people(cc),
      ...(more > 0 && { more }),
      ...(at && { at: at.text.slice(0, 100) }),
      ...(subject && { subject: subject.text }),
      attachments: yield* attachmentsIn(doc, root, bodies),
    },
    place: placeOfSender(doc, headAround(from.element, body), from),
    subjectAt: subject?.element,
    bodies: [text],
  };
}

/** A question and its answers under one subject. */
const threadOf = (subject = ''): string => withoutPrefixes(subject).toLowerCase();

/** What stands close around a sender, before the text of the mail. */
function headAround(sender: Element, body: Element): Element {
  let head = sender;
  for (const element of upFrom(sender, 4)) {
    if (contains(element, body)) break;
    head = element;
  }
  return head;
}

function rowOf(
  row: Element,
  hook: RowHook,
  lacks: (name: string) => void,
): MailReading['rows'][number] | undefined {
  const [from] = findPeople(row, hook.from);
  if (!from && hook.blank && select(row, hook.blank).length > 0) return undefined;
  const at = hook.at && findText(row, hook.at);
  const subject = findText(row, hook.subject);
  const has = { from, address: from?.person.address, at, subject };
  for (const name of hook.expects) if (!has[name]) lacks(name);
  if (!from) return undefined;
  return {
    from: from.person,
    ...(at && { at: at.text.slice(0, 100) }),
    ...(subject && { subject: subject.text }),
  };
}
