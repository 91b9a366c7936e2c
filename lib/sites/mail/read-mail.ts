import type { MailReading } from '../../domain/mail-reading.ts';
import type { PageNodes } from '../reading/lent.ts';
import { dom, readThrough } from '../reading/page-nodes.ts';
import { findMessages } from './find-messages.ts';
import { plain } from './header-words.ts';
import type { OpenMessage } from './open-message.ts';
import { addressIn } from './people.ts';
import { rowsIn } from './rows.ts';

/** A page as its mail is read from it. Nothing of it is changed. */
export interface MailPage {
  doc: Document;
  url: string;
  /** Safe reads, lent by the core. */
  nodes: PageNodes;
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
export function* readMail({ doc, nodes }: MailPage): Generator<void, MailFound> {
  readThrough(nodes);
  const { messages, anchors, cut } = yield* findMessages(doc);
  const rows = yield* rowsIn(doc, anchors);
  const lang = dom.attributeOf(doc.documentElement, 'lang')?.slice(0, 35) || undefined;
  const own = addressIn(plain(doc.title));
  return { adapter: 'generic-mail', version: 1, lang, own: own ? [own] : [], cut, messages, rows };
}
