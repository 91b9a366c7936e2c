import { browser } from 'wxt/browser';
import { CALLED_KEY, calledHosts, sitesAmong, withCalled } from '../sites/called-hosts.ts';
import { askFromPanel } from './ask.ts';

/** The match pattern that switches on the site of an address; null for pages that no extension reads. */
export function sitePattern(address: string): string | null {
  const url = parseAddress(address);
  if (!url) return null;
  if (url.protocol === 'https:') return `https://${url.hostname}/*`;
  // Patterns have no port: one for the machine itself covers all of them.
  const loopback = url.hostname === '127.0.0.1' || url.hostname === 'localhost';
  return url.protocol === 'http:' && loopback ? `http://${url.hostname}/*` : null;
}

/** An address as people write it: with or without scheme, with or without path. */
export function parseAddress(text: string): URL | null {
  const written = text.trim();
  if (written === '' || /\s/.test(written)) return null;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `https://${written}`;
  if (!URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  const named = url.hostname.includes('.') || url.hostname === 'localhost';
  return (url.protocol === 'https:' || url.protocol === 'http:') && named ? url : null;
}

/** Asks the browser for a site. Must run in the turn of the person's click. True when it was given. */
export async function allowSite(pattern: string): Promise<boolean> {
  const given = await browser.permissions.request({ origins: [pattern] });
  if (!given) return false;
  const called = await readCalled();
  if (called.includes(pattern))
    await browser.storage.local.set({ [CALLED_KEY]: sitesAmong(called, [pattern]) });
  await askFromPanel('sitesChanged', {});
  return true;
}

/**
 * Asks the browser for the hosts of a system: its pages, which the lens then reads too, and those that are only called, where
 * people sign in or an interface answers. Must run in the turn of the person's click. True when all were given.
 */
export async function allowSystem(pages: readonly string[], called: readonly string[]): Promise<boolean> {
  // Asked first and awaited later: the request has to be made in this very turn.
  const before = browser.permissions.getAll();
  const given = browser.permissions.request({ origins: [...pages, ...called] });
  const { origins = [] } = await before;
  const known = await readCalled();
  // Before the person answers: the lens starts on a new site at once.
  await browser.storage.local.set({ [CALLED_KEY]: withCalled(known, called, origins) });
  if (!(await given)) return false;
  await askFromPanel('sitesChanged', {});
  return true;
}

/** Takes back the permission of hosts that are only called: of these, those that nobody switched on as a site. */
export async function leaveCalled(patterns: readonly string[]): Promise<void> {
  const called = await readCalled();
  const origins = patterns.filter((each) => called.includes(each));
  if (origins.length === 0) return;
  // A policy of the company may hold on to it.
  const isGone = await browser.permissions.remove({ origins }).catch(() => false);
  if (isGone) await browser.storage.local.set({ [CALLED_KEY]: sitesAmong(called, origins) });
}

async function readCalled(): Promise<readonly string[]> {
  return calledHosts((await browser.storage.local.get(CALLED_KEY))[CALLED_KEY]);
}

/** Takes a site's permission back. */
export async function removeSite(pattern: string): Promise<void> {
  await browser.permissions.remove({ origins: [pattern] });
  await askFromPanel('sitesChanged', {});
}

/** The match patterns of the sites that are switched on: the browser's permissions, but for hosts that are only called. */
export async function allowedPatterns(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return sitesAmong(origins, await readCalled()).sort();
}

/** True where the lens may read the pages of a site. */
export async function isSwitchedOn(pattern: string): Promise<boolean> {
  const isAllowed = await browser.permissions.contains({ origins: [pattern] });
  return isAllowed && !(await readCalled()).includes(pattern);
}

/** Calls `listener` after each change of the allowed sites; returns how to stop. */
export function onSitesChange(listener: () => void): () => void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
  const onKept = (changes: Record<string, unknown>) => {
    if (CALLED_KEY in changes) listener();
  };
  browser.storage.local.onChanged.addListener(onKept);
  return () => {
    browser.storage.local.onChanged.removeListener(onKept);
    browser.permissions.onAdded.removeListener(listener);
    browser.permissions.onRemoved.removeListener(listener);
  };
}
