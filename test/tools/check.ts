import { execFile, execFileSync } from 'node:child_process';
import { wrongArrows } from './house/arrows.ts';
import { judgeBundle, judgeManifest } from './house/bundle.ts';
import { longFiles } from './house/sizes.ts';

/** `npm run check`: format, lint, types, import arrows, sizes, dead exports. Exits 1 and names every finding. `--built`: of the build that is there. */

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(ts|tsx|css)$/.test(file));
const product = tracked.filter((file) => /^(lib|components|entrypoints)\/.*\.tsx?$/.test(file));

let failed = false;

// A build also writes the types that the others read. One thread checks them in half the work of several, and leaves the
// other processor to what runs beside it.
if (!process.argv.includes('--built')) await step('build', () => command('wxt', ['build']));
await Promise.all([
  step('types', () => command('tsc', ['--noEmit', '--checkers', '1', '-p', '.'])),
  step('format and lint', () =>
    command('biome', ['ci', '--colors=off', '--reporter=summary', '--error-on-warnings', '.']),
  ).then(() => step('dead exports and dependencies', () => command('knip', ['--no-progress']))),
]);
await step('import arrows', () => wrongArrows(product));
await step('file sizes', () => longFiles(tracked));
await step('bundle', () => {
  const { findings, sizes } = judgeBundle('.output/chrome-mv3');
  for (const [file, bytes] of Object.entries(sizes))
    process.stdout.write(`    ${file} ${bytes} bytes gzipped\n`);
  return [...findings, ...judgeManifest('.output/chrome-mv3')];
});
process.exitCode = failed ? 1 : 0;

async function step(name: string, run: () => string[] | Promise<string[]>): Promise<void> {
  const started = performance.now();
  const findings = await run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${findings.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
  for (const finding of findings) process.stdout.write(`    ${finding}\n`);
  if (findings.length > 0) failed = true;
}

function command(name: string, args: string[]): Promise<string[]> {
  return new Promise((ended) => {
    const env = { ...process.env, NO_COLOR: '1' };
    execFile(name, args, { timeout: 240_000, maxBuffer: 64 * 1024 ** 2, env }, (error, stdout, stderr) => {
      if (!error) return ended([]);
      const said = `${stdout}${stderr}${stdout || stderr ? '' : error.message}`;
      ended(said.trim().split('\n').slice(-60));
    });
  });
}
