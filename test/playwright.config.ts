import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const OUTPUT = resolve(import.meta.dirname, '../.output');

/**
 * Tests in a real Chromium with the built extension. One at a time: each browser takes its share of the machine. A test
 * that fails once and then holds is named as flaky in the summary.
 */
export default defineConfig({
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 1,
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
