import { browser } from 'wxt/browser';
import type { Mention, Paint } from '../domain/mention.ts';
import type { ReadingPart } from '../domain/page-reading.ts';
import { FailureError } from '../domain/result.ts';
import type { SiteHealth } from '../domain/site-health.ts';
import { nowOf } from '../domain/workspace.ts';
import { differingKeys, knownRows, paintedAs } from '../lens/differences/paint.ts';
import { type Resolved, resolveMentions } from '../lens/match/resolve.ts';
import { isParcel } from '../lens/parcels/page-parcels.ts';
import type { Grant, SeenMention } from '../messages.ts';
import { readWorkspace } from '../store/workspace.ts';
import { askLive } from './ask-live.ts';
import { pointToPanel, refreshBadge } from './badge.ts';
import { prepareCard } from './card-messages.ts';
import { type PageSender, placeOf } from './document-place.ts';
import { draftPaints } from './draft-messages.ts';
import { issueGrant, readGrant } from './grants.ts';
import { messagePaints } from './mail-messages.ts';
import { showInPanel } from './panel.ts';
import { session, tabPages } from './session.ts';
import { backgroundStore } from './store.ts';
import { tellLens } from './tell-lens.ts';

/** What a content script may ask. */

export async function resolveFor(sender: PageSender, mentions: Mention[]): Promise<Paint[]> {
  const place = placeOf(sender);
  const [paints, messages, drafts] = await Promise.all([
    paintsFor(mentions, place.url),
    messagePaints(place, mentions),
    draftPaints(place, mentions),
  ]);
  const states = new Map([...paints, ...messages, ...drafts].map((paint) => [paint.mark, paint.state]));
  const asking = new Map(paints.map(({ mark, asks }) => [mark, asks]));
  const seen = mentions.map(
    (mention): SeenMention => ({
      ...mention,
      state: states.get(mention.mark) ?? null,
      asks: asking.get(mention.mark),
    }),
  );
  // What no record knows may be asked for; the marks do not wait for that.
  askLive(
    place.documentId,
    mentions.filter(({ mark }) => !states.has(mark)),
  );
  // The page does not wait for our own bookkeeping.
  void tabPages
    .add(
      place,
      seen.filter((mention) => mention.state !== null || mention.labelled || isParcel(mention)),
    )
    .then(() => showBadge(place.tabId))
    // Storage that is full keeps no mark from being painted; its card says that the mark is not known.
    .catch(() => undefined);
  // Asked for after the numbers were noted: a reading that arrives later repaints them itself.
  const differing = new Set((await tabPages.read(place.tabId))?.readings?.[place.documentId]?.differing);
  return seen.flatMap((mention) => {
    const state = paintedAs(mention, differing);
    return state === null ? [] : [{ mark: mention.mark, state }];
  });
}

/**
 * Keeps what a document says of orders that the records know, and holds it against them when it is whole; answers which
 * marks are painted otherwise by that.
 */
export async function readingFor(sender: PageSender, part: ReadingPart): Promise<Paint[]> {
  const place = placeOf(sender);
  const store = await backgroundStore();
  const now = nowOf(await readWorkspace(store));
  const known = await knownRows(store, part.rows, place.url, now);
  await tabPages.addReading(place, { part, known, instant: now.instant });
  if (!part.last) return [];
  const reading = (await tabPages.read(place.tabId))?.readings?.[place.documentId];
  if (!reading) return [];
  const differing = await differingKeys(store, { reading, url: place.url }, now);
  const paints = await tabPages.noteDiffering(place, reading.reading, differing);
  await showBadge(place.tabId);
  return paints;
}

/** Notes that a document was not read whole, or whether the adapter of its site fits. */
export async function healthFor(sender: PageSender, health: { whole: false } | SiteHealth): Promise<void> {
  const place = placeOf(sender);
  if ('whole' in health) return tabPages.cut(place.tabId);
  await tabPages.setHealth(place, health);
  await showBadge(place.tabId);
}

export async function forgetFor(sender: PageSender, marks: number[]): Promise<void> {
  const place = placeOf(sender);
  await tabPages.forget(place.tabId, place.documentId, marks);
  await showBadge(place.tabId);
}

export async function grantFor(sender: PageSender, mark: number, instant: number): Promise<Grant> {
  const { tabId, documentId, url } = placeOf(sender);
  const mention = await tabPages.mention(tabId, documentId, mark);
  if (!mention?.state) {
    throw new FailureError({
      code: 'mark-unknown',
      message: 'This mark is no longer known.',
      next: 'Reload the page.',
    });
  }
  const pageOrigin = new URL(url).origin;
  const asked = { mention, tabId, documentId, pageOrigin };
  const token = await issueGrant(session, asked, instant);
  prepareCard(token, asked);
  setTimeout(() => void pointWhenBlocked(token), CARD_PATIENCE_MS);
  return { token };
}

/** Longer than the page waits for its frame: a grant that nobody redeemed by then belongs to a card that was blocked. */
const CARD_PATIENCE_MS = 2_500;

/** Points the toolbar to the side panel, and an open panel to the subject, when a card could not be shown. */
async function pointWhenBlocked(token: string): Promise<void> {
  const grant = await readGrant(session, token);
  if (!grant || grant.redeemed) return;
  await pointToPanel(grant.tabId);
  const { windowId } = await browser.tabs.get(grant.tabId);
  await showInPanel(windowId, { view: 'lookup', text: grant.mention.raw });
}

/** Every open page asks anew: the records or today changed. */
export async function refreshAllTabs(): Promise<void> {
  const all = await session.get(null);
  const tabIds = Object.keys(all).flatMap((key) => (key.startsWith('tab:') ? [Number(key.slice(4))] : []));
  await Promise.all(tabIds.map((tabId) => tellLens(tabId, 'refresh', {})));
}

async function showBadge(tabId: number): Promise<void> {
  await refreshBadge(tabId, await tabPages.read(tabId));
}

async function paintsFor(mentions: Mention[], url: string): Promise<Resolved[]> {
  const store = await backgroundStore();
  return resolveMentions(store, mentions, { url }, nowOf(await readWorkspace(store)));
}
