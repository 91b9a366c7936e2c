import type { KeptReading } from '../domain/kept-reading.ts';
import { FailureError } from '../domain/result.ts';
import { type Now, nowOf } from '../domain/workspace.ts';
import { cardView } from '../lens/card.ts';
import type { DifferencesView } from '../lens/differences/difference-views.ts';
import { pageDifferences } from '../lens/differences/page-differences.ts';
import type { DraftView } from '../lens/mail/draft/draft-views.ts';
import { mailCard } from '../lens/mail/mail-card.ts';
import type { MailCard } from '../lens/mail/mail-views.ts';
import { messageMeant } from '../lens/mail/message-meant.ts';
import { subjectWithParcels } from '../lens/parcels/page-parcels.ts';
import type { CardView, Subject } from '../lens/views.ts';
import type { Store } from '../store/open.ts';
import { readWorkspace } from '../store/workspace.ts';
import { draftOf } from './draft-messages.ts';
import { readGrant, redeemGrant } from './grants.ts';
import { session, tabPages } from './session.ts';
import { backgroundStore } from './store.ts';
import { tellLens } from './tell-lens.ts';

/** What a card frame may ask. */

export async function redeemFor(
  tabId: number,
  input: { token: string; ancestorOrigin: string },
  instant: number,
): Promise<CardView | MailCard | { draft: DraftView }> {
  const grant = await redeemGrant(
    session,
    input.token,
    { tabId, ancestorOrigin: input.ancestorOrigin },
    instant,
  );
  if (!grant) throw new FailureError(refused);
  void tellLens(tabId, 'card', { token: input.token, state: 'shown' }, grant.documentId);
  if (grant.mention.kind === 'draft') {
    const draft = await draftOf({ tabId, documentId: grant.documentId }, grant.mention);
    if (!draft) throw new FailureError(gone);
    return { draft };
  }
  const store = await backgroundStore();
  const now = nowOf(await readWorkspace(store));
  const page = await tabPages.read(tabId);
  const message = messageMeant(grant.mention, page?.mails?.[grant.documentId]);
  const mail =
    message && (await mailCard(store, Object.values(page?.mails ?? {}), message, grant.pageOrigin, now));
  if (mail) return mail;
  const view = await cardView(store, grant.mention, now, { url: grant.pageOrigin });
  if (!view) throw new FailureError(gone);
  const mentions = page?.documents[grant.documentId] ?? [];
  const subject = subjectWithParcels(view.subject, {
    mentions,
    readings: Object.values(page?.readings ?? {}),
  });
  const reading = page?.readings?.[grant.documentId];
  const differences = reading && (await differencesOf(store, subject, reading, grant.pageOrigin, now));
  return { ...view, subject, ...(differences ? { differences } : {}) };
}

/** What the document of the card says otherwise of its order. */
function differencesOf(
  store: Store,
  subject: Subject,
  reading: KeptReading,
  url: string,
  now: Now,
): Promise<DifferencesView> | undefined {
  if (subject.kind !== 'lines' || subject.matched !== 'order') return undefined;
  const only = new Set(subject.lines.map(({ orderId }) => orderId));
  return pageDifferences(store, [{ reading, url }], now, { only });
}

export async function closeFor(tabId: number, token: string): Promise<void> {
  const grant = await readGrant(session, token);
  if (grant?.tabId === tabId) await tellLens(tabId, 'card', { token, state: 'closed' }, grant.documentId);
}

const refused = {
  code: 'grant-refused',
  message: 'This card was not opened by a click on a mark.',
  next: 'Close it and click the mark again.',
};

const gone = {
  code: 'subject-gone',
  message: 'This number is no longer in your records.',
  next: 'Close the card; the mark disappears with the next change of the page.',
};
