import { browser } from 'wxt/browser';
import { type TaughtField, type TaughtSample, teachingKey } from '../domain/taught-sample.ts';
import { isOnHost, matchesOf } from '../domain/taught-site.ts';
import type { TaughtHooks } from '../messages.ts';
import { taughtSitesInUse } from '../policy/taught-sites.ts';
import type { SenderFacts } from './roles.ts';
import { session } from './session.ts';
import { backgroundStore } from './store.ts';
import { tellLens } from './tell-lens.ts';

/** Taught portals: what their pages are told, and what is heard while a page is being taught. */

/** The portals that were taught for the host of a document. */
export async function siteFor(sender: SenderFacts): Promise<{ taught: TaughtHooks[] }> {
  const { hostname } = new URL(sender.url ?? 'about:blank');
  const sites = await taughtSitesInUse(await backgroundStore());
  const here = sites.filter((site) => isOnHost(site, hostname));
  return { taught: here.map(({ id, version, pages }) => ({ id, version, pages })) };
}

/** The match patterns of all pages that a taught portal may be on; none where the store cannot be opened. */
export async function taughtMatches(): Promise<string[]> {
  const sites = await backgroundStore()
    .then(taughtSitesInUse)
    .catch(() => []);
  return [...new Set(sites.flatMap(matchesOf))];
}

let working: Promise<unknown> = Promise.resolve();

/** One after the other: what a page says just when it ends must not bring back what ended. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = working.then(work);
  working = done.catch(() => undefined);
  return done;
}

/**
 * Keeps what a page is being taught, for the side panel. Of pages that nobody teaches nothing is heard, nor of frames: the
 * portal is that of the page.
 */
export async function sampleFor(
  sender: SenderFacts & { tab: { id: number } },
  sample: TaughtSample,
): Promise<void> {
  const key = teachingKey(sender.tab.id);
  if (sender.frameId !== 0) return;
  await inTurn(async () => {
    const known = (await session.get(key))[key];
    if (known) await session.set({ [key]: { url: sender.url ?? '', sample } });
  });
}

/** What the side panel does to a page that it teaches; false where no script may run on it. */
export async function teach({
  tabId,
  act,
  field,
}: {
  tabId: number;
  act: 'start' | 'stay' | 'field' | 'drop' | 'stop';
  field?: TaughtField;
}): Promise<boolean> {
  const key = teachingKey(tabId);
  if (act === 'stop') await inTurn(() => session.remove(key));
  if (act !== 'start') return tellLens(tabId, 'teach', { act, field });
  await inTurn(() => session.set({ [key]: { url: '' } }));
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: ['/teach.js'] });
    return true;
  } catch {
    await inTurn(() => session.remove(key));
    return false;
  }
}
