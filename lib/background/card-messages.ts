import { FailureError } from '../domain/result.ts';
import { nowOf } from '../domain/workspace.ts';
import { cardView } from '../lens/card.ts';
import { subjectWithParcels } from '../lens/parcels/page-parcels.ts';
import type { CardView } from '../lens/views.ts';
import { readWorkspace } from '../store/workspace.ts';
import { readGrant, redeemGrant } from './grants.ts';
import { tellLens } from './lens-messages.ts';
import { session, tabPages } from './session.ts';
import { backgroundStore } from './store.ts';

/** What a card frame may ask. */

export async function redeemFor(
  tabId: number,
  input: { token: string; ancestorOrigin: string },
  instant: number,
): Promise<CardView> {
  const grant = await redeemGrant(
    session,
    input.token,
    { tabId, ancestorOrigin: input.ancestorOrigin },
    instant,
  );
  if (!grant) throw new FailureError(refused);
  void tellLens(tabId, 'card', { token: input.token, state: 'shown' }, grant.documentId);
  const store = await backgroundStore();
  const now = nowOf(await readWorkspace(store));
  const view = await cardView(store, grant.mention, now, { url: grant.pageOrigin });
  if (!view) throw new FailureError(gone);
  const page = await tabPages.read(tabId);
  const mentions = page?.documents[grant.documentId] ?? [];
  const subject = subjectWithParcels(view.subject, {
    mentions,
    readings: Object.values(page?.readings ?? {}),
  });
  return { ...view, subject };
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
