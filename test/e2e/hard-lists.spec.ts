import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { type ScriptCost, traceScript } from '../bench/script-trace.ts';
import { until } from '../tools/browser/cdp.ts';
import { heardInPage } from '../tools/browser/hear-messages.ts';
import { settledMarks } from '../tools/browser/marks.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { sliceOf } from '../tools/slice.ts';
import { expect, type LoadedBrowser, openLoaded, SAMPLE, test } from './fixtures.ts';
import { longTable, ROWS, restless, rowOf, virtualGrid } from './hard-lists.ts';

/** Lists of orders that are long, or never still: bounded work, and nothing said of them that is not so. */
let own: LoadedBrowser & { close(): Promise<void> };
let server: Server;
let pages: Record<string, string>;
/** The order of that line. */
let differing: string;

/** What the lists say of the first of our lines, which their other rows show as the records have them. */
const WRONG = '2026-12-24';
/** Frames for which a list is never still, or scrolled. */
const FRAMES = 120;
/** Messages that a restless list may cost, however slowly its frames come; it took eight. */
const MOST_MESSAGES = FRAMES / 2;
/** All script while it is restless, to that of the same page without us. */
const MOST_TIMES = 4;
/** The longest piece, to all script together. */
const MOST_OF_ALL = 0.05;

test.beforeAll(async () => {
  own = await openLoaded(SAMPLE);
  const { lines, asOf } = own.orders;
  const open = lines.filter(
    (line) => line.open && line.sent && (line.promised ?? '') > asOf && line.quantity,
  );
  const ours = open.slice(0, 60).map(rowOf);
  const [first] = ours;
  if (!first) throw new Error('The sample has no open line.');
  differing = first[0];
  const right = first[4];
  first[4] = WRONG;
  pages = {
    restless: restless(ours.slice(0, 20), FRAMES, [WRONG, right]),
    grid: virtualGrid(ours),
    long: longTable(ours, ROWS),
  };
  server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(pages[(request.url ?? '').slice(1)] ?? '');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
test.afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await own?.close();
});

const addressOf = (name: string): string =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`;
const readingOf = async (name: string) =>
  Object.values((await storedPage(own.lens, addressOf(name)))?.readings ?? {})[0];

/** A page that keeps what shifted in it. */
async function openList(name: string): Promise<Page> {
  const page = await own.lens.context.newPage();
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(addressOf(name));
  return page;
}

/** What all script costs while a page draws its frames. */
const whileDrawn = (page: Page): Promise<ScriptCost> =>
  traceScript(page, async () => {
    await page.evaluate(() => Reflect.get(window, 'begin')());
    await page.waitForFunction((frames) => Reflect.get(window, 'drawn') === frames, FRAMES);
  });

const shiftsOf = (page: Page): Promise<number[]> => page.evaluate(() => Reflect.get(window, 'shifts'));

test('a list that is drawn anew before every frame is read now and then, and what it says last holds', async () => {
  const page = await openList('restless');
  const { tabId } = await until('the page to be known', () => storedPage(own.lens, addressOf('restless')));
  await until('the difference', async () => (await readingOf('restless'))?.differing.includes(differing));
  const known = (await settledMarks(page, 10)).length;
  await heardInPage(own.lens, tabId);
  const script = await whileDrawn(page);
  const messages = (await heardInPage(own.lens, tabId)).split('\n').length;
  expect(messages).toBeLessThan(MOST_MESSAGES);
  const unread = await own.lens.context.newPage();
  await unread.goto(addressOf('restless').replace('127.0.0.1', 'localhost'));
  const bare = await whileDrawn(unread);
  const times = script.total / bare.total;
  test
    .info()
    .annotations.push({ type: 'script', description: JSON.stringify({ ...script, times, messages }) });
  expect(times, 'all script, to that of the page alone').toBeLessThan(MOST_TIMES);
  await until('the last word', async () => (await readingOf('restless'))?.differing.length === 0);
  expect((await settledMarks(page, known)).length).toBe(known);
  expect(await shiftsOf(page)).toEqual([]);
  await unread.close();
  await page.close();
});

test('a grid of fifty thousand rows that is scrolled wildly says nothing wrong, and that it is read in part', async () => {
  const page = await openList('grid');
  await until('the difference', async () => (await readingOf('grid'))?.differing.length === 1);
  await page.evaluate((frames) => Reflect.get(window, 'scrollOver')(400, frames), FRAMES);
  // Rows that it never showed before: what they say is read after all that it showed meanwhile.
  const { reading = 0 } = (await readingOf('grid')) ?? {};
  await page.evaluate(() => Reflect.get(window, 'show')(45_000));
  const last = await until('the reading', async () => {
    const now = await readingOf('grid');
    return now && now.reading > reading && now;
  });
  expect(last.cut).toBe(true);
  expect(last.differing).toEqual([differing]);
  expect(await shiftsOf(page)).toEqual([]);
  await saysSoInThePanel(page);
  await page.close();
});

/** *This page* names the one difference, that not all was compared, and no line as missing. */
async function saysSoInThePanel(page: Page): Promise<void> {
  const panel = await own.lens.context.newPage();
  await panel.goto(`${own.lens.home}/sidepanel.html`);
  await page.bringToFront();
  const part = panel.locator('#differences');
  await expect(part.locator('.diff-row')).toHaveCount(1);
  await expect(part).toContainText(differing);
  await expect(part).toContainText('Not every row of this list is compared');
  await part.getByRole('button', { name: /^All compared/ }).click();
  await expect(part.locator('.diff-row').nth(1)).toBeVisible();
  await expect(part).not.toContainText('Not on this page');
  await panel.close();
}

// Reading 350,000 texts takes its time: only in `npm run test:long pages`.
for (const name of sliceOf(['long'], [])) {
  test('a table of fifty thousand rows is read in short pieces to where reading ends, and says so', async () => {
    const page = await own.lens.context.newPage();
    const script = await traceScript(page, async () => {
      await page.goto(addressOf(name));
      await until('the reading', async () => (await readingOf(name))?.whole, 280_000);
    });
    test.info().annotations.push({ type: 'script', description: JSON.stringify(script) });
    expect(script.longest / script.total, 'longest piece of all script').toBeLessThan(MOST_OF_ALL);
    const reading = await readingOf(name);
    expect(reading?.cut).toBe(true);
    expect(reading?.differing).toEqual([differing]);
    await saysSoInThePanel(page);
    await page.close();
  });
}
