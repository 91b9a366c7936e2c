import { browser } from 'wxt/browser';
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

/** Asks the browser for a site, or several at once. Must run in the turn of the person's click. True when it was given. */
export async function allowSite(...patterns: string[]): Promise<boolean> {
  const given = await browser.permissions.request({ origins: patterns });
  if (given) await askFromPanel('sitesChanged', {});
  return given;
}

/** Takes a site's permission back. */
export async function removeSite(pattern: string): Promise<void> {
  await browser.permissions.remove({ origins: [pattern] });
  await askFromPanel('sitesChanged', {});
}

/** The match patterns of the sites that are switched on: the browser's permissions are the truth. */
export async function allowedPatterns(): Promise<string[]> {
  return ((await browser.permissions.getAll()).origins ?? []).sort();
}

/** Calls `listener` after each change of the allowed sites; returns how to stop. */
export function onSitesChange(listener: () => void): () => void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
  return () => {
    browser.permissions.onAdded.removeListener(listener);
    browser.permissions.onRemoved.removeListener(listener);
  };
}
