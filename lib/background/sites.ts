import { browser } from 'wxt/browser';
import { CALLED_KEY, calledHosts, sitesAmong } from '../sites/called-hosts.ts';
import { inBoth, isAmong } from '../sites/match-patterns.ts';
import { sitesInUse } from './switched-off.ts';
import { taughtMatches } from './taught.ts';

/** The scripts that make the lens, in the order in which they run: what reads first, then the core that drives it. */
const LENS_FILES = ['/mentions.js', '/orders.js', '/mail.js', '/drafts.js', '/lens.js'] as const;

/** What a site needs: what reads by hooks, and its own hooks. */
const siteFiles = ({ id, mail }: SiteScript): string[] => [
  mail ? '/mail-hooks.js' : '/hooks.js',
  `/site-${id}.js`,
];

const LENS_ID = 'lens';
const isOurs = (id: string): boolean => id === LENS_ID || id.startsWith('site-');

type Script = Parameters<typeof browser.scripting.registerContentScripts>[0][number];

/**
 * The match patterns of all sites that the person has switched on: the browser's host permissions are the truth, but for hosts
 * that are only called.
 */
export async function allowedSites(): Promise<string[]> {
  return readable((await browser.permissions.getAll()).origins ?? []);
}

/** Those of these patterns that are sites: a sign-in server or an interface is called, and never read. */
export async function readable(origins: readonly string[]): Promise<string[]> {
  const { [CALLED_KEY]: kept } = await browser.storage.local.get(CALLED_KEY);
  return sitesAmong(origins, calledHosts(kept));
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
  const allowed = await allowedSites();
  const known = (await browser.scripting.getRegisteredContentScripts()).map(({ id }) => id).filter(isOurs);
  // The lens first and alone: no site may keep it from the pages.
  if (allowed.length > 0) await register(lensScript(allowed), known);
  const wanted = allowed.length > 0 ? await wantedScripts(allowed) : [];
  const ids = new Set([...wanted.map(({ id }) => id), ...(allowed.length > 0 ? [LENS_ID] : [])]);
  const gone = known.filter((id) => !ids.has(id));
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  for (const script of wanted) {
    // A host that this browser does not take costs its own site its hooks: its pages are read by their structure.
    await register(script, known).catch(() => undefined);
  }
}

async function register(script: Script, known: readonly string[]): Promise<void> {
  if (known.includes(script.id)) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

type SiteScript = { id: string; matches: readonly string[]; mail?: unknown };

/** The scripts of sites: of each adapter, and the one that brings what people taught. */
async function siteScripts(): Promise<SiteScript[]> {
  return [...(await sitesInUse()), { id: 'taught', matches: await taughtMatches() }];
}

const COMMON = { allFrames: true, persistAcrossSessions: true };

const lensScript = (matches: string[]): Script => ({
  ...COMMON,
  id: LENS_ID,
  matches,
  js: [...LENS_FILES],
  runAt: 'document_idle',
});

/** The scripts of sites that are switched on. */
async function wantedScripts(allowed: string[]): Promise<Script[]> {
  return (await siteScripts()).flatMap((site) => {
    const { id, matches } = site;
    const here = inBoth(matches, allowed);
    // Before the lens, which runs when the document is idle.
    const runAt = 'document_end' as const;
    return here.length > 0
      ? [{ ...COMMON, id: `site-${id}`, matches: here, js: siteFiles(site), runAt }]
      : [];
  });
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
    const files = [...new Set([...sites.flatMap(siteFiles), ...LENS_FILES])];
    await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: files as never });
    return true;
  } catch {
    // The browser's own pages, its store and pages without permission refuse scripts; the panel says so.
    return false;
  }
}

/** Brings the reader of structured data to a document that holds some. */
export const bringStructured = (tabId: number, frameId?: number): Promise<void> =>
  bring('/structured.js', tabId, frameId);

/** Brings the reader of drafts to a document in which a mail is written. */
export const bringDraftReader = (tabId: number, frameId?: number): Promise<void> =>
  bring('/draft-reader.js', tabId, frameId);

async function bring(file: '/structured.js' | '/draft-reader.js', tabId: number, frameId = 0): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [file] });
}
