import { execFileSync } from 'node:child_process';
import { budgetOf, judgeBundle } from '../tools/house/bundle.ts';
import type { BenchResult } from './result.ts';

/** The scripts of every page that the lens is switched on for; the adapters among them are those of programs under any host. */
const EACH_PAGE = {
  'lens.js': 'lens core',
  'mentions.js': 'reader of numbers',
  'orders.js': 'reader of orders',
  'mail.js': 'reader of mail',
  'drafts.js': 'drafts found',
  'hooks.js': 'reader by hooks',
  'mail-hooks.js': 'reader of mail by hooks',
  'site-tryton.js': 'hooks of Tryton',
  'site-roundcube.js': 'hooks of Roundcube',
};

/** What the package costs every page that the lens is switched on for, script by script and together. */
export async function run(): Promise<BenchResult[]> {
  execFileSync('wxt', ['build'], { stdio: 'ignore', timeout: 120_000 });
  const { sizes } = judgeBundle('.output/chrome-mv3');
  const each = Object.entries(EACH_PAGE).map(([file, name]) =>
    sizeOf(`${name}, gzipped`, sizes[file] ?? Number.NaN, budgetOf(file) ?? Number.NaN),
  );
  const sum = (values: number[]) => values.reduce((one, other) => one + other, 0);
  const whole = sum(each.map(({ median }) => median));
  return [...each, sizeOf('all scripts of a page, gzipped', whole)];
}

const sizeOf = (name: string, size: number, atMost?: number): BenchResult => ({
  name,
  unit: 'bytes',
  median: size,
  p95: size,
  runs: 1,
  ...(atMost !== undefined && { bar: { atMost } }),
});
