import type { CDPSession, Page } from '@playwright/test';
import type { LensBrowser } from '../browser.ts';
import { until } from './cdp.ts';

/** Stops the extension's service worker as the browser does when it is idle, from a DevTools session of `page`. */
export async function stopWorkers(page: Page): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  try {
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
  } finally {
    await session.detach();
  }
}

/** Waits until all is made that is made after an import: the document that owns the job worker is let go then. */
export async function jobsAtRest(lens: LensBrowser, ms = 180_000): Promise<void> {
  const worker = await lens.worker();
  const hosts = () =>
    worker.evaluate(
      async () =>
        (await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT' as never] })).length,
    );
  await until('the jobs to end', async () => (await hosts()) === 0, ms);
}
