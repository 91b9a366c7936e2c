import { browser } from 'wxt/browser';
import type { Mention } from '../domain/mention.ts';
import { FailureError } from '../domain/result.ts';
import { nowOf } from '../domain/workspace.ts';
import { resolveMentions } from '../lens/resolve.ts';
import type { BackgroundToLens, Grant, Paint, SeenMention } from '../messages.ts';
import { readWorkspace } from '../store/workspace.ts';
import { showBadge } from './badge.ts';
import { issueGrant } from './grants.ts';
import type { SenderFacts } from './roles.ts';
import { session, tabPages } from './session.ts';
import { backgroundStore } from './store.ts';
import type { DocumentPlace } from './tab-pages.ts';

/** What a content script may ask. */

export async function resolveFor(
  sender: SenderFacts & { tab: { id: number; title?: string } },
  mentions: Mention[],
): Promise<Paint[]> {
  const place = placeOf(sender);
  const paints = await paintsFor(mentions, place.url);
  const states = new Map(paints.map((paint) => [paint.mark, paint.state]));
  const seen = mentions.map(
    (mention): SeenMention => ({ ...mention, state: states.get(mention.mark) ?? null }),
  );
  // The page does not wait for our own bookkeeping.
  void tabPages
    .add(
      place,
      seen.filter((mention) => mention.state !== null || mention.labelled),
    )
    .then(() => refreshBadge(place.tabId));
  return paints;
}

export async function forgetFor(
  sender: SenderFacts & { tab: { id: number } },
  marks: number[],
): Promise<void> {
  const place = placeOf(sender);
  await tabPages.forget(place.tabId, place.documentId, marks);
  await refreshBadge(place.tabId);
}

export async function grantFor(
  sender: SenderFacts & { tab: { id: number } },
  mark: number,
  instant: number,
): Promise<Grant> {
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
  return { token: await issueGrant(session, { mention, tabId, documentId, pageOrigin }, instant) };
}

/** Paints all open pages anew: the store or today changed. */
export async function repaintAllTabs(): Promise<void> {
  const all = await session.get(null);
  const tabIds = Object.keys(all).flatMap((key) => (key.startsWith('tab:') ? [Number(key.slice(4))] : []));
  for (const tabId of tabIds) await repaintTab(tabId);
}

async function repaintTab(tabId: number): Promise<void> {
  const page = await tabPages.read(tabId);
  for (const [documentId, mentions] of Object.entries(page?.documents ?? {})) {
    const paints = await paintsFor(mentions, page?.url ?? '');
    const states = new Map(paints.map((paint) => [paint.mark, paint.state]));
    const marks = mentions.map((mention) => ({
      mark: mention.mark,
      state: states.get(mention.mark) ?? null,
    }));
    await tabPages.restate(tabId, documentId, new Map(marks.map(({ mark, state }) => [mark, state])));
    await tellLens(tabId, 'paint', { marks }, documentId);
  }
  await refreshBadge(tabId);
}

/** Sends to the lens of a tab or of one of its documents; a tab without a lens is no error. */
export async function tellLens<T extends keyof BackgroundToLens>(
  tabId: number,
  type: T,
  input: Parameters<BackgroundToLens[T]>[0],
  documentId?: string,
): Promise<void> {
  const target = documentId && !documentId.startsWith('frame-') ? { documentId } : {};
  await browser.tabs.sendMessage(tabId, { type, input }, target).catch(() => undefined);
}

async function refreshBadge(tabId: number): Promise<void> {
  await showBadge(tabId, await tabPages.read(tabId));
}

async function paintsFor(mentions: Mention[], url: string): Promise<Paint[]> {
  const store = await backgroundStore();
  return resolveMentions(store, mentions, { url }, nowOf(await readWorkspace(store)));
}

function placeOf(sender: SenderFacts & { tab: { id: number; title?: string } }): DocumentPlace {
  const frameId = sender.frameId ?? 0;
  return {
    tabId: sender.tab.id,
    // Firefox names no documents before 2025; the frame is the next best name.
    documentId: sender.documentId ?? `frame-${frameId}`,
    url: sender.url ?? '',
    title: sender.tab.title ?? '',
    topFrame: frameId === 0,
  };
}
