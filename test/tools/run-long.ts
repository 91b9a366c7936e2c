import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { findChromium } from './chromium.ts';
import { changedSinceCommit, headCommit, writeResult } from './results.ts';

/**
 * `npm run test:long [suite…]`: full counts of what `npm test` runs a slice of. Each file of `test/long/` is a suite; its
 * result is written to `test/results/<suite>.json`, to be committed. A suite that misses a bar writes none.
 */

interface LongSuite {
  /** Paths of the code that the suite covers: later commits to them make its result old. */
  covers: string[];
  /** Runs all of it and answers its counts and figures. @throws when something fails or a bar is missed */
  run(): Promise<Record<string, number | string>>;
}

const known = readdirSync('test/long')
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`No suite ${unknown.join(', ')}. There are: ${known.join(', ')}.\n`);
  process.exit(2);
}

let failed = 0;
for (const name of wanted.length > 0 ? wanted : known) {
  process.stdout.write(`== ${name}\n`);
  if (!(await runSuite(name))) failed += 1;
}
process.exitCode = failed > 0 ? 1 : 0;

async function runSuite(name: string): Promise<boolean> {
  const suite: LongSuite = await import(`../long/${name}.ts`);
  const commit = headCommit();
  const changed = changedSinceCommit(suite.covers);
  const started = performance.now();
  try {
    const counts = await suite.run();
    const seconds = Math.round((performance.now() - started) / 1000);
    writeResult({
      suite: name,
      commit,
      changed,
      covers: suite.covers,
      date: new Date().toISOString(),
      seconds,
      versions: { node: process.versions.node, chromium: chromiumVersion() },
      counts,
    });
    process.stdout.write(`== ${name}: ok in ${seconds} s ${JSON.stringify(counts)}\n`);
    return true;
  } catch (error) {
    process.stderr.write(`== ${name}: FAILED ${error instanceof Error ? error.stack : error}\n`);
    return false;
  }
}

function chromiumVersion(): string {
  const path = findChromium();
  return path ? execFileSync(path, ['--version'], { encoding: 'utf8' }).trim() : 'none';
}
