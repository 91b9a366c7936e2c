import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type PanelFileShape, panelFile } from '../bench/panel-file.ts';
import { importFile, openFiles } from './browser/import-file.ts';
import type { LensBrowser } from './browser.ts';

/** Writes the seeded file to disk; call `remove` at the end. */
export async function writePanelFile(shape: PanelFileShape): Promise<{ path: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-panel-'));
  const path = join(folder, 'orders.csv');
  const out = createWriteStream(path);
  for (const piece of panelFile(shape))
    if (!out.write(piece)) await new Promise((go) => out.once('drain', () => go(undefined)));
  await new Promise((go) => out.end(() => go(undefined)));
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Imports the file as a person does and waits until every figure is made. Milliseconds of both. */
export async function fillStore(
  lens: LensBrowser,
  path: string,
  patience: number,
): Promise<{ importMs: number; madeMs: number }> {
  const page = await openFiles(lens);
  const began = Date.now();
  await importFile(page, path, patience);
  const imported = Date.now();
  await page.close();
  const panel = await panelTab(lens);
  await openPanel(lens, panel, 'partners');
  await panel.locator('table.partners tbody a').first().waitFor();
  await panel.locator('.being-made').waitFor({ state: 'detached', timeout: patience });
  await panel.close();
  return { importMs: imported - began, madeMs: Date.now() - imported };
}

interface Watch {
  first?: number;
}

/** The side panel's page in a tab of its own, not yet open: `openPanel` goes there. */
export async function panelTab(lens: LensBrowser): Promise<Page> {
  const page = await lens.context.newPage();
  await page.setViewportSize({ width: 400, height: 900 });
  return page;
}

/** Opens the panel at a place. `row` is what counts as the first useful thing there. */
export async function openPanel(lens: LensBrowser, page: Page, hash: string, row = ROW): Promise<void> {
  await page.addInitScript((selector) => {
    const watch: Watch = {};
    Object.assign(globalThis, { watch });
    new MutationObserver((_, observer) => {
      if (!document.querySelector(selector)) return;
      watch.first = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  }, row);
  await page.goto(`${lens.home}/sidepanel.html#${hash}`);
}

const ROW = 'main .rows a.rowi, table.partners tbody a';

/** Milliseconds from the opening of the page to its first row. */
export async function firstRow(page: Page): Promise<number> {
  const first = () => page.evaluate(() => (globalThis as unknown as { watch: Watch }).watch.first);
  const until = Date.now() + 60_000;
  for (let found = await first(); ; found = await first()) {
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error('No row came.');
    await page.waitForTimeout(20);
  }
}

export interface TaskCost {
  /** CPU milliseconds of the main threads of our pages. */
  total: number;
  /** CPU milliseconds of the longest task. */
  longest: number;
  /** Tasks of 50 ms and more. */
  long: number[];
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** CPU microseconds of the thread: wall time would count other programs of the machine. */
  tdur?: number;
  args?: { name?: string; data?: { url?: string } };
}

/** What `work` costs the main thread of the page's process, from the browser's own trace, in CPU time. */
export async function traceTasks(page: Page, work: () => Promise<void>): Promise<TaskCost> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', '__metadata'],
    },
  });
  await work();
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const times = events
    .filter(({ name, pid, tid }) => name === 'RunTask' && main.has(`${pid}/${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000);
  return {
    total: Math.round(times.reduce((sum, ms) => sum + ms, 0)),
    longest: Math.round(times.reduce((most, ms) => Math.max(most, ms), 0)),
    long: times.filter((ms) => ms >= 50).map(Math.round),
  };
}

/**
 * Milliseconds of script and layout per keystroke, in the page's own clock: from the input event until what it changed is
 * laid out. Paint is left to the compositor.
 */
export function keystrokes(page: Page, words: string): Promise<number[]> {
  return page.evaluate(async (typed) => {
    const field = document.querySelector<HTMLInputElement>('main input[type=search]');
    if (!field) throw new Error('No search field.');
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const times: number[] = [];
    for (let length = 1; length <= typed.length; length += 1) {
      await new Promise((go) => requestAnimationFrame(go));
      const began = performance.now();
      setter?.call(field, typed.slice(0, length));
      field.dispatchEvent(new Event('input', { bubbles: true }));
      // Preact renders in a task of its own; the next macrotask comes behind it.
      await new Promise((go) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = go;
        setTimeout(() => channel.port2.postMessage(0));
      });
      document.body.getBoundingClientRect();
      times.push(performance.now() - began);
    }
    return times;
  }, words);
}

/** Scrolls the page to its end and back in big steps; milliseconds between frames. */
export function scrollFrames(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const gaps: number[] = [];
    const end = document.documentElement.scrollHeight;
    let last = performance.now();
    for (let at = 0; at <= 60; at += 1) {
      scrollTo(0, (end * (at <= 30 ? at : 60 - at)) / 30);
      await new Promise((go) => requestAnimationFrame(go));
      const now = performance.now();
      gaps.push(now - last);
      last = now;
    }
    return gaps;
  });
}

/** CPU milliseconds of the panel at one size. Wall times hold only on an idle machine. */
export interface PanelMeasures {
  importMs: number;
  madeMs: number;
  openMs: number;
  openCpu: number;
  openLongest: number;
  keyMedian: number;
  keyWorst: number;
  scrollLongest: number;
  mineMs: number;
  mineLongest: number;
  heapMb: number;
}

/** Fills a store of this shape and measures the list of partners and *My orders* in it. */
export async function measurePanel(
  lens: LensBrowser,
  shape: PanelFileShape,
  patience: number,
): Promise<PanelMeasures> {
  const file = await writePanelFile(shape);
  try {
    const filled = await fillStore(lens, file.path, patience);
    const page = await panelTab(lens);
    let openMs = 0;
    const open = await traceTasks(page, async () => {
      await openPanel(lens, page, 'partners');
      openMs = await firstRow(page);
      await page.waitForTimeout(500);
    });
    await keystrokes(page, 'seals');
    const keys = (await keystrokes(page, 'castings ab 1')).sort((a, b) => a - b);
    await page.locator('main input[type=search]').fill('');
    const scroll = await traceTasks(page, async () => void (await scrollFrames(page)));
    const heap = await page.evaluate(
      () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
    );
    await page.close();
    return {
      ...filled,
      openMs: Math.round(openMs),
      openCpu: open.total,
      openLongest: open.longest,
      keyMedian: Math.round(keys[Math.floor(keys.length / 2)] ?? 0),
      keyWorst: Math.round(keys.at(-1) ?? 0),
      scrollLongest: scroll.longest,
      ...(await measureMine(lens)),
      heapMb: Math.round(heap / 1e6),
    };
  } finally {
    file.remove();
  }
}

async function measureMine(lens: LensBrowser): Promise<{ mineMs: number; mineLongest: number }> {
  const first = await panelTab(lens);
  await openPanel(lens, first, 'mine');
  await first
    .getByRole('checkbox', { name: /^Buyer 7 / })
    .or(first.locator('.names input').first())
    .first()
    .check();
  await first.locator('.who-save .btn.primary').click();
  await first.locator('main .rows a.rowi').first().waitFor();
  await first.close();
  const page = await panelTab(lens);
  let mineMs = 0;
  const cost = await traceTasks(page, async () => {
    await openPanel(lens, page, 'mine');
    mineMs = await firstRow(page);
    await page.waitForTimeout(500);
  });
  await page.close();
  return { mineMs: Math.round(mineMs), mineLongest: cost.longest };
}
