import { browser } from 'wxt/browser';
import { refreshBadge } from './badge.ts';
import { refreshFollowBadge } from './follow-badge.ts';
import { session, tabPages } from './session.ts';
import { allowedSites, injectIntoOpenTabs, readable, registerLens } from './sites.ts';
import { tellLens } from './tell-lens.ts';

/**
 * Every start of the worker: closes the storage to pages and registers the lens for the sites of now. At the first one open
 * pages get it, and the button its count: a browser forgets that when it is closed.
 */
export async function startSites(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  await registerLens();
  if (!(await isFirstStart())) return;
  await injectIntoOpenTabs(await allowedSites());
  await refreshFollowBadge();
}

/**
 * True once after an update, after being switched on, and after the browser started: open pages then hold a lens that
 * lost its extension, or none. The session storage is empty at these moments and no other.
 */
async function isFirstStart(): Promise<boolean> {
  const { started } = await session.get('started');
  if (started) return false;
  await session.set({ started: true });
  return true;
}

/** The person switched a site on: later pages by registration, open ones now. */
export async function siteAllowed(origins: string[]): Promise<void> {
  await registerLens();
  await injectIntoOpenTabs(await readable(origins));
}

/** The person switched a site off: everything of ours leaves its pages at once. */
export async function siteRevoked(origins: string[]): Promise<void> {
  await registerLens();
  if (origins.length === 0) return;
  const stillAllowed = await browser.tabs.query({ url: await allowedSites() });
  const keep = new Set(stillAllowed.map((tab) => tab.id));
  for (const tab of await browser.tabs.query({})) {
    if (tab.id === undefined || keep.has(tab.id)) continue;
    await tellLens(tab.id, 'stop', {});
    await tabPages.clear(tab.id);
    await refreshBadge(tab.id, null);
  }
}
