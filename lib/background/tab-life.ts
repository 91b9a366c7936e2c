import type { browser } from 'wxt/browser';
import { refreshBadge } from './badge.ts';
import { tabPages } from './session.ts';

/** *This page* must never show the page before. */
async function dropGoneDocuments(tabId: number): Promise<void> {
  if (await tabPages.dropGone(tabId)) await refreshBadge(tabId, await tabPages.read(tabId));
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
