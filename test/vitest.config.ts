import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    isolate: false,
    setupFiles: ['test/unit/fresh.ts'],
    maxWorkers: 2,
    // No bar: how long a test takes depends on what else the machine does.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
