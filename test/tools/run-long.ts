import { readdirSync } from 'node:fs';
import { runSuite, type Suite } from './run-suite.ts';

/**
 * `npm run test:long [suite…]`: full counts of what `npm test` runs a slice of. Each file of `test/long/` is a suite; its
 * result is written to `test/results/<suite>.json`, to be committed. A suite that misses a bar writes none.
 */

const known = readdirSync('test/long')
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`No suite ${unknown.join(', ')}. There are: ${known.join(', ')}.\n`);
  process.exit(2);
}

let failed = 0;
for (const name of wanted.length > 0 ? wanted : known) {
  process.stdout.write(`== ${name}\n`);
  const suite: Suite = await import(`../long/${name}.ts`);
  if (!(await runSuite(name, suite))) failed += 1;
}
process.exitCode = failed > 0 ? 1 : 0;
