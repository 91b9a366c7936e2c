import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const covers = ['lib', 'components'];

/** All unit and contract tests with their full counts, and properties with other cases at every run. @throws when one fails */
export async function run(): Promise<Record<string, number | string>> {
  const file = join(tmpdir(), `partnerlens-properties-${process.pid}.json`);
  const { stdout, stderr } = spawnSync(
    'vitest',
    ['run', '--config', 'test/vitest.config.ts', '--reporter=json', `--outputFile=${file}`],
    { env: { ...process.env, PARTNERLENS_LONG: '1' }, encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 },
  );
  try {
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    if (failed > 0 || passed === 0) throw new Error(`${failed} failed: ${stderr}${stdout.slice(0, 4_000)}`);
    return { tests: passed };
  } finally {
    rmSync(file, { force: true });
  }
}
