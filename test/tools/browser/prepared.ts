import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './cdp.ts';

/** A profile that a browser left when something was made ready in it, and what was learnt meanwhile. */
export interface Prepared<T> {
  /** Never start a browser in it: launch with `from`, which copies. */
  folder: string;
  facts: T;
}

/** Longest time that one test process waits for the profile that another makes. */
const PATIENCE_MS = 300_000;

/**
 * Profiles of this run, one per name. Records of a real import and sites that were switched on are made once, by whoever
 * needs them first; every other browser begins with a copy, which takes milliseconds instead of an import. `make` fills a
 * folder and ends its browser. Test processes share the profiles of one run and never those of an earlier build.
 */
export async function prepared<T>(name: string, make: (folder: string) => Promise<T>): Promise<Prepared<T>> {
  const root = profilesOfRun();
  const folder = join(root, name);
  const ready = join(root, `${name}.json`);
  const lock = join(root, `${name}.lock`);
  await until(
    `the profile ${name}`,
    async () => {
      if (existsSync(ready)) return true;
      if (!takeLock(lock)) return false;
      try {
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder);
        writeFileSync(`${ready}.new`, JSON.stringify((await make(folder)) ?? null));
        renameSync(`${ready}.new`, ready);
        return true;
      } finally {
        rmSync(lock, { force: true });
      }
    },
    PATIENCE_MS,
  );
  return { folder, facts: JSON.parse(readFileSync(ready, 'utf8')) as T };
}

/** Where the profiles of this run lie: named by whoever began the run, so that all its processes find it. */
export function profilesOfRun(): string {
  const named = process.env.PARTNERLENS_PROFILES;
  if (named) return named;
  const made = mkdtempSync(join(tmpdir(), 'partnerlens-profiles-'));
  process.env.PARTNERLENS_PROFILES = made;
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** True when this process may make the profile; a lock of a process that is gone counts for nothing. */
function takeLock(lock: string): boolean {
  try {
    writeFileSync(lock, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch {
    const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
    if (owner > 0 && !isRunning(owner)) rmSync(lock, { force: true });
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
