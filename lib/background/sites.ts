import { browser } from 'wxt/browser';
import { inBoth, isAmong } from '../sites/match-patterns.ts';
import { sitesInUse } from './switched-off.ts';
import { taughtMatches } from './taught.ts';

/** The scripts that make the lens, in the order in which they run: what reads first, then the core that drives it. */
const LENS_FILES = ['/mentions.js', '/orders.js', '/lens.js'] as const;

/** What a site needs: what reads by hooks, and its own hooks. */
const siteFiles = (id: string): string[] => ['/hooks.js', `/site-${id}.js`];

const LENS_ID = 'lens';
const isOurs = (id: string): boolean => id === LENS_ID || id.startsWith('site-');

type Script = Parameters<typeof browser.scripting.registerContentScripts>[0][number];

/** The match patterns of all sites that the person has switched on: the browser's host permissions are the truth. */
export async function allowedSites(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

let registering: Promise<void> = Promise.resolve();

/**
 * Registers the lens for exactly the sites that are switched on now, and the script of each adapter for those of its own sites
 * among them. Call after every change and at every start; of calls at the same time one runs after the other.
 */
export function registerLens(): Promise<void> {
  registering = registering.catch(() => undefined).then(registerNow);
  return registering;
}

async function registerNow(): Promise<void> {
  const wanted = await wantedScripts(await allowedSites());
  const known = (await browser.scripting.getRegisteredContentScripts()).map(({ id }) => id).filter(isOurs);
  const ids = new Set(wanted.map(({ id }) => id));
  const gone = known.filter((id) => !ids.has(id));
  const kept = wanted.filter(({ id }) => known.includes(id));
  const added = wanted.filter(({ id }) => !known.includes(id));
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  if (kept.length > 0) await browser.scripting.updateContentScripts(kept);
  if (added.length > 0) await browser.scripting.registerContentScripts(added);
}

/** The scripts of sites: of each adapter, and the one that brings what people taught. */
async function siteScripts(): Promise<{ id: string; matches: readonly string[] }[]> {
  return [...(await sitesInUse()), { id: 'taught', matches: await taughtMatches() }];
}

async function wantedScripts(allowed: string[]): Promise<Script[]> {
  if (allowed.length === 0) return [];
  const common = { allFrames: true, persistAcrossSessions: true };
  const lens = {
    ...common,
    id: LENS_ID,
    matches: allowed,
    js: [...LENS_FILES],
    runAt: 'document_idle' as const,
  };
  const sites = (await siteScripts()).flatMap(({ id, matches }) => {
    const here = inBoth(matches, allowed);
    // Before the lens, which runs when the document is idle.
    const runAt = 'document_end' as const;
    return here.length > 0 ? [{ ...common, id: `site-${id}`, matches: here, js: siteFiles(id), runAt }] : [];
  });
  return [lens, ...sites];
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
    const { url = '' } = await browser.tabs.get(tabId);
    const sites = (await siteScripts()).filter(({ matches }) => isAmong(matches, url));
    const files = [...new Set([...sites.flatMap(({ id }) => siteFiles(id)), ...LENS_FILES])];
    await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: files as never });
    return true;
  } catch {
    // The browser's own pages, its store and pages without permission refuse scripts; the panel says so.
    return false;
  }
}
