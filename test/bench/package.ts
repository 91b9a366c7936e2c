import { execFileSync } from 'node:child_process';
import { judgeBundle } from '../tools/house/bundle.ts';
import type { BenchResult } from './result.ts';

/** What the package costs every page that the lens is switched on for. */
export async function run(): Promise<BenchResult[]> {
  execFileSync('wxt', ['build'], { stdio: 'ignore', timeout: 120_000 });
  const { sizes } = judgeBundle('.output/chrome-mv3');
  const bytes = (name: string, file: string, atMost: number): BenchResult => {
    const size = sizes[file] ?? Number.NaN;
    return { name, unit: 'bytes', median: size, p95: size, runs: 1, bar: { atMost } };
  };
  return [
    bytes('lens core, gzipped', 'lens.js', 12_000),
    bytes('reader of numbers, gzipped', 'mentions.js', 9_000),
    bytes('reader of orders, gzipped', 'orders.js', 9_000),
  ];
}
