import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/**
 * Packages that only the bench compares with (`peers/package.json`). They are large, so that `npm ci` of the project does
 * without them; the bench installs them the first time, as their own lock file says.
 */

const FROM = 'test/bench/peers';
/** Where they lie once they are installed. */
export const PEERS = resolve('.output/bench-peers');
const FILES = ['package.json', 'package-lock.json'];

/** Null when the peers can be used; otherwise why not, in one line. */
export function installPeers(): string | null {
  const same = FILES.every(
    (file) =>
      existsSync(`${PEERS}/${file}`) &&
      readFileSync(`${PEERS}/${file}`).equals(readFileSync(`${FROM}/${file}`)),
  );
  if (same && existsSync(`${PEERS}/node_modules`)) return null;
  mkdirSync(PEERS, { recursive: true });
  for (const file of [...FILES]) copyFileSync(`${FROM}/${file}`, `${PEERS}/${file}`);
  try {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: PEERS,
      stdio: 'ignore',
      timeout: 300_000,
    });
    return null;
  } catch {
    return `What the bench compares with could not be installed: run "npm ci" in ${PEERS} and read what it says.`;
  }
}

/** One of them; `installPeers` must have answered null. */
export function peer<T>(name: string): T {
  return createRequire(`${PEERS}/package.json`)(name) as T;
}
