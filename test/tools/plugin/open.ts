import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../chromium.ts';
import { newKey, type SigningKey, signed } from './sign.ts';
import { type ExampleSite, type PageWish, serveExample } from './site.ts';

/** A browser without any extension, and an example portal. */
export interface PluginStage {
  key: SigningKey;
  site: ExampleSite;
  /** Opens a page with what should be shown (an object is signed); also answers what the browser complained about. */
  open(bundle: unknown, wish?: OpenWish): Promise<{ page: Page; complaints: string[] }>;
  close(): Promise<void>;
}

interface OpenWish extends Partial<PageWish> {
  width?: number;
  /** Runs in the page before all of its scripts. */
  before?: () => void;
  /** So many milliseconds is the clock of the device ahead of ours. */
  ahead?: number;
}

/** Launches both. Close it at the end. */
export async function openStage(): Promise<PluginStage> {
  const browser: Browser = await chromium.launch({ executablePath: findChromium() ?? undefined });
  const site = await serveExample();
  const key = newKey();
  let turn = 0;
  return {
    key,
    site,
    async open(bundle, { width = 1100, before, ahead, ...wish } = {}) {
      turn += 1;
      // A context of its own: what one test stored is not there for the next.
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (said) => {
        if (said.type() === 'error' || said.type() === 'warning') complaints.push(said.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      if (before) await page.addInitScript(before);
      if (ahead !== undefined) await page.clock.install({ time: Date.now() + ahead });
      const src = `/bundle-${turn}.json`;
      site.put(src, typeof bundle === 'string' ? bundle : signed(bundle, key));
      await page.goto(site.page(`/page-${turn}`, { attributes: { src, key: key.pinned }, ...wish }));
      return { page, complaints };
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}
