import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { runSuite } from './run-suite.ts';

/**
 * `npm run test:real [suite…] [--yes]`: against real servers of other makers, installed from Debian. Says what it installs
 * and asks first; with `--yes` it does not ask. Each file of `test/real/` is a suite, its result goes to `test/results/`.
 */

interface RealSuite {
  needs: { command: string; file: string; packages: string[] };
  covers: string[];
  run(): Promise<Record<string, number | string>>;
}

const yes = process.argv.includes('--yes');
const wanted = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const known = readdirSync('test/real')
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3));
if (!existsSync('.output/chrome-mv3/manifest.json'))
  execFileSync('wxt', ['build'], { stdio: ['ignore', 'ignore', 'inherit'] });

let failed = 0;
for (const name of wanted.length > 0 ? wanted : known) {
  const suite: RealSuite = await import(`../real/${name}.ts`);
  process.stdout.write(`== ${name}\n`);
  if (!(await installed(suite.needs)) || !(await runSuite(name, suite))) failed += 1;
}
process.exitCode = failed > 0 ? 1 : 0;

/** True when what a suite needs is there, or could be installed. */
async function installed({ command, file, packages }: RealSuite['needs']): Promise<boolean> {
  const isThere = () => spawnSync('which', [command]).status === 0 && existsSync(file);
  if (isThere()) return true;
  const line = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  const asRoot = process.getuid?.() === 0 ? line : ['sudo', ...line];
  process.stdout.write(
    `This needs ${command} and ${file}, which are not both installed:\n  ${asRoot.join(' ')}\n`,
  );
  if (!yes && !(await agreed())) return false;
  const [program = '', ...args] = asRoot;
  spawnSync(program, args, { stdio: 'inherit', timeout: 900_000 });
  return isThere();
}

async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    process.stdout.write('Run it yourself, or pass --yes.\n');
    return false;
  }
  const ask = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await ask.question('Run it now? [y/N] ');
  ask.close();
  return /^y(es)?$/i.test(answer.trim());
}
