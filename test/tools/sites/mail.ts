import type { MailReading } from '../../../lib/domain/mail-reading.ts';
import { withNumbers } from '../../../lib/page/mail-numbers.ts';
import { type ComposeWindow, composeIn } from '../../../lib/sites/mail/compose.ts';
import { readComposeSite } from '../../../lib/sites/mail/hooks/read-compose.ts';
import { type MailSiteReading, readMailSite } from '../../../lib/sites/mail/hooks/read-mail-site.ts';
import { keyText } from '../../../lib/sites/mail/key.ts';
import { type MailFound, readMail } from '../../../lib/sites/mail/read-mail.ts';
import { readMentions } from '../../../lib/sites/read-mentions.ts';
import { pageNodes } from '../../../lib/sites/reading/lent.ts';
import type { SiteAdapter } from '../../../lib/sites/site-adapter.ts';

/** A mail as tests look at it: what is sent of it, how its text begins, and the numbers with the part that each stands in. */
type SeenMessage = Partial<Omit<MailReading['messages'][number], 'numbers' | 'key' | 'thread'>> & {
  body?: string;
  numbers?: string[];
  /** What its mark hangs behind. */
  place?: string;
};

/** What is to be read of a page. */
export interface SeenMail {
  own?: string[];
  messages: SeenMessage[];
  rows: MailReading['rows'];
  /** Windows in which a mail is written. */
  compose?: SeenWindow[];
}

/** A window as tests look at it: how its text begins, and the words of what sends it. */
type SeenWindow = Pick<ComposeWindow, 'to' | 'cc' | 'from' | 'subject'> & { body: string; send?: string };

/** The end of a generator's steps. */
export function ended<R>(steps: Generator<unknown, R>): R {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

export const parsedMail = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

/** How the mail of a page was read: by structure, and by the first adapter that knows it. */
interface BothReadings {
  generic: MailFound;
  site: MailSiteReading | undefined;
  /** Windows as the adapter has them, or as the structure does where none knows the page. */
  windows: ComposeWindow[];
}

/** Reads a page as the page's own scripts do. */
export function readMailBothWays(sites: readonly SiteAdapter[], doc: Document, url: string): BothReadings {
  const generic = genericMail(doc, url);
  const known = sites.find(({ mail, detect }) => mail && detect(doc, url));
  const seen = ended(composeIn(doc, pageNodes));
  return {
    generic,
    windows: known ? readComposeSite(known, doc, pageNodes, seen) : seen,
    site: known && ended(readMailSite(known, { doc, url, nodes: pageNodes, nameOf: keyText }, generic)),
  };
}

/** Reads the mail of a document by structure. */
export const genericMail = (doc: Document, url: string): MailFound =>
  ended(readMail({ doc, url, nodes: pageNodes }));

/** The text under an element, blocks apart. */
function textOf(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text = '';
  while (walker.nextNode()) text += `${walker.currentNode.nodeValue} `;
  return text;
}

/** A reading as tests look at it. */
export function seenMail(
  doc: Document,
  { own, messages, rows }: MailFound,
  windows: readonly ComposeWindow[] = [],
): SeenMail {
  return {
    ...(own.length > 0 && { own }),
    messages: messages.map((open) => {
      const { message } = ended(withNumbers({ doc, nodes: pageNodes, mentions: readMentions }, open));
      const { key: _key, thread: _thread, numbers, ...rest } = message;
      const body = open.bodies.map(textOf).join(' ');
      return {
        ...rest,
        body: body.replace(/\s+/g, ' ').trim().slice(0, 60),
        numbers: numbers.map(({ part, raw }) => `${part} ${raw}`),
        ...(open.place && { place: open.place.node.data.slice(open.place.start, open.place.end) }),
      };
    }),
    rows,
    ...(windows.length > 0 && { compose: windows.map(seenWindow) }),
  };
}

function seenWindow({ to, cc, from, subject, body, send }: ComposeWindow): SeenWindow {
  const text = body.map((each) => (each instanceof HTMLTextAreaElement ? each.value : textOf(each)));
  return {
    to,
    cc,
    ...(from && { from }),
    ...(subject && { subject }),
    body: text.join(' ').replace(/\s+/g, ' ').trim().slice(0, 60),
    ...(send && { send: send.words }),
  };
}
