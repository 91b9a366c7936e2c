import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { olderResults } from './results.ts';
import { slowestFiles } from './slowest-files.ts';

/**
 * `npm test`: both builds, then side by side check with unit and contract tests, e2e and hostile pages in Chromium, and the
 * main story in Firefox: browsers wait for much of the time. Every step runs even when an earlier one failed; the last lines
 * count. A skipped test is a real-data check whose data is not on this machine: nothing else may be skipped.
 */

const RESULTS = '.output/results';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

const unit = [
  ...['vitest', 'run', '--config', 'test/vitest.config.ts', '--reporter=dot', '--reporter=json'],
  `--outputFile.json=${RESULTS}/unit.json`,
];

const pages = ['playwright', 'test', '--config', 'test/playwright.config.ts'];

const counts: Count[] = [
  await run('Firefox build', ['wxt', 'build', '-b', 'firefox']),
  await run('build', ['wxt', 'build']),
  await run('Chromium', ['node', 'test/tools/ensure-browser.ts', 'chromium']),
  await run('Firefox', ['node', 'test/tools/ensure-browser.ts', 'firefox']),
];
const checked = async (): Promise<Count[]> => [
  await run('check', ['node', 'test/tools/check.ts', '--built'], undefined, 'at its end'),
  await run('unit and contract', unit, unitCount, 'at its end'),
];
const beside = await Promise.all([
  run('e2e and hostile pages', pages, browserCount),
  run('the main story in Firefox', ['node', 'test/firefox/story.ts'], firefoxCount, 'at its end'),
  checked(),
]);
counts.push(...beside.flat());

const total = counts.reduce((sum, count) => ({
  passed: sum.passed + count.passed,
  failed: sum.failed + count.failed,
  skipped: sum.skipped + count.skipped,
}));
for (const line of slowestFiles(RESULTS)) process.stdout.write(`\n${line}`);
for (const line of olderResults()) process.stdout.write(`\nolder than the code: ${line}`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
if (total.skipped > 0) process.stdout.write(`${total.skipped} real-data checks not run\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

/**
 * Runs one step, its output passed through, or said at its end when others run beside it; without a counter a step counts
 * as one test.
 */
async function run(
  name: string,
  [command = '', ...args]: string[],
  count?: () => Count,
  said: 'at once' | 'at its end' = 'at once',
): Promise<Count> {
  const later: Uint8Array[] = [];
  if (said === 'at once') process.stdout.write(`\n== ${name}\n`);
  const started = performance.now();
  const status = await new Promise<number | string>((ended) => {
    const stdio = said === 'at once' ? 'inherit' : 'pipe';
    const child = spawn(command, args, { stdio, timeout: 1_500_000 });
    child.stdout?.on('data', (piece) => later.push(piece));
    child.stderr?.on('data', (piece) => later.push(piece));
    child.once('error', (error) => ended(error.message));
    child.once('close', (code, signal) => ended(code ?? signal ?? 1));
  });
  if (said === 'at its end') process.stdout.write(`\n== ${name}\n${Buffer.concat(later)}`);
  const passed = status === 0;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`== ${name}: ${passed ? 'ok' : `FAILED (${status})`} in ${seconds} s\n`);
  const counted = count?.() ?? { passed: passed ? 1 : 0, failed: 0, skipped: 0 };
  return !passed && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

function unitCount(): Count {
  const report = readReport(`${RESULTS}/unit.json`);
  return {
    passed: number(report.numPassedTests),
    failed: number(report.numFailedTests),
    skipped: number(report.numPendingTests),
  };
}

function browserCount(): Count {
  const stats = readReport(`${RESULTS}/browser.json`).stats as Record<string, unknown> | undefined;
  const flaky = number(stats?.flaky);
  if (flaky > 0) process.stdout.write(`${flaky} held only at the second try, see "flaky" above\n`);
  return {
    passed: number(stats?.expected) + flaky,
    failed: number(stats?.unexpected),
    skipped: number(stats?.skipped),
  };
}

function firefoxCount(): Count {
  const { passed, failed } = readReport(`${RESULTS}/firefox.json`);
  return { passed: number(passed), failed: number(failed), skipped: 0 };
}

function readReport(path: string): Record<string, unknown> {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
