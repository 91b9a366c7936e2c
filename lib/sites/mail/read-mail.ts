import type { MailReading } from '../../domain/mail-reading.ts';
import type { PageNodes } from '../reading/lent.ts';
import { readThrough } from '../reading/page-nodes.ts';
import { findMessages } from './find-messages.ts';
import type { keyText } from './key.ts';
import { langOf } from './nodes.ts';
import type { OpenMessage } from './open-message.ts';
import { ownInBars } from './own.ts';
import { rowsIn } from './rows.ts';

/** A page as its mail is read from it. Nothing of it is changed. */
export interface MailPage {
  doc: Document;
  url: string;
  /** Safe reads, lent by the core. */
  nodes: PageNodes;
  /** How a mail is named that its page gives no id (`keyText`): lent, too, so that no second script carries it. */
  nameOf: typeof keyText;
}

/** What a page shows of mail, by whichever way it was read. */
export interface MailFound {
  adapter: string;
  version: number;
  lang: string | undefined;
  own: string[];
  cut: boolean;
  messages: OpenMessage[];
  rows: MailReading['rows'];
}

/** Reads the mail of any page by structure and header words (English, German, French, Spanish); works in small steps. */
export function* readMail({ doc, nodes }: Omit<MailPage, 'nameOf'>): Generator<void, MailFound> {
  readThrough(nodes);
  const { messages, roots, anchors, cut } = yield* findMessages(doc);
  const rows = yield* rowsIn(doc, anchors);
  const lang = langOf(doc).slice(0, 35) || undefined;
  const senders = messages.map(({ message }) => message.from.address?.toLowerCase());
  const own = messages.length > 0 ? ownInBars(doc, roots, senders) : [];
  return { adapter: 'generic-mail', version: 1, lang, own, cut, messages, rows };
}
