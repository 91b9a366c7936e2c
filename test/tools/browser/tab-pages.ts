import type { TabPage } from '../../../lib/messages.ts';
import type { LensBrowser } from '../browser.ts';

/** What the background keeps of the pages that were read, with the tab each is shown in. */
async function storedPages(lens: LensBrowser): Promise<(TabPage & { tabId: number })[]> {
  const worker = await lens.worker();
  const all = await worker.evaluate(() => chrome.storage.session.get(null));
  return Object.entries(all)
    .filter(([key]) => key.startsWith('tab:'))
    .map(([key, page]) => ({ tabId: Number(key.slice(4)), ...(page as TabPage) }));
}

/** The stored page whose address begins so, or null. */
export async function storedPage(
  lens: LensBrowser,
  address: string,
): Promise<(TabPage & { tabId: number }) | null> {
  return (await storedPages(lens)).find((page) => page.url.startsWith(address)) ?? null;
}
