import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const OUTPUT = resolve(import.meta.dirname, '../.output');

/** Tests in a real Chromium with the built extension. Two at a time: most of them wait for the browser more than they work. */
export default defineConfig({
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  globalTimeout: 1_500_000,
  expect: { timeout: 10_000 },
  outputDir: resolve(OUTPUT, 'browser-tests'),
  reporter: [['list'], ['json', { outputFile: resolve(OUTPUT, 'results/browser.json') }]],
  projects: [
    { name: 'e2e', testDir: './e2e' },
    { name: 'hostile', testDir: './hostile' },
  ],
});
