import type { MailMessage, MailReadingPart } from '../domain/mail-reading.ts';
import { keyText } from '../sites/mail/key.ts';
import type { OpenMessage } from '../sites/mail/open-message.ts';
import type { MailFound } from '../sites/mail/read-mail.ts';
import type { FoundMention } from '../sites/mention-reader.ts';
import type { PageNodes } from '../sites/reading/lent.ts';
import { bytesOf, withNumbers } from './mail-numbers.ts';
import { readMailPage } from './read-mail-page.ts';
import type { StartReading } from './start-reading.ts';
import { MOST_BYTES, tellWhole, type Whole } from './tell-whole.ts';
import { brought } from './world.ts';

/** What a page says of mail. */
interface Said extends Whole<MailReadingPart> {
  /** Where its senders stand. */
  senders: FoundMention[];
  /** Texts of mails in frames, which nobody else watches. */
  framed: Element[];
}

/** Reads the mail that the document shows and tells it whole (`tellWhole`); then hangs a mark beside each sender. */
export const startMail: StartReading = (host) => {
  const { doc, nodes, ask, found, signal } = host;
  const { read: readAgain } = tellWhole<MailReadingPart, Said>(host, {
    read: () => read(doc, nodes),
    send: (part) => ask('mail', part),
    after: ({ framed }) => follow(framed),
    // The background knows a message before it is asked how to paint the mark beside its sender.
    told: ({ senders }) => senders.length > 0 && found(senders),
  });

  /** Frames are filled late, and the page around them says nothing of it. */
  const watcher = new MutationObserver(readAgain);
  let followed: readonly Element[] = [];
  const follow = (framed: readonly Element[]): void => {
    if (framed.length === followed.length && framed.every((body, at) => body === followed[at])) return;
    watcher.disconnect();
    for (const body of framed) watcher.observe(body, { childList: true, characterData: true, subtree: true });
    followed = framed;
  };
  const loaded = ({ target }: Event): void => {
    if (target instanceof HTMLIFrameElement) readAgain();
  };
  doc.addEventListener('load', loaded, { capture: true, signal });
  signal.addEventListener('abort', () => watcher.disconnect());
  return { read: readAgain };
};

function* read(doc: Document, nodes: PageNodes): Generator<void, Said> {
  const { found, health } = yield* readMailPage({ doc, url: doc.location.href, nodes, nameOf: keyText });
  const { messages: open, rows, ...head } = found;
  const mentions = brought('partnerLensMentions');
  const messages: MailMessage[] = [];
  for (const each of open) {
    const { message, cut } = yield* withNumbers({ doc, nodes, mentions }, each);
    messages.push(message);
    head.cut ||= cut;
  }
  return {
    said: JSON.stringify([head, messages, rows]),
    isEmpty: messages.length + rows.length === 0,
    health,
    parts: (reading) => partsOf({ head, messages, rows }, reading),
    senders: open.flatMap(senderOf),
    framed: open.flatMap(framedIn),
  };
}

/** What of a mail's text stands in a document of its own. */
const framedIn = ({ bodies, subjectAt }: OpenMessage): Element[] =>
  bodies.filter((body) => body.ownerDocument !== (subjectAt?.ownerDocument ?? document));

/** Where the mark of a message hangs: behind the name of its sender. */
function senderOf({ message: { key }, place }: OpenMessage): FoundMention[] {
  if (!place) return [];
  const { node, start, end } = place;
  const raw = node.data.slice(start, end).slice(0, 254);
  return [{ keys: [key], kind: 'message', raw, labelled: true, node, start, endNode: node, end }];
}

/** All that the background is told. */
interface All extends Pick<MailFound, 'rows'> {
  head: Omit<MailFound, 'messages' | 'rows'>;
  messages: MailMessage[];
}

/** Splits a reading so that each message to the background stays small. One that is empty is a part, too: it says that all is gone. */
function* partsOf({ head, messages, rows }: All, reading: number): Generator<MailReadingPart> {
  const parts: Pick<MailReadingPart, 'messages' | 'rows'>[] = [{ messages: [], rows: [] }];
  let bytes = 0;
  const place = (size: number): Pick<MailReadingPart, 'messages' | 'rows'> => {
    bytes += size;
    if (bytes > MOST_BYTES) {
      parts.push({ messages: [], rows: [] });
      bytes = size;
    }
    return parts.at(-1) as Pick<MailReadingPart, 'messages' | 'rows'>;
  };
  for (const message of messages) place(bytesOf(message)).messages.push(message);
  for (const row of rows) place(bytesOf(row)).rows.push(row);
  for (const [part, { messages: some, rows: few }] of parts.entries())
    yield { ...head, reading, part, last: part === parts.length - 1, messages: some, rows: few };
}
