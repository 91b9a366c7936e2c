import { chromium } from '@playwright/test';
import { createViteServer } from 'vitest/node';
import { findChromium } from '../tools/chromium.ts';

/** Serves the modules on loopback and calls `name` of `module` (a path from the project's root) in a page of a real Chromium. */
export async function inChromium<A, R>(module: string, name: string, argument: A): Promise<R> {
  const path = findChromium();
  if (!path) throw new Error('No Chromium: set CHROMIUM_PATH.');
  const server = await createViteServer({
    configFile: false,
    root: process.cwd(),
    cacheDir: '.output/bench-cache',
    logLevel: 'error',
    optimizeDeps: { include: ['idb', 'zod'], noDiscovery: true },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  const browser = await chromium.launch({ executablePath: path });
  try {
    await server.listen();
    const [base] = server.resolvedUrls?.local ?? [];
    const page = await browser.newPage();
    await page.route('**/blank', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
    await page.goto(`${base}blank`);
    const call = { module, name, argument: argument as unknown };
    return (await page.evaluate(
      async (asked) => (await import(asked.module))[asked.name](asked.argument),
      call,
    )) as R;
  } finally {
    await browser.close();
    await server.close();
  }
}
