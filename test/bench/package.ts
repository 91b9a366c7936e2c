import { execFileSync } from 'node:child_process';
import { BUDGETS, judgeBundle } from '../tools/house/bundle.ts';
import type { BenchResult } from './result.ts';

/** The scripts that every page loads. */
const EACH_PAGE = {
  'lens.js': 'lens core',
  'mentions.js': 'reader of numbers',
  'orders.js': 'reader of orders',
  'mail.js': 'reader of mail',
  'drafts.js': 'drafts found',
};

/** What the package costs every page that the lens is switched on for. */
export async function run(): Promise<BenchResult[]> {
  execFileSync('wxt', ['build'], { stdio: 'ignore', timeout: 120_000 });
  const { sizes } = judgeBundle('.output/chrome-mv3');
  return Object.entries(EACH_PAGE).map(([file, name]) => {
    const size = sizes[file] ?? Number.NaN;
    const bar = { atMost: BUDGETS[file] ?? Number.NaN };
    return { name: `${name}, gzipped`, unit: 'bytes', median: size, p95: size, runs: 1, bar };
  });
}
