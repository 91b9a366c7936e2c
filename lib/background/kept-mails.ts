import { MAX_MAIL_NUMBERS, MAX_MAIL_ROWS, MAX_MESSAGES } from '../domain/mail-fields.ts';
import type { MailMessage, MailReading, MailReadingPart } from '../domain/mail-reading.ts';
import { firstWithin, newestWithin } from './within-length.ts';

/** Documents of a tab whose mail, or whose drafts, are kept: each message of a conversation may be a frame of its own. */
export const MAX_DOCUMENTS = 20;
/** Characters of messages, and of rows, that are kept of one document, and of both in a tab. */
const MAX_LENGTH = 250_000;
const MAX_TAB_LENGTH = 1_000_000;

/** What is kept of a document's mail with one more part: the first part begins anew, a part out of turn belongs to a reading that is gone. */
export function joinedMail(before: MailReading | undefined, part: MailReadingPart): MailReading {
  const { part: at, last, messages, rows, ...head } = part;
  const begins = at === 0;
  if (!begins && (before?.reading !== head.reading || before.parts !== at))
    return before ?? { ...head, messages: [], rows: [], parts: 0, whole: false };
  const earlier = begins ? undefined : before;
  const all = [...(earlier?.messages ?? []), ...messages];
  const list = [...(earlier?.rows ?? []), ...rows];
  const kept = keptMessages(all);
  const keptRows = firstWithin(list.slice(0, MAX_MAIL_ROWS), MAX_LENGTH);
  const isShort = kept !== all || keptRows.length < list.length;
  return {
    ...head,
    cut: head.cut || (earlier?.cut ?? false) || isShort,
    parts: at + 1,
    whole: last,
    messages: kept,
    rows: keptRows,
  };
}

/**
 * Messages cut to what there is room for. Numbers go first, those of quoted parts before others, since the newest message may
 * stand last. The same array where all fits.
 */
function keptMessages(all: MailMessage[]): MailMessage[] {
  let most = MAX_MAIL_NUMBERS;
  let kept = all.length > MAX_MESSAGES ? all.slice(0, MAX_MESSAGES) : all;
  while (most > 0 && firstWithin(kept, MAX_LENGTH).length < kept.length) {
    most >>= 1;
    kept = kept.map((message) => ({ ...message, numbers: ownFirst(message.numbers).slice(0, most) }));
  }
  return most > 0 ? kept : firstWithin(kept, MAX_LENGTH);
}

const ownFirst = (numbers: MailMessage['numbers']): MailMessage['numbers'] =>
  numbers.toSorted((one, other) => Number(one.part !== 'text') - Number(other.part !== 'text'));

/** The mail of a tab with that of one document; one that shows none is forgotten. */
export function withMail(
  mails: Readonly<Record<string, MailReading>>,
  documentId: string,
  mail: MailReading,
): Record<string, MailReading> | undefined {
  const { [documentId]: known, ...others } = mails;
  const empty = mail.whole && mail.messages.length + mail.rows.length === 0;
  if (!known && Object.keys(others).length >= MAX_DOCUMENTS) return mails;
  if (!empty) return newestWithin({ ...others, [documentId]: mail }, MAX_TAB_LENGTH);
  return Object.keys(others).length > 0 ? others : undefined;
}
