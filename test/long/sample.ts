import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readTruth } from '../tools/sample/read-truth.ts';

export const covers = ['test/tools/sample', 'test/tools/make-sample.ts'];

const MAKE = resolve(import.meta.dirname, '../tools/make-sample.ts');
const LINES = 1_000_000;
/** The heap that the maker may have, in megabytes: a world that grew in memory would not fit. */
const HEAP_MB = 128;
const LONGEST_CPU_SECONDS = 60;

/**
 * A million lines in parts: exactly as many, in a heap of 128 MB, in at most a minute of processor time. Throws when a
 * bar is missed.
 */
export async function run(): Promise<Record<string, number | string>> {
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-million-'));
  try {
    const child = spawnSync(
      process.execPath,
      [
        `--max-old-space-size=${HEAP_MB}`,
        '--eval',
        `import(${JSON.stringify(MAKE)}).then(() => console.error('cpu ' + process.cpuUsage().user / 1e6))`,
        '--',
        ...['--seed', '7', '--lines', `${LINES}`, '--shape', 'parts', '--out', folder],
      ],
      { encoding: 'utf8' },
    );
    if (child.status !== 0) throw new Error(`make-sample failed: ${child.stderr}`);
    const cpu = Number(/cpu ([\d.]+)/.exec(child.stderr)?.[1]);
    if (!(cpu <= LONGEST_CPU_SECONDS))
      throw new Error(`${cpu} s of processor time, not ${LONGEST_CPU_SECONDS}.`);
    const { totals, files } = readTruth(folder);
    if (totals.lines !== LINES) throw new Error(`${totals.lines} lines, not ${LINES}.`);
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return { lines: totals.lines, orders: totals.orders, bytes, cpuSeconds: cpu, heapLimitMB: HEAP_MB };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
