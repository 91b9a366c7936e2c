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
import { createAhead } from './ahead.ts';
import { draftOf } from './draft-messages.ts';
import { GRANT_LIFE_MS, readGrant, redeemGrant, type StoredGrant } from './grants.ts';
import { session, tabPages } from './session.ts';
import { backgroundStore } from './store.ts';
import { tellLens } from './tell-lens.ts';

/** What a card frame may ask. */

type Shown = CardView | MailCard | { draft: DraftView };
type Asked = Pick<StoredGrant, 'mention' | 'tabId' | 'documentId' | 'pageOrigin'>;

/** What the cards of grants will show; it leaves this worker for the grant alone. */
const cards = createAhead<Shown>(GRANT_LIFE_MS);

/** Looks up what a card will show while its frame still loads. */
export const prepareCard = (token: string, asked: Asked): void => cards.put(token, shownFor(asked));

export async function redeemFor(
  tabId: number,
  input: { token: string; ancestorOrigin: string },
  instant: number,
): Promise<Shown> {
  const { token, ancestorOrigin } = input;
  const grant = await redeemGrant(session, token, { tabId, ancestorOrigin }, instant);
  if (!grant) throw new FailureError(refused);
  void tellLens(tabId, 'card', { token, state: 'shown' }, grant.documentId);
  return cards.take(token) ?? shownFor(grant);
}

async function shownFor({ mention, tabId, documentId, pageOrigin }: Asked): Promise<Shown> {
  if (mention.kind === 'draft') {
    const draft = await draftOf({ tabId, documentId }, mention);
    if (!draft) throw new FailureError(gone);
    return { draft };
  }
  const store = await backgroundStore();
  const now = nowOf(await readWorkspace(store));
  const page = await tabPages.read(tabId);
  const message = messageMeant(mention, page?.mails?.[documentId]);
  const mail = message && (await mailCard(store, Object.values(page?.mails ?? {}), message, pageOrigin, now));
  if (mail) return mail;
  const view = await cardView(store, mention, now, { url: pageOrigin });
  if (!view) throw new FailureError(gone);
  const mentions = page?.documents[documentId] ?? [];
  const subject = subjectWithParcels(view.subject, {
    mentions,
    readings: Object.values(page?.readings ?? {}),
  });
  const reading = page?.readings?.[documentId];
  const differences = reading && (await differencesOf(store, subject, reading, pageOrigin, now));
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
