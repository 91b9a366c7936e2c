import type { LensBrowser } from '../browser.ts';
import { pageScript } from './page-script.ts';
import type { Asked } from './store-in-page.ts';

type Lines = [key: string, facts: string[]][];

/** What the store of a running extension holds, asked from one of its own pages. */
export interface StoreIn {
  linesByNumber(via: 'order' | 'shipment', keys: string[]): Promise<Lines>;
  linesByPartner(): Promise<Lines>;
  /** At once; a person has ten seconds to think again. */
  removeEverything(): Promise<void>;
  close(): Promise<void>;
}

/** Loads our queries into an extension page over DevTools: the built package has no page for tests. */
export async function storeIn(lens: LensBrowser): Promise<StoreIn> {
  const page = await lens.context.newPage();
  await page.goto(`${lens.home}/options.html`);
  await page.evaluate(await pageScript('store-in-page.ts'));
  type InPage = { asked: Asked };
  return {
    linesByNumber: (via, keys) =>
      page.evaluate(([by, numbers]) => (globalThis as unknown as InPage).asked.linesByNumber(by, numbers), [
        via,
        keys,
      ] as const),
    linesByPartner: () => page.evaluate(() => (globalThis as unknown as InPage).asked.linesByPartner()),
    removeEverything: () => page.evaluate(() => (globalThis as unknown as InPage).asked.removeEverything()),
    close: () => page.close(),
  };
}
