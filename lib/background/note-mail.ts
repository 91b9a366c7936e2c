import type { MailReading } from '../domain/mail-reading.ts';
import { nowOf } from '../domain/workspace.ts';
import { noteReplies } from '../lens/mail/note-replies.ts';
import { isPartnersPage } from '../lens/mail/partner-host.ts';
import type { TabPage } from '../messages.ts';
import type { Store } from '../store/open.ts';
import { readWorkspace } from '../store/workspace.ts';
import { tabPages } from './session.ts';
import { backgroundStore } from './store.ts';

/** What was noted of a tab, so that a page that is read again and again is not gone through each time. */
const noted = new Map<number, { what: string; at: number }>();
const MOST = 50;
const AGAIN_MS = 3_600_000;
/** One tab after the other: they share one store, and nobody waits for this. */
let turn: Promise<void> = Promise.resolve();

/** Notes, in the background, when the conversations of a tab began and were answered; the same page not twice within an hour. */
export function noteMail(tabId: number, instant: number): void {
  turn = turn.then(() => note(tabId, instant)).catch(() => undefined);
}

async function note(tabId: number, instant: number): Promise<void> {
  const page = await tabPages.read(tabId);
  const mails = Object.values(page?.mails ?? {}).filter(({ whole }) => whole);
  const messages = mails.flatMap((mail) => mail.messages);
  const what = JSON.stringify(messages.map(({ key, thread, at }) => [key, thread, at]));
  const before = noted.get(tabId);
  if (!page || messages.length === 0 || (before?.what === what && instant - before.at < AGAIN_MS)) return;
  const store = await backgroundStore();
  await noteReplies(store, await withoutPartners(store, page), nowOf(await readWorkspace(store)));
  noted.delete(tabId);
  noted.set(tabId, { what, at: instant });
  for (const oldest of noted.keys()) if (noted.size > MOST) noted.delete(oldest);
}

/** What the documents of a tab show of mail, but none of a partner's own site. */
async function withoutPartners(
  store: Store,
  { url, mails = {}, addresses = {} }: TabPage,
): Promise<MailReading[]> {
  const found: MailReading[] = [];
  for (const [documentId, mail] of Object.entries(mails)) {
    const foreign = await Promise.all(
      [url, addresses[documentId] ?? ''].map((each) => isPartnersPage(store, each)),
    );
    if (mail.whole && !foreign.includes(true)) found.push(mail);
  }
  return found;
}
