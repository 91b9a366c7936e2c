import { browser } from 'wxt/browser';
import type { SiteHealth } from '../domain/site-health.ts';
import { managedSwitchedOff } from '../policy/switched-off.ts';
import { SITES } from '../sites/index.ts';
import { speaksOf } from '../sites/speaks-of.ts';
import { SWITCHED_OFF, switchedOffBy } from '../sites/switched-off.ts';
import type { Store } from '../store/open.ts';
import { download } from './download.ts';

/** As its makers call a site; undefined for a portal that people taught. */
export const siteName = (adapter: string): string | undefined => SITES.find(({ id }) => id === adapter)?.name;

/** The site whose adapter is switched off for an address, and why; null where none is. */
export async function siteOffAt(
  store: Store,
  address: string,
): Promise<{ site: string; why: string } | null> {
  const list = [...SWITCHED_OFF, ...(await managedSwitchedOff(store))];
  for (const site of SITES) {
    const off = switchedOffBy(site, list);
    if (off && speaksOf(site, address)) return { site: site.name, why: off.note };
  }
  return null;
}

/**
 * Saves how a document of a tab is built, without anything that it says. False where the browser lets nothing into the page
 * any more.
 */
export async function saveReport(tabId: number, documentId: string, health: SiteHealth): Promise<boolean> {
  const [, frame] = /^frame-(\d+)$/.exec(documentId) ?? [];
  const target = frame ? { tabId, frameIds: [Number(frame)] } : { tabId, documentIds: [documentId] };
  try {
    await browser.scripting.executeScript({ target, files: ['/report.js'] });
    const [answer] = await browser.scripting.executeScript({ target, func: takeReport });
    if (typeof answer?.result !== 'string') return false;
    const { adapter, version, missing } = health;
    const head = `<!-- ${adapter} ${version}, missing: ${missing.join(' ')} -->\n`;
    download(`partnerlens-${adapter}.html`, new Blob([head, answer.result], { type: 'text/html' }));
    return true;
  } catch {
    return false;
  }
}

/** Runs in the page's isolated world, beside the script that made the report. */
function takeReport(): string | undefined {
  const world = globalThis as { partnerLensReport?: string };
  const report = world.partnerLensReport;
  delete world.partnerLensReport;
  return report;
}
