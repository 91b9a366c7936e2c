import { execFileSync } from 'node:child_process';
import { findChromium } from './chromium.ts';
import { changedSinceCommit, headCommit, writeResult } from './results.ts';

export interface Suite {
  /** Paths of the code that the suite covers: later commits to them make its result old. */
  covers: string[];
  /** Runs all of it and answers its counts and figures. @throws when something fails or a bar is missed */
  run(): Promise<Record<string, number | string>>;
}

/** Runs a suite and writes its result; one that misses a bar writes none. True when it passed. */
export async function runSuite(name: string, suite: Suite): Promise<boolean> {
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
