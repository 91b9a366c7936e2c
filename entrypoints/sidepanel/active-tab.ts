import { type Signal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { TabPage } from '../../lib/messages.ts';
import { isSwitchedOn, onSitesChange, sitePattern } from '../../lib/surface/sites.ts';

/** The active tab of this panel's window, as far as it can be known. */
export interface ActiveTab {
  tabId: number;
  /** The page's address; unknown for sites that are off and were not read once. */
  url?: string;
  /** The site is switched on. */
  allowed: boolean;
  /** What the lens saw; absent before it ran. */
  page?: TabPage;
}

/** Follows the active tab of the window: other tab, other page, other mentions, other permissions. */
export function followActiveTab(): { tab: Signal<ActiveTab | null>; stop: () => void } {
  const tab = signal<ActiveTab | null>(null);
  let turn = 0;
  const read = async () => {
    const mine = ++turn;
    const next = await readActiveTab();
    if (mine === turn) tab.value = next;
  };
  const onUpdated = (tabId: number, change: { status?: string; url?: string }) => {
    if (tabId === tab.value?.tabId && (change.status || change.url)) void read();
  };
  const onActivated = () => void read();
  const onStored = (changes: Record<string, unknown>) => {
    const key = `tab:${tab.value?.tabId}`;
    if (key in changes) void read();
  };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.storage.session.onChanged.addListener(onStored);
  const stopSites = onSitesChange(onActivated);
  void read();
  return {
    tab,
    stop: () => {
      browser.tabs.onActivated.removeListener(onActivated);
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.storage.session.onChanged.removeListener(onStored);
      stopSites();
    },
  };
}

async function readActiveTab(): Promise<ActiveTab | null> {
  const [found] = await browser.tabs.query({ active: true, currentWindow: true });
  if (found?.id === undefined) return null;
  const key = `tab:${found.id}`;
  const page = (await browser.storage.session.get(key))[key] as TabPage | undefined;
  const url = found.url ?? page?.url;
  const pattern = url ? sitePattern(url) : null;
  const allowed = pattern !== null && (await isSwitchedOn(pattern));
  return { tabId: found.id, url, allowed, page };
}
