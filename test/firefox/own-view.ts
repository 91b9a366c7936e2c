import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A browser that sees other files than the rest of the machine: a small disk. Goes with the browser. */

/** Commands in a mount namespace of their own, in front of those of the browser. */
function inOwnView(commands: string, ...args: string[]): string[] {
  const own = process.getuid?.() === 0 ? '-m' : '-rm';
  return ['unshare', own, 'sh', '-c', `${commands} && exec "$@"`, ...args];
}

/** Why this machine gives no process a view of its own; undefined where it does. */
export function noOwnView(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-view-'));
  try {
    const [command = '', ...args] = inOwnView(SMALL_DISK, folder, '1m', 'true');
    const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    if (status === 0) return undefined;
    return `a mount of its own is not allowed here (${(error?.message ?? stderr).trim()})`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const SMALL_DISK = 'view=$0 && mount -t tmpfs -o size="$1" none "$view" && shift';

/** The folder, which must exist, is an empty disk of so many MB. */
export function smallDisk(folder: string, megabytes: number): string[] {
  return inOwnView(SMALL_DISK, folder, `${megabytes}m`);
}

/** A folder as the browser of that process sees it. */
export function seenBy(pid: number, folder: string): string {
  return `/proc/${pid}/root${folder}`;
}

/** Fills a small disk until so many bytes are left. */
export function fillDisk(folder: string, left: number): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, BALLAST), Buffer.alloc(bavail * bsize - left));
}

/** Somebody frees disk space. */
export function freeDisk(folder: string): void {
  rmSync(join(folder, BALLAST));
}

const BALLAST = 'ballast';
