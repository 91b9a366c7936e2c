import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DIALECTS, type DialectName } from './sample/dialects.ts';
import { SHAPES } from './sample/shapes.ts';
import { SHIPPED } from './sample/world.ts';
import { type SampleWish, SHIPPED_REPETITION, writeSample } from './sample/write-sample.ts';

/** `node test/tools/make-sample.ts`: the shipped sample and its truth; with `--out DIR` any other size and shape. */

const ROOT = resolve(import.meta.dirname, '../..');

const HELP = `Makes the sample: invented orders of Norvane Pumps, as of 2026-05-07, what is known of its partners besides
(questions, cases, counts, forecasts, facts, agreements, opportunities), and the truth about them.

  node test/tools/make-sample.ts                 the shipped sample: lib/sample, its truth in test/fixtures/sample
  node test/tools/make-sample.ts --out DIR ...   another one; its truth beside it

  --seed N        where it grows from (${SHIPPED.seed}); the same seed gives the same bytes
  --orders N      orders (${SHIPPED.orders.toLocaleString('en')}), or
  --lines N       exactly so many lines, up to 5,000,000
  --suppliers N   suppliers (${SHIPPED.suppliers}), up to 10,000
  --customers N   customers (${SHIPPED.customers}), up to 10,000
  --shape S       flat: one file (orders); parts: order-headings, order-lines, receipts
  --dialect D     ${dialects()}
  --help          this text
`;

function dialects(): string {
  return Object.entries(DIALECTS)
    .map(([name, { about }]) => `${name}: ${about}`)
    .join('\n                  ');
}

try {
  run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

function run(): void {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      orders: { type: 'string' },
      lines: { type: 'string' },
      suppliers: { type: 'string' },
      customers: { type: 'string' },
      shape: { type: 'string' },
      dialect: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const { out, ...wished } = values;
  if (out === undefined && Object.keys(wished).length > 0) {
    throw new Error('The shipped sample has one size and shape. Say where another one goes: --out DIR.');
  }
  const written = writeSample(out === undefined ? shipped() : other(wished, resolve(out)));
  for (const { name, rows, bytes } of written) {
    process.stdout.write(`${name}: ${rows.toLocaleString('en')} rows, ${bytes.toLocaleString('en')} bytes\n`);
  }
}

function shipped(): SampleWish {
  return {
    size: SHIPPED,
    shape: 'flat',
    dialect: 'comma',
    repetition: SHIPPED_REPETITION,
    folder: resolve(ROOT, 'lib/sample'),
    truthFolder: resolve(ROOT, 'test/fixtures/sample'),
  };
}

function other(wished: Record<string, string | boolean | undefined>, folder: string): SampleWish {
  const whole = (name: string, fallback: number, highest: number) =>
    wished[name] === undefined ? fallback : wholeNumber(name, `${wished[name]}`, highest);
  return {
    size: {
      seed: whole('seed', SHIPPED.seed, 4_294_967_295),
      orders: whole('orders', SHIPPED.orders, 5_000_000),
      lines: wished.lines === undefined ? undefined : whole('lines', 0, 5_000_000),
      suppliers: whole('suppliers', SHIPPED.suppliers, 10_000),
      customers: whole('customers', SHIPPED.customers, 10_000),
    },
    shape: oneOf('shape', wished.shape ?? 'flat', SHAPES),
    dialect: oneOf('dialect', wished.dialect ?? 'comma', Object.keys(DIALECTS) as DialectName[]),
    repetition: { masterRows: Number.POSITIVE_INFINITY, everyRow: true },
    folder,
    truthFolder: folder,
  };
}

function wholeNumber(name: string, text: string, highest: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= highest) return value;
  throw new Error(`--${name} takes a whole number up to ${highest.toLocaleString('en')}, not ${text}.`);
}

function oneOf<T extends string>(name: string, text: string | boolean, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === text);
  if (found !== undefined) return found;
  throw new Error(`--${name} takes one of ${allowed.join(', ')}, not ${text}.`);
}
