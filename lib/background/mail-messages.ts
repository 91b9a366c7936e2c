import type { MailMessage, MailReadingPart } from '../domain/mail-reading.ts';
import type { Mention, Paint } from '../domain/mention.ts';
import { nowOf } from '../domain/workspace.ts';
import { messageState } from '../lens/mail/message-state.ts';
import { withOwn } from '../lens/mail/own-addresses.ts';
import { readWorkspace } from '../store/workspace.ts';
import { type DocumentPlace, type PageSender, placeOf } from './document-place.ts';
import { noteMail } from './note-mail.ts';
import { tabPages } from './session.ts';
import { backgroundStore } from './store.ts';

/** Keeps what a document shows of mail; answers which marks beside its senders are painted otherwise by that. */
export async function mailFor(sender: PageSender, part: MailReadingPart): Promise<Paint[]> {
  const place = placeOf(sender);
  await tabPages.addMail(place, part);
  const known = (await tabPages.read(place.tabId))?.documents[place.documentId] ?? [];
  if (!part.last) return [];
  noteMail(place.tabId, Date.now());
  const paints = await messagePaints(place, known);
  await tabPages.repaint(place, paints);
  return paints;
}

/** How the marks of these mentions that stand for messages are painted. */
export async function messagePaints(place: DocumentPlace, mentions: readonly Mention[]): Promise<Paint[]> {
  const marks = mentions.filter(({ kind }) => kind === 'message');
  const { mails = {} } = (await tabPages.read(place.tabId)) ?? {};
  const { messages = [] } = mails[place.documentId] ?? {};
  if (marks.length === 0 || messages.length === 0) return [];
  const byKey = new Map(messages.map((message): [string, MailMessage] => [message.key, message]));
  const store = await backgroundStore();
  const all = await withOwn(store, Object.values(mails));
  const own = all[Object.keys(mails).indexOf(place.documentId)]?.own ?? [];
  const now = nowOf(await readWorkspace(store));
  const paints = await Promise.all(
    marks.map(async ({ mark, keys: [key = ''] }): Promise<Paint[]> => {
      const message = byKey.get(key);
      const state = message ? await messageState(store, message, own, now) : null;
      return state === null ? [] : [{ mark, state }];
    }),
  );
  return paints.flat();
}
