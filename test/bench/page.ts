import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openCard } from '../tools/browser/card.ts';
import { until } from '../tools/browser/cdp.ts';
import { importFile, openFiles } from '../tools/browser/import-file.ts';
import { waitForMarks } from '../tools/browser/marks.ts';
import { grantSite } from '../tools/browser/sites.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { stopWorkers } from '../tools/browser/worker.ts';
import { type LensBrowser, launchWithExtension } from '../tools/browser.ts';
import { readDemoOrders } from '../tools/demo/orders.ts';
import { type DemoSites, serveDemo } from '../tools/demo/serve.ts';
import { writeOrderFile } from './order-file.ts';
import { type BenchResult, summarise } from './result.ts';
import { traceScript } from './script-trace.ts';

/** What the lens costs a large portal page, and how soon marks and cards are there. Real browser, production build. */

const RUNS = 9;
/** No bar: how long a neighbour of the machine may hold a reading up. */
const READ_WITHIN_MS = 180_000;

export async function run(): Promise<BenchResult[]> {
  const file = writeOrderFile(2_000);
  const sites = await serveDemo(readDemoOrders(file, '2026-03-15'));
  try {
    const bare = await withBrowser(emptyExtension(''), (lens) => costs(lens, sites));
    const walk = await withBrowser(emptyExtension(WALK_TEXT_ONCE), (lens) => costs(lens, sites));
    return await withBrowser(undefined, async (lens) => {
      await setUp(lens, sites, file);
      const lensCosts = await costs(lens, sites);
      return [
        ...compare(bare, walk, lensCosts),
        ...(await readings(lens, sites)),
        ...(await waits(lens, sites)),
      ];
    });
  } finally {
    await sites.close();
    rmSync(dirname(file), { recursive: true, force: true });
  }
}

interface Costs {
  /** CPU milliseconds of script in the page's process, without and with known numbers on the page. */
  none: number[];
  known: number[];
  longest: number;
  layoutShift: number;
}

function compare(bare: Costs, walk: Costs, lens: Costs): BenchResult[] {
  const floor = summarise(bare.none).median;
  const added = (samples: number[]) => summarise(samples.map((ms) => Math.max(0, ms - floor)));
  const walked = added(walk.none);
  const none = added(lens.none);
  return [
    { name: '5,000-row page, no known number: script time added', unit: 'ms', ...none },
    { name: 'the same page: a script that walks the text once', unit: 'ms', ...walked },
    {
      name: 'ratio of the two',
      unit: 'x',
      median: none.median / walked.median,
      p95: none.p95 / walked.median,
      runs: RUNS,
      bar: { atMost: 3 },
    },
    { name: '5,000-row page, 1,000 known numbers: script time added', unit: 'ms', ...added(lens.known) },
    worst('longest piece of script on these pages', 'ms', lens.longest, 50),
    worst('layout shift added to these pages', 'count', Math.max(0, lens.layoutShift - bare.layoutShift), 0),
  ];
}

function worst(name: string, unit: 'ms' | 'count', value: number, atMost: number): BenchResult {
  return { name, unit, median: value, p95: value, runs: RUNS * 2, bar: { atMost } };
}

async function setUp(lens: LensBrowser, sites: DemoSites, file: string): Promise<void> {
  const files = await openFiles(lens);
  await importFile(files, file);
  await files.close();
  await grantSite(lens, sites.portal);
}

async function costs(lens: LensBrowser, sites: DemoSites): Promise<Costs> {
  const costs: Costs = { none: [], known: [], longest: 0, layoutShift: 0 };
  for (let run = 0; run < RUNS; run++) {
    for (const kind of ['none', 'known'] as const) {
      const page = await lens.context.newPage();
      const script = await traceScript(page, async () => {
        await page.goto(`${sites.portal}/big?rows=5000&known=${kind === 'known' ? 1000 : 0}`);
        await page.waitForTimeout(1_500);
      });
      costs[kind].push(script.total);
      costs.longest = Math.max(costs.longest, script.longest);
      costs.layoutShift = Math.max(costs.layoutShift, await page.evaluate(layoutShift));
      await page.close();
    }
  }
  return costs;
}

