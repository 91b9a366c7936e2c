import type { Page } from '@playwright/test';
import { JOBS_LOCK } from '../../../lib/sync/job-channel.ts';

/** Keeps stored jobs from running until this page of the extension is closed: it holds what the worker waits for. */
export async function holdJobs(page: Page): Promise<void> {
  await page.evaluate(
    (name) =>
      new Promise<void>((held) => {
        void navigator.locks.request(name, () => {
          held();
          return new Promise(() => {});
        });
      }),
    JOBS_LOCK,
  );
}
