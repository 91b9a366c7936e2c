import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { traceScript } from '../bench/script-trace.ts';
import { openCard } from '../tools/browser/card.ts';
import { marksOn, waitForMarks } from '../tools/browser/marks.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { portalLines } from '../tools/demo/choose.ts';
import { sliceOf } from '../tools/slice.ts';
import { expect, test } from './fixtures.ts';

/** Weeks of 100 rows with six texts each, every tenth row with a number of its own: half a million texts in full. */
const WEEKS = sliceOf(840, 170);
const TEXTS = WEEKS * 595;
/**
 * The longest piece, to all script together. Our pieces are 5 ms, those before a frame 10 ms; now and then the browser makes
 * room for its node wrappers inside of one.
 */
const MOST_OF_ALL = 0.1;
const MOST_OF_ALL_IN_FRAME = 0.05;
/** What the lens may hold for such a page. */
const MOST_BYTES_PER_TEXT = 60;

const servers: Server[] = [];
test.afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

test(`a page of ${TEXTS} texts is read to its end, in short pieces`, async ({ sample }) => {
  const { lens, orders } = sample;
  const [first, last] = [...new Set(portalLines(orders).map((line) => line.order))] as [string, string];
  const address = await serve(listOf(first, last));
  const page = await lens.context.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  };
  const before = await heap();
  const script = await traceScript(page, async () => {
    await page.goto(address);
    await waitForMarks(page, 1, 40_000);
    // The number in the very last row is asked for when all before it were.
    await expect
      .poll(async () => knownIn(await storedPage(lens, address)), { timeout: 40_000, intervals: [500] })
      .toEqual([first, last].sort());
  });
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let count = 0;
    while (walker.nextNode()) count += 1;
    return count;
  });
  expect(texts).toBeGreaterThan(TEXTS);
  const held = ((await heap()) - before) / texts;
  const description = JSON.stringify({ ...script, held });
  test.info().annotations.push({ type: 'script', description });
  expect(script.longest / script.total, 'longest piece of all script').toBeLessThan(MOST_OF_ALL);
  const frame = script.longestFrame / script.total;
  expect(frame, 'longest piece before a frame, of all script').toBeLessThan(MOST_OF_ALL_IN_FRAME);
  expect(held, 'bytes held for a text').toBeLessThan(MOST_BYTES_PER_TEXT);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  // The mark of the first row stands until the overlay has followed the page.
  const inView = async () => (await marksOn(page)).map(({ number }) => number);
  await expect.poll(inView).toEqual([last]);
  const [mark] = await marksOn(page);
  if (mark) await openCard(page, mark);
  await session.detach();
  await page.close();
});

function knownIn(page: Awaited<ReturnType<typeof storedPage>>): string[] {
  const mentions = Object.values(page?.documents ?? {}).flat();
  return mentions.flatMap(({ state, raw }) => (state === null ? [] : [raw])).sort();
}

test('in a text with very many known numbers each one in view has its mark', async ({ sample }) => {
  const { lens, orders } = sample;
  const numbers = [...new Set(orders.lines.map(({ order }) => order))].slice(0, 2_000);
  expect(numbers.length).toBeGreaterThan(1_000);
  const page = await lens.context.newPage();
  await page.goto(await serve(`<pre>${numbers.map((number) => `PO ${number} ok`).join('\n')}</pre>`));
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (const top of [0, height / 2, height]) {
    await page.evaluate((to) => scrollTo(0, to), top);
    const seen = await page.evaluate(linesInView);
    const expected = seen.map((line) => numbers[line]).sort();
    await expect.poll(async () => (await marksOn(page)).map(({ number }) => number).sort()).toEqual(expected);
  }
  await page.close();
});

/** Runs in the page: the lines of its text whose middle is in view. */
function linesInView(): number[] {
  const text = document.querySelector('pre')?.firstChild as Text;
  const range = document.createRange();
  const seen: number[] = [];
  let start = 0;
  text.data.split('\n').forEach((line, index) => {
    range.setStart(text, start);
    range.setEnd(text, start + line.length);
    const { top, bottom } = range.getBoundingClientRect();
    if (top + bottom >= 0 && top + bottom <= innerHeight * 2) seen.push(index);
    start += line.length + 1;
  });
  return seen;
}

/** Known numbers stand in its first and its last row. */
function listOf(first: string, last: string): string {
  const rows = WEEKS * 100;
  const row = (at: number): string => {
    const own = at === 0 ? first : at === rows - 1 ? last : `99${10_000_000 + at * 7}`;
    const number = at % 10 === 0 || at === rows - 1 ? own : 'to follow';
    return `<p><i>Order no.</i> <b>${number}</b> <i>Article ${at % 900}</i> <i>${(at % 40) + 1} pcs</i> <i>Confirmed</i> <i>by rail</i></p>`;
  };
  const week = (at: number): string =>
    `<section>${Array.from({ length: 100 }, (_, in100) => row(at * 100 + in100)).join('')}</section>`;
  return Array.from({ length: WEEKS }, (_, at) => week(at)).join('');
}

/** Serves a page on loopback, where the site is switched on. */
async function serve(body: string): Promise<string> {
  const made = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><title>Large list</title>${body}`);
  });
  servers.push(made);
  await new Promise<void>((done) => made.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}/`;
}
