import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { PATIENCE_MS } from './tools/browser/cdp.ts';
import { profilesOfRun } from './tools/browser/prepared.ts';

const OUTPUT = resolve(import.meta.dirname, '../.output');

// Every process of the run shares what was prepared once.
profilesOfRun();

/**
 * Tests in a real Chromium with the built extension, four files side by side: most of the time a browser waits. What a task
 * costs is therefore counted in processor time, and judged by something that is measured beside it. A test that fails once
 * and then holds is named as flaky in the summary.
 */
export default defineConfig({
  workers: 4,
  fullyParallel: false,
  forbidOnly: true,
  retries: 1,
  // No bar: how long a test takes depends on what else the machine does.
  timeout: 300_000,
  globalTimeout: 1_500_000,
  expect: { timeout: PATIENCE_MS },
  outputDir: resolve(OUTPUT, 'browser-tests'),
  reporter: [['list'], ['json', { outputFile: resolve(OUTPUT, 'results/browser.json') }]],
  projects: [
    { name: 'e2e', testDir: './e2e' },
    { name: 'hostile', testDir: './hostile' },
  ],
});
