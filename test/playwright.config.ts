import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const OUTPUT = resolve(import.meta.dirname, '../.output');

/** Specs whose bars are times: they run by themselves, one at a time. */
const TIMED = /(large-page|panel-size|file-look|storage-faults)\.spec\.ts/;

/**
 * Tests in a real Chromium with the built extension, two files side by side: most of the time a browser waits. A test that
 * fails once and then holds is named as flaky in the summary.
 */
export default defineConfig({
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 1,
  timeout: 90_000,
  globalTimeout: 1_500_000,
  expect: { timeout: 10_000 },
  outputDir: resolve(OUTPUT, 'browser-tests'),
  reporter: [
    ['list'],
    ['json', { outputFile: resolve(OUTPUT, 'results', process.env.BROWSER_REPORT ?? 'browser.json') }],
  ],
  projects: [
    { name: 'e2e', testDir: './e2e', testIgnore: TIMED },
    { name: 'hostile', testDir: './hostile' },
    { name: 'timed', testDir: './e2e', testMatch: TIMED, workers: 1 },
  ],
});
