import type { Page } from '@playwright/test';
import type { LensBrowser } from '../browser.ts';
import type { JobsAsked } from './jobs-in-page.ts';
import { pageScript } from './page-script.ts';

type InPage = { jobsAsked: Record<string, (...args: unknown[]) => unknown> };

/** Jobs and lookups of a running extension, asked from one of its own pages. */
export interface JobsIn {
  ask<K extends keyof JobsAsked>(
    what: K,
    ...args: Parameters<JobsAsked[K]>
  ): Promise<Awaited<ReturnType<JobsAsked[K]>>>;
  page: Page;
}

/** Loads our code into an extension page over DevTools: the built package has no page for tests. */
export async function jobsIn(lens: LensBrowser): Promise<JobsIn> {
  const page = await lens.context.newPage();
  await page.goto(`${lens.home}/options.html`);
  await page.evaluate(await pageScript('jobs-in-page.ts'));
  return {
    page,
    ask: (what, ...args) =>
      page.evaluate(([name, given]) => (globalThis as unknown as InPage).jobsAsked[name]?.(...given), [
        what,
        args,
      ] as const) as never,
  };
}

/** Kills the document that owns the job worker, and the worker with it. */
export async function closeHost(page: Page): Promise<void> {
  await page.evaluate(() => chrome.offscreen.closeDocument().catch(() => undefined));
}
