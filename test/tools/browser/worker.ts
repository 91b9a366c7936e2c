import type { CDPSession, Page } from '@playwright/test';

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
