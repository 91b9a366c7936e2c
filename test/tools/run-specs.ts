import { spawnSync } from 'node:child_process';

interface Report {
  stats: { expected: number; unexpected: number; skipped: number };
}

/** Runs browser tests with their full counts, each once, and answers how many there were. Needs the build. @throws when one fails */
export function runSpecs(names: readonly string[]): number {
  const { stdout, stderr } = spawnSync(
    'playwright',
    ['test', '--config', 'test/playwright.config.ts', '--retries=0', '--reporter=json', ...names],
    { env: { ...process.env, PARTNERLENS_LONG: '1' }, encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 },
  );
  const { stats } = JSON.parse(stdout.slice(stdout.indexOf('{')) || '{"stats":{}}') as Report;
  if (!(stats.expected > 0) || stats.unexpected > 0)
    throw new Error(`${stats.unexpected ?? 'all'} cases failed: ${stderr}${stdout.slice(0, 4_000)}`);
  return stats.expected;
}
