import { execFileSync, spawnSync } from 'node:child_process';
import { wrongArrows } from './house/arrows.ts';
import { judgeBundle, judgeManifest } from './house/bundle.ts';
import { longFiles } from './house/sizes.ts';

/** `npm run check`: format, lint, types, import arrows, sizes, dead exports. Exits 1 and names every finding. */

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(ts|tsx|css)$/.test(file));
const product = tracked.filter((file) => /^(lib|components|entrypoints)\/.*\.tsx?$/.test(file));

let failed = false;

step('types prepared', () => command('wxt', ['prepare']));
step('format and lint', () =>
  command('biome', ['ci', '--colors=off', '--reporter=summary', '--error-on-warnings', '.']),
);
step('types', () => command('tsc', ['--noEmit', '-p', '.']));
step('dead exports and dependencies', () => command('knip', ['--no-progress']));
step('import arrows', () => wrongArrows(product));
step('file sizes', () => longFiles(tracked));
step('build', () => command('wxt', ['build']));
step('bundle', () => {
  const { findings, sizes } = judgeBundle('.output/chrome-mv3');
  for (const [file, bytes] of Object.entries(sizes))
    process.stdout.write(`    ${file} ${bytes} bytes gzipped\n`);
  return [...findings, ...judgeManifest('.output/chrome-mv3')];
});
process.exitCode = failed ? 1 : 0;

function step(name: string, run: () => string[]): void {
  const started = performance.now();
  const findings = run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${findings.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
  for (const finding of findings) process.stdout.write(`    ${finding}\n`);
  if (findings.length > 0) failed = true;
}

function command(name: string, args: string[]): string[] {
  const result = spawnSync(name, args, {
    encoding: 'utf8',
    timeout: 240_000,
    env: { ...process.env, NO_COLOR: '1' },
  });
  if (result.status === 0) return [];
  const output = `${result.stdout}${result.stderr}${result.error ?? ''}`.trim().split('\n');
  return output.slice(-60);
}
