import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MailReading } from '../../lib/domain/mail-reading.ts';
import { traceScript } from '../bench/script-trace.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { htmlPage } from '../tools/demo/html.ts';
import { longThread } from '../tools/mail/long-thread.ts';
import { sliceOf } from '../tools/slice.ts';
import { expect, test } from './fixtures.ts';

/** Messages of the conversation, and its size. */
const MESSAGES = sliceOf(400, 80);
const MEGABYTES = sliceOf(20, 4);
/** Longest piece of our script, in CPU milliseconds. */
const LONGEST_MS = 50;
const PATIENCE_MS = sliceOf(240_000, 60_000);

const servers: Server[] = [];
test.afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

test(`a conversation of ${MEGABYTES} MB opens without a long task; its newest message is read, and that it was cut is said`, async ({
  sample,
}) => {
  const { lens, orders } = sample;
  const { supplier = '', supplierEmail = '', order = '' } = orders.lines.find(({ open }) => open) ?? {};
  const newest = { name: supplier, address: supplierEmail, subject: 'Delivery of valves', order };
  const { html } = longThread(MESSAGES, MEGABYTES, newest);
  expect(html.length).toBeGreaterThan(MEGABYTES * 1_000_000);
  const address = await serve(htmlPage('Webmail', '', html));
  const page = await lens.context.newPage();
  const mail = async (): Promise<MailReading | undefined> =>
    Object.values((await storedPage(lens, address))?.mails ?? {})[0];
  const script = await traceScript(page, async () => {
    await page.goto(address);
    await expect
      .poll(async () => (await mail())?.whole, { timeout: PATIENCE_MS, intervals: [500] })
      .toBe(true);
  });
  test.info().annotations.push({ type: 'script', description: JSON.stringify(script) });
  expect(script.longest).toBeLessThan(LONGEST_MS);
  const read = await mail();
  expect(read).toMatchObject({ cut: true });
  expect(read?.messages).toHaveLength(50);
  const last = read?.messages.at(-1);
  expect(last).toMatchObject({ from: { name: supplier, address: supplierEmail }, subject: newest.subject });
  expect(last?.numbers).toContainEqual(expect.objectContaining({ raw: order, part: 'text' }));
  const panel = await openSidePanel(lens, page);
  await panel.waitForText(/shows more mail than PartnerLens reads/);
  await panel.close();
  await page.close();
});

/** Serves a page on loopback, where the site is switched on. */
async function serve(body: string): Promise<string> {
  const made = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(body);
  });
  servers.push(made);
  await new Promise<void>((done) => made.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}/`;
}
