import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { LensBrowser } from './browser.ts';
import { launchWithExtension } from './browser.ts';
import type { DemoOrders } from './demo/orders.ts';
import { readDemoOrders } from './demo/orders.ts';
import type { DemoSites } from './demo/serve.ts';
import { serveDemo } from './demo/serve.ts';
import { takePictures } from './tour/pictures.ts';
import { prepare, SAMPLE } from './tour/steps.ts';

/**
 * `npm start`: builds the extension, serves the demo portal and mail, starts a browser with the extension, imports the
 * sample, or `-- --data FILE.csv [--as-of 2010-06-30]` through the real file input, switches the demo sites on, opens the
 * portal, and stays until the browser closes. Without a display it takes pictures of the same tour instead.
 */

const ROOT = resolve(import.meta.dirname, '../..');
const PICTURES = resolve(ROOT, '.output/tour');
/** A tour without a person ends by itself. */
const LONGEST_TOUR_MS = 300_000;

interface Wish {
  file: string;
  asOf?: string;
  headless: boolean;
}

try {
  await start(readWish());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

function readWish(): Wish {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, 'as-of': { type: 'string' }, headless: { type: 'boolean' } },
  });
  const file = values.data ? resolve(values.data) : SAMPLE;
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const asOf = values['as-of'];
  if (asOf && !/^\d{4}-\d\d-\d\d$/.test(asOf))
    throw new Error(`--as-of takes a date such as 2010-06-30, not ${asOf}.`);
  const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  return { file, asOf, headless: values.headless ?? !display };
}

async function start(wish: Wish): Promise<void> {
  run('Looking for Chromium', 'node', ['test/tools/ensure-browser.ts', 'chromium']);
  run('Building the extension', 'wxt', ['build']);
  const orders = readDemoOrders(wish.file, wish.asOf);
  const sites = await serveDemo(orders);
  try {
    const lens = await launchWithExtension({
      headless: wish.headless,
      viewport: wish.headless ? undefined : null,
      debugging: wish.headless,
    });
    try {
      await (wish.headless
        ? withinTime(photograph(lens, sites, orders, wish))
        : show(lens, sites, orders, wish));
    } finally {
      await lens.close();
    }
  } finally {
    await sites.close();
  }
}

async function show(lens: LensBrowser, sites: DemoSites, orders: DemoOrders, wish: Wish): Promise<void> {
  const closed = new Promise<void>((done) => lens.context.once('close', () => done()));
  const { sum } = await prepare(lens, wish.file, wish.asOf, sites);
  const portal = await lens.context.newPage();
  await portal.goto(`${sites.portal}/orders`);
  say(`Imported ${sum.rows} rows: ${sum.accepted} accepted, ${sum.repeated} repeated, ${sum.rejected} rejected.

What to try (${orders.note}, as of ${orders.asOf}):
  1. Click a sign beside an order number: the card says what your records know.
  2. Press the PartnerLens button in the toolbar: the side panel lists this page, worst first. Partners has the scorecards.
  3. Demo mail: ${sites.mail}/ (numbers and senders carry the same signs).
  4. Other kinds of pages: ${sites.portal}/app, /grid, /inputs, /scroll, /shadow, /frame, /strict, /quiet
  5. Your own file: npm start -- --data FILE.csv
Close the browser to stop.`);
  await closed;
}

async function photograph(
  lens: LensBrowser,
  sites: DemoSites,
  orders: DemoOrders,
  wish: Wish,
): Promise<void> {
  say('No display: taking pictures of the tour.');
  const { sum, files } = await prepare(lens, wish.file, wish.asOf, sites);
  await files.close();
  say(
    `Imported ${sum.rows} rows: ${sum.accepted} accepted, ${sum.repeated} repeated, ${sum.rejected} rejected.`,
  );
  const prefix = wish.file === SAMPLE ? 'sample' : wish.asOf ? 'replay' : 'file';
  const taken = await takePictures({ lens, sites, orders, file: wish.file, folder: PICTURES, prefix });
  for (const path of taken) say(relative(process.cwd(), path));
}

function withinTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The tour took longer than ${LONGEST_TOUR_MS / 1000} s and was stopped.`)),
      LONGEST_TOUR_MS,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function run(what: string, command: string, args: string[]): void {
  say(`${what} …`);
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 700_000,
  });
  if (status === 0) return;
  throw new Error(`${what} failed.\n${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
