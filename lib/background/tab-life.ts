import type { browser } from 'wxt/browser';
import { refreshBadge } from './badge.ts';
import { tellLens } from './lens-messages.ts';
import { tabPages } from './session.ts';

/**
 * Forgets documents that a tab has left: *This page* must never show the page before. A document that hears
 * nothing is gone; there is no event for "gone" that a stopped worker would not miss.
 */
async function dropGoneDocuments(tabId: number): Promise<void> {
  const page = await tabPages.read(tabId);
  if (!page) return;
  const ids = Object.keys(page.documents);
  const heard = await Promise.all(ids.map((documentId) => tellLens(tabId, 'alive', {}, documentId)));
  const gone = ids.filter((_, at) => !heard[at]);
  if (gone.length === 0) return;
  await tabPages.dropDocuments(tabId, gone);
  await refreshBadge(tabId, await tabPages.read(tabId));
}

/** A page finished loading in a tab: what stood there before may be gone. */
export function onTabUpdated(tabId: number, change: { status?: string }): void {
  if (change.status === 'complete') void dropGoneDocuments(tabId);
}

/**
 * A lens keeps a silent port open so that it notices when the extension goes away; it holds no worker awake. Its end
 * says here that a document was left while the worker was up.
 */
export function onLensPort(port: ReturnType<typeof browser.runtime.connect>): void {
  const tabId = port.sender?.tab?.id;
  if (tabId !== undefined) port.onDisconnect.addListener(() => void dropGoneDocuments(tabId));
}