/** A list of 5,000 order lines, until it is read whole and held against the records. */
async function readings(lens: LensBrowser, sites: DemoSites): Promise<BenchResult[]> {
  const totals: number[] = [];
  let longest = 0;
  for (let run = 0; run < RUNS; run++) {
    const page = await lens.context.newPage();
    const address = `${sites.portal}/big?rows=5000&known=1000&run=${run}`;
    const script = await traceScript(page, async () => {
      await page.goto(address);
      await until(
        'the reading',
        async () => {
          const stored = await storedPage(lens, address);
          return Object.values(stored?.readings ?? {}).some(({ whole }) => whole);
        },
        READ_WITHIN_MS,
      );
    });
    totals.push(script.total);
    longest = Math.max(longest, script.longest);
    await page.close();
  }
  const name = '5,000 order lines read and held against the records';
  return [
    { name: `${name}: script time`, unit: 'ms', ...summarise(totals) },
    { ...worst(`${name}: longest piece of script`, 'ms', longest, 50), runs: RUNS },
  ];
}

/**
 * Runs in the page: the sum of layout shifts since it was parsed, which is when the overlay begins at the earliest. A long table
 * that is shown while it still arrives shifts by itself now and then.
 */
function layoutShift(): Promise<number> {
  const [{ domInteractive = 0 } = {}] = performance.getEntriesByType('navigation') as {
    domInteractive?: number;
  }[];
  return new Promise((done) => {
    new PerformanceObserver((list) => {
      const shifts = list.getEntries().filter(({ startTime }) => startTime > domInteractive);
      done(shifts.reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0));
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(0), 200);
  });
}

const WALK_TEXT_ONCE = `
  let length = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) length += walker.currentNode.data.length;
  globalThis.walkedLength = length;
`;

/** How long a person waits for marks and for the card. */
async function waits(lens: LensBrowser, sites: DemoSites): Promise<BenchResult[]> {
  const warm: number[] = [];
  const cold: number[] = [];
  const card: number[] = [];
  const keeper = await lens.context.newPage();
  await keeper.goto(`${lens.home}/options.html`);
  for (let run = 0; run < RUNS; run++) {
    warm.push(await marksAfterReady(lens, sites));
    await stopWorkers(keeper);
    cold.push(await marksAfterReady(lens, sites));
    card.push(await cardAfterClick(lens, sites));
  }
  await keeper.close();
  return [
    {
      name: '200 known numbers marked after page ready, worker awake',
      unit: 'ms',
      ...summarise(warm),
      goal: '50 ms',
    },
    {
      name: '200 known numbers marked after page ready, worker stopped',
      unit: 'ms',
      ...summarise(cold),
      goal: '400 ms',
    },
    { name: 'card shown after a click', unit: 'ms', ...summarise(card), goal: '200 ms' },
  ];
}

/** From the page being ready until the overlay hangs, which it does with the first picture, and one more frame. */
async function marksAfterReady(lens: LensBrowser, sites: DemoSites): Promise<number> {
  const page = await lens.context.newPage();
  await page.addInitScript(`
    window.hung = new Promise((done) => new MutationObserver((changes) => {
      for (const change of changes) for (const node of change.addedNodes)
        if (node.popover === 'manual') requestAnimationFrame(() => done(performance.now()));
    }).observe(document, { childList: true, subtree: true }));
  `);
  await page.goto(`${sites.portal}/big?rows=200&known=200`);
  const ms = await page.evaluate(async () => {
    const hung = await (window as unknown as { hung: Promise<number> }).hung;
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return hung - (navigation?.domContentLoadedEventEnd ?? 0);
  });
  await page.close();
  return ms;
}

async function cardAfterClick(lens: LensBrowser, sites: DemoSites): Promise<number> {
  const page = await lens.context.newPage();
  await page.goto(`${sites.portal}/orders`);
  const [mark] = await waitForMarks(page, 1);
  if (!mark) throw new Error('No mark to click');
  const started = performance.now();
  await openCard(page, mark);
  const ms = performance.now() - started;
  await page.close();
  return ms;
}

/** An extension that does nothing but run `script` in the demo portal. */
function emptyExtension(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-peer-'));
  const matches = ['http://127.0.0.1/*'];
  const content_scripts = [{ matches, js: ['peer.js'], run_at: 'document_idle' }];
  const background = { service_worker: 'background.js' };
  writeFileSync(join(folder, 'peer.js'), `(() => {${script}})();`);
  writeFileSync(join(folder, 'background.js'), '');
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ manifest_version: 3, name: 'peer', version: '1', content_scripts, background }),
  );
  return folder;
}

async function withBrowser<T>(
  extension: string | undefined,
  work: (lens: LensBrowser) => Promise<T>,
): Promise<T> {
  const lens = await launchWithExtension({ extension, spare: true });
  try {
    return await work(lens);
  } finally {
    await lens.close();
    if (extension) rmSync(extension, { recursive: true, force: true });
  }
}
