import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { type BenchResult, holds } from './result.ts';

/** `npm run bench`: measures, writes the README's table, exits 1 when a ratio or count misses its bar. */

const SUITES: [string, () => Promise<{ run(): Promise<BenchResult[]> }>][] = [
  ['recognise', () => import('./recognise.ts')],
  ['store', () => import('./store-import.ts')],
  ['kpi', () => import('./kpi.ts')],
  ['package', () => import('./package.ts')],
  ['page', () => import('./page.ts')],
  ['panel', () => import('./panel.ts')],
  ['plugin', () => import('./plugin.ts')],
  ['sync', () => import('./sync.ts')],
];

const wanted = process.argv.slice(2);
const results: BenchResult[] = [];
for (const [name, load] of SUITES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const suite = await load();
  for (const result of await suite.run()) {
    results.push(result);
    process.stdout.write(`${holds(result) ? 'ok  ' : 'MISS'} ${row(result).join('  ')}\n`);
  }
}
if (wanted.length === 0) writeTable(results);
process.exitCode = results.every(holds) ? 0 : 1;

function row(result: BenchResult): string[] {
  const { bar, goal, unit } = result;
  const bars = [
    bar?.atMost !== undefined && `≤ ${bar.atMost}`,
    bar?.atLeast !== undefined && `≥ ${bar.atLeast}`,
  ];
  const aim = bars.filter(Boolean).join(', ') || (goal ? `goal ${goal}` : '');
  return [
    result.name,
    `${figure(result.median)} ${unit}`,
    `${figure(result.p95)} ${unit}`,
    `${result.runs}`,
    aim,
  ];
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : `${Number(value.toPrecision(3))}`;
}

function writeTable(all: BenchResult[]): void {
  const head = ['| what | median | p95 | runs | bar or goal |', '|---|---|---|---|---|'];
  const body = all.map((result) => `| ${row(result).join(' | ')} |`);
  const where = `Measured on ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}.`;
  const text = readFileSync('README.md', 'utf8');
  const table = ['<!-- bench:start -->', where, '', ...head, ...body, '<!-- bench:end -->'].join('\n');
  writeFileSync(
    'README.md',
    text.replace(/<!-- bench:start -->[\s\S]*<!-- bench:end -->/, () => table),
  );
}
