import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds that this thread was busy with `work`: other programs of the machine do not count. */
export function cpuMs(work: () => unknown): number {
  const start = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1_000;
}

/**
 * Milliseconds that the whole process was busy with `work`, shared out over `threads`: what it takes at best where other
 * programs leave all of them to it.
 */
export async function sharedCpuMs(threads: number, work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000 / threads;
}

/** What `make` makes, the milliseconds that it took, and the megabytes that are held afterwards. */
export function measureMemory<T>(make: () => T): { made: T; ms: number; mb: number } {
  const before = heldMb();
  const start = process.threadCpuUsage();
  const made = make();
  const { user, system } = process.threadCpuUsage(start);
  return { made, ms: (user + system) / 1_000, mb: heldMb() - before };
}

/** Megabytes in use after a collection: objects, and the buffers beside them. */
function heldMb(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}
