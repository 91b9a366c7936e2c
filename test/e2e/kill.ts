import type { Page } from '@playwright/test';
import { closeHost } from '../tools/browser/jobs-in.ts';
import { stopWorkers } from '../tools/browser/worker.ts';

/**
 * Kills everything that runs an import: the service worker, and the offscreen document with the worker that writes. What
 * the store holds at that moment is what a power cut would leave.
 */
export async function killAll(page: Page): Promise<void> {
  await closeHost(page);
  await stopWorkers(page);
}

/** How a person comes back: any page of the extension that is opened wakes the background, which goes on with its jobs. */
export async function wake(page: Page): Promise<void> {
  await page.evaluate(() =>
    chrome.runtime.sendMessage({ type: 'runJobs', input: {} }).catch(() => undefined),
  );
}

/** True while the page shows an import under way. */
export function isRunning(page: Page): Promise<boolean> {
  return page
    .getByText(/^(Importing|Waiting to start)/)
    .first()
    .isVisible();
}
