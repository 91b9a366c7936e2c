import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    isolate: false,
    setupFiles: ['test/unit/fresh.ts'],
    // More than two cores have: sources that keep the pace of their system wait most of the time.
    maxWorkers: 4,
    // Much is made and let go at once: with more room for what is new it is collected in fewer turns.
    execArgv: ['--max-semi-space-size=64'],
    // No bar: how long a test takes depends on what else the machine does.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
