import type { Page } from '@playwright/test';
import type { MailMessage, MailReading } from '../../lib/domain/mail-reading.ts';
import { until } from '../tools/browser/cdp.ts';
import { settledMarks } from '../tools/browser/marks.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { esc } from '../tools/demo/html.ts';
import type { DemoLine } from '../tools/demo/orders.ts';
import { type MailPages, servePages } from '../tools/mail/serve-pages.ts';
import { expect, type LoadedBrowser, test } from './fixtures.ts';

/** Webmail that makes it hard: texts in frames of all kinds, late ones, and what senders think up. */
let pages: MailPages;
test.beforeAll(async () => {
  pages = await servePages();
});
test.afterAll(() => pages?.close());

const openLine = ({ orders }: LoadedBrowser): DemoLine => {
  const line = orders.lines.find(({ open }) => open);
  if (!line) throw new Error('The sample has no open line.');
  return line;
};

/** An open message; `body` is what its page shows its text in. */
const message = ({ supplier, supplierEmail }: DemoLine, body: string): string =>
  `<main><h1 class="subject">Delivery</h1><section><p>From: ${esc(supplier)} &lt;${esc(supplierEmail)}&gt;</p><p>To: buyer@own.example</p><p>Date: 5 May 2026</p>${body}</section></main>`;

/** The first message of a page, once it is as it should be. */
const messageOf = ({ lens }: LoadedBrowser, url: string, is: (message: MailMessage) => boolean) =>
  until(`the message of ${url}`, async () => {
    const mails: MailReading[] = Object.values((await storedPage(lens, url))?.mails ?? {});
    return mails.flatMap(({ messages }) => messages).find(is);
  });

const names =
  (order: string) =>
  ({ numbers }: MailMessage): boolean =>
    numbers.some(({ raw, part }) => raw === order && part === 'text');

test('a text in a frame is read where the frame is open to its page, and else that it is not is said', async ({
  sample,
}) => {
  const line = openLine(sample);
  const text = esc(`<p>Your order ${line.order} is on its way.</p>`);
  const page = await sample.lens.context.newPage();
  for (const [name, sandbox] of [
    ['srcdoc', ''],
    ['same-origin', 'sandbox="allow-same-origin"'],
  ]) {
    const url = pages.add(`/${name}`, message(line, `<iframe ${sandbox} srcdoc="${text}"></iframe>`));
    await page.goto(url);
    expect((await messageOf(sample, url, names(line.order))).unread, name).toBeUndefined();
  }
  const closed = pages.add('/closed', message(line, `<iframe sandbox srcdoc="${text}"></iframe>`));
  await page.goto(closed);
  const unread = await messageOf(sample, closed, () => true);
  expect(unread).toMatchObject({ unread: true, from: { address: line.supplierEmail }, numbers: [] });
  const panel = await openSidePanel(sample.lens, page);
  await panel.waitForText(/part of the page that PartnerLens cannot read/);
  await panel.close();
  await page.close();
});

test('a text that comes late, is replaced, and moves to another place is read each time', async ({
  sample,
}) => {
  const line = openLine(sample);
  const other = sample.orders.lines.find(({ order }) => order !== line.order)?.order ?? '';
  const url = pages.add('/late', message(line, '<div id="here"></div><div id="there"></div>'));
  const page = await sample.lens.context.newPage();
  await page.goto(url);
  await page.evaluate((order) => {
    setTimeout(() => {
      const body = document.createElement('div');
      body.className = 'message-body';
      body.textContent = `PO ${order} is on its way.`;
      document.querySelector('#here')?.append(body);
    }, 3_000);
  }, line.order);
  await messageOf(sample, url, names(line.order));
  await page.evaluate((order) => {
    const body = document.querySelector('.message-body');
    if (body) body.textContent = `PO ${order} is on its way.`;
  }, other);
  const replaced = await messageOf(sample, url, names(other));
  expect(names(line.order)(replaced)).toBe(false);
  const placeOf = async () => (await settledMarks(page, 2)).find(({ number }) => number === other)?.y ?? 0;
  await expect.poll(placeOf).toBeGreaterThan(0);
  const before = await placeOf();
  await page.evaluate(() => {
    const [there, body] = [document.querySelector('#there'), document.querySelector('.message-body')];
    if (there && body)
      there.append(Object.assign(document.createElement('p'), { textContent: 'Hello,' }), body);
  });
  await expect.poll(placeOf, { timeout: 10_000 }).toBeGreaterThan(before);
  expect(names(other)(await messageOf(sample, url, () => true))).toBe(true);
  await page.close();
});

test('what senders think up is read to an end, rightly or with a warning', async ({ sample }) => {
  const line = openLine(sample);
  const crowd = Array.from({ length: 2_000 }, (_, at) => `P ${at} <p${at}@own.example>`).join(', ');
  const deep = `${'<blockquote><p>On 4 May Bo wrote:</p>'.repeat(50)}<p>PO ${line.order}</p>${'</blockquote>'.repeat(50)}`;
  const hidden = '\u202e\u200b\u2066';
  const text = [
    `<p>Your order ${line.order} is${hidden} late.</p>`,
    // Imitations of our marks and of the element that they hang in.
    `<button aria-label="Details for ${line.order}" style="visibility:visible">■</button>`,
    `<div popover="manual" id="partnerLensMentions"><button aria-label="Details for 1">≠</button></div>`,
    '<form id="browser"><input name="parentNode"><input name="childNodes"></form>',
    `<p>PO ${line.order.slice(0, 4)}\u200b${line.order.slice(4)}9</p>`,
  ].join('');
  const head = (from: string): string =>
    `<p>From: ${esc(from)}</p><p>To: ${esc(crowd)}</p><p>Date: 5 May 2026</p>`;
  const page = await sample.lens.context.newPage();
  const url = pages.add(
    '/forged',
    `<main><h1 class="subject">Delivery ${hidden}</h1><section>${head(`${line.supplierEmail} <ceo@xn--mller-kva.example>`)}<div class="message-body">${text}${deep}</div></section></main>`,
  );
  await page.goto(url);
  const read = await messageOf(sample, url, names(line.order));
  expect(read.to).toHaveLength(100);
  expect(read.more).toBe(1_900);
  // The address counts, not the name that shows another one.
  expect(read.from.address).toBe('ceo@xn--mller-kva.example');
  const parts = read.numbers.filter(({ raw }) => raw === line.order).map(({ part }) => part);
  expect(parts.sort()).toEqual(['quoted', 'text']);
  const marks = await settledMarks(page, 1);
  expect(await overlaid(page)).toBe(1);
  expect(marks.length).toBeLessThan(10);
  const panel = await openSidePanel(sample.lens, page);
  await panel.waitForText(/The name says/);
  await panel.close();
  await page.close();
});

/** Elements right under the document element that are not the page's. */
const overlaid = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('html > div[popover]').length);
