import { spawnSync } from 'node:child_process';

export const covers = ['lib/store', 'lib/sync', 'entrypoints/options', 'entrypoints/jobs.ts'];

interface Report {
  stats: { expected: number; unexpected: number };
}

/** Every kind of damage to the browser's own files; `npm test` tries one. Needs the build. Throws when a case fails. */
export async function run(): Promise<Record<string, number | string>> {
  const { stdout, stderr } = spawnSync(
    'playwright',
    ['test', '--config', 'test/playwright.config.ts', '--retries=0', '--reporter=json', 'storage-faults'],
    { env: { ...process.env, PARTNERLENS_LONG: '1' }, encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 },
  );
  const { stats } = JSON.parse(stdout.slice(stdout.indexOf('{')) || '{"stats":{}}') as Report;
  if (!(stats.expected > 0) || stats.unexpected > 0)
    throw new Error(`${stats.unexpected ?? 'all'} cases failed: ${stderr}${stdout.slice(0, 4_000)}`);
  return { 'faults of the storage': stats.expected };
}
