import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { LensBrowser } from '../browser.ts';
import type { JobsAsked } from './jobs-in-page.ts';

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
  await page.evaluate(await bundled());
  return {
    page,
    ask: (what, ...args) =>
      page.evaluate(([name, given]) => (globalThis as unknown as InPage).jobsAsked[name]?.(...given), [
        what,
        args,
      ] as const) as never,
  };
}

async function bundled(): Promise<string> {
  const entry = resolve(import.meta.dirname, 'jobs-in-page.ts');
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'jobs' } },
  });
  const [bundle] = [built].flat();
  if (!bundle || !('output' in bundle)) throw new Error('The code for the page was not bundled');
  return bundle.output[0].code;
}

/** Kills the document that owns the job worker, and the worker with it. */
export async function closeHost(page: Page): Promise<void> {
  await page.evaluate(() => chrome.offscreen.closeDocument().catch(() => undefined));
}
