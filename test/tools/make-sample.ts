import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sampleLines } from './sample/sample-lines.ts';
import { toCsv } from './sample/to-csv.ts';
import { truthOf } from './sample/truth.ts';

/** Writes the sample workspace and the referee beside it: `node test/tools/make-sample.ts`. */
const root = resolve(import.meta.dirname, '../..');
const lines = sampleLines();
mkdirSync(resolve(root, 'lib/sample'), { recursive: true });
mkdirSync(resolve(root, 'test/fixtures/sample'), { recursive: true });
writeFileSync(resolve(root, 'lib/sample/orders.csv'), toCsv(lines));
writeFileSync(
  resolve(root, 'test/fixtures/sample/truth.json'),
  `${JSON.stringify(truthOf(lines), null, 1)}\n`,
);
process.stdout.write(`${lines.length} lines\n`);
