import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { traceScript } from '../bench/script-trace.ts';
import { openCard } from '../tools/browser/card.ts';
import { marksOn, waitForMarks } from '../tools/browser/marks.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { portalLines } from '../tools/demo/choose.ts';
import { expect, test } from './fixtures.ts';

/** Half a million texts: 840 weeks of 100 rows with six texts each, every tenth with a number of its own. */
const WEEKS = 840;
const TEXTS = 500_000;
/** Our pieces are 5 ms; the browser collects its node wrappers inside of some of them, which takes 90 ms on a page like this. */
const LONGEST_MS = 250;
/** What the lens may hold for such a page. */
const MOST_MB = 120;

let server: Server | undefined;
test.afterAll(() => {
  server?.closeAllConnections();
  server?.close();
});

test('a page of 500,000 texts is read to its end, in short pieces', async ({ sample }) => {
  test.setTimeout(120_000);
  const { lens, orders } = sample;
  const [first, last] = [...new Set(portalLines(orders).map((line) => line.order))] as [string, string];
  const address = await serve(first, last);
  const page = await lens.context.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const heapMb = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6;
  };
  const before = await heapMb();
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
  expect(script.longest, 'longest piece of script, ms').toBeLessThan(LONGEST_MS);
  expect((await heapMb()) - before, 'MB held for this page').toBeLessThan(MOST_MB);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect.poll(async () => (await marksOn(page)).length, { timeout: 20_000 }).toBeGreaterThan(0);
  const [mark] = await marksOn(page);
  if (mark) await openCard(page, mark);
  expect(mark?.number).toBe(last);
  await session.detach();
  await page.close();
});

function knownIn(page: Awaited<ReturnType<typeof storedPage>>): string[] {
  const mentions = Object.values(page?.documents ?? {}).flat();
  return mentions.flatMap(({ state, raw }) => (state === null ? [] : [raw])).sort();
}

/** Serves the page on loopback, where the site is switched on; known numbers stand in its first and its last row. */
async function serve(first: string, last: string): Promise<string> {
  const rows = WEEKS * 100;
  const row = (at: number): string => {
    const own = at === 0 ? first : at === rows - 1 ? last : `99${10_000_000 + at * 7}`;
    const number = at % 10 === 0 || at === rows - 1 ? own : 'to follow';
    return `<p><i>Order no.</i> <b>${number}</b> <i>Article ${at % 900}</i> <i>${(at % 40) + 1} pcs</i> <i>Confirmed</i> <i>by rail</i></p>`;
  };
  const week = (at: number): string =>
    `<section>${Array.from({ length: 100 }, (_, in100) => row(at * 100 + in100)).join('')}</section>`;
  const body = `<!doctype html><title>Large list</title>${Array.from({ length: WEEKS }, (_, at) => week(at)).join('')}`;
  const made = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(body);
  });
  server = made;
  await new Promise<void>((done) => made.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}/`;
}
