import { browser } from 'wxt/browser';

/** The scripts that make the lens, in the order in which they run: what reads first, then the core that drives it. */
const LENS_FILES = ['/mentions.js', '/orders.js', '/lens.js'] as const;

const REGISTRATION_ID = 'lens';

/** The match patterns of all sites that the person has switched on: the browser's host permissions are the truth. */
export async function allowedSites(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** Registers the lens for exactly the sites that are switched on now. Call after every change and at every start. */
export async function registerLens(): Promise<void> {
  const matches = await allowedSites();
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [REGISTRATION_ID] });
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [REGISTRATION_ID] });
    return;
  }
  const script = {
    id: REGISTRATION_ID,
    matches,
    js: [...LENS_FILES],
    allFrames: true,
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  };
  if (registered.length > 0) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

/** Starts the lens in the open tabs of the given sites: a registration reaches only pages that load later. */
export async function injectIntoOpenTabs(matches: string[]): Promise<void> {
  const patterns = matches.filter((pattern) => pattern !== '<all_urls>');
  if (patterns.length === 0) return;
  // A tab that the browser put to sleep loads anew when it wakes.
  const tabs = await browser.tabs.query({ url: patterns, discarded: false });
  await Promise.all(tabs.map((tab) => (tab.id === undefined ? undefined : injectInto(tab.id))));
}

/** Starts the lens in one tab, by host permission or by the one-time `activeTab` grant. False where it may not run. */
export async function injectInto(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [...LENS_FILES] });
    return true;
  } catch {
    // The browser's own pages, its store and pages without permission refuse scripts; the panel says so.
    return false;
  }
}
