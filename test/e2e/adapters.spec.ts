import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { until } from '../tools/browser/cdp.ts';
import { applyPolicy } from '../tools/browser/policy.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { expect, type LoadedBrowser, openLoaded, SAMPLE, test } from './fixtures.ts';

/** Portals under their real host names: adapters run where they belong, and say so when a page is not what they know. */
let own: LoadedBrowser & { close(): Promise<void> };

test.beforeAll(async () => {
  own = await openLoaded(SAMPLE);
});
test.afterAll(() => own?.close());

/** A page of `test/fixtures/sites`, altered, under its own address. */
async function openPortal(
  file: string,
  alter: (html: string) => string,
): Promise<{ page: Page; url: string }> {
  const [head = '', html = ''] = readFileSync(`test/fixtures/sites/${file}.html`, 'utf8').split('-->\n');
  const { url } = JSON.parse(head.replace('<!--', '')) as { url: string };
  const { context } = own.lens;
  await context.route(`${new URL(url).origin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: alter(html) }),
  );
  const page = await context.newPage();
  await page.goto(url);
  return { page, url };
}

/** How the page of an address was read, once it was. */
const readingOf = (url: string) =>
  until('the reading', async () => Object.values((await storedPage(own.lens, url))?.readings ?? {})[0]);

/** A portal that somebody taught, as a company's policy hands it out. */
const TAUGHT = {
  id: 'taught-lines',
  name: 'Order lines of Coupa',
  version: 3,
  hosts: ['*.coupahost.com'],
  pages: [
    {
      kind: 'order',
      order: { at: 'h1', match: '#\\s?(\\S*\\d)' },
      rows: [
        {
          each: 'tr.order_line',
          fields: { line: { column: ['Line'] }, quantity: { column: ['Qty'] } },
          expects: ['line', 'quantity'],
        },
      ],
      expects: ['order'],
    },
  ],
};

async function registered(): Promise<string[]> {
  const worker = await own.lens.worker();
  const ids = await worker.evaluate(async () =>
    (await chrome.scripting.getRegisteredContentScripts()).map(({ id, matches }) => `${id} ${matches}`),
  );
  return ids.filter((id) => /^site-(?!tryton|roundcube)/.test(id)).sort();
}

test('an adapter runs on its own site, reads it, and says when a page is not what it knows', async () => {
  const { lens, orders } = own;
  expect(await registered()).toEqual([]);
  await grantAtOnce(lens, 'https://service.ariba.com');
  await grantAtOnce(lens, 'https://sample.coupahost.com');
  await grantAtOnce(lens, 'https://www.amazon.com');
  await expect
    .poll(registered)
    .toEqual([
      'site-amazon https://www.amazon.com/*',
      'site-ariba https://service.ariba.com/*',
      'site-coupa https://sample.coupahost.com/*',
    ]);

  const known = orders.lines[0]?.order ?? '';
  const ariba = await openPortal('ariba/order', (html) => html.replaceAll('SAMPLE-4500001', known));
  expect(await readingOf(ariba.url)).toMatchObject({
    adapter: 'ariba',
    version: 1,
    kind: 'order',
    unknown: 0,
  });
  const coupa = await openPortal('coupa/order', (html) => html.replaceAll('10042', known));
  const rows = (await readingOf(coupa.url)).rows;
  expect(rows[1]).toMatchObject({
    order: known,
    of: 'line',
    fields: { quantity: '50', requested: '06/01/26' },
  });
  await coupa.page.close();
  const amazon = await openPortal('amazon/order-details', (html) => html);
  expect(await readingOf(amazon.url)).toMatchObject({ adapter: 'amazon', unknown: 3 });
  await amazon.page.close();

  const broken = await openPortal('amazon/order-list', (html) =>
    html.replaceAll('yohtmlc-order-total', 'x1').replaceAll('Total', 'Sum total'),
  );
  const page = await until('the adapter to say so', async () => {
    const stored = await storedPage(lens, broken.url);
    return stored?.health ? stored : null;
  });
  expect(Object.values(page.health ?? {})).toEqual([
    { adapter: 'amazon', version: 1, missing: ['rows.amount'] },
  ]);
  const worker = await lens.worker();
  const action = (tabId: number) =>
    worker.evaluate(
      async (id) => [
        await chrome.action.getBadgeText({ tabId: id }),
        await chrome.action.getTitle({ tabId: id }),
      ],
      tabId,
    );
  await expect
    .poll(() => action(page.tabId))
    .toEqual(['!', expect.stringContaining('not built as its adapter knows it')]);

  const panel = await openSidePanel(lens, broken.page);
  await panel.waitForText(/This page of Amazon and Amazon Business is not built[\s\S]*amount/);
  await panel.evaluate(
    `(() => { const make = URL.createObjectURL; URL.createObjectURL = (file) => { window.saved = file.text(); return make.call(URL, file); }; })()`,
  );
  await panel.click('button', 'Save a report');
  await panel.waitForText(/The report is saved/);
  const report = await panel.evaluate<string>('window.saved');
  expect(report).toContain('<!-- amazon 1, missing: rows.amount -->');
  expect(report).toContain('class="order-card js-order-card"');
  expect(report).not.toMatch(/0000001|Sample|72\.75|May/);
  await panel.close();

  // The page is as the adapter knows it again: the word is taken back.
  await broken.page.evaluate(() => {
    for (const label of document.querySelectorAll('.label'))
      if (label.textContent === 'Sum total') label.textContent = 'Total';
  });
  await until('the word to be taken back', async () => !(await storedPage(lens, broken.url))?.health);
});

test('a company switches an adapter off, says why, and brings a portal of its own in its place', async () => {
  const { lens, orders } = own;
  await grantAtOnce(lens, 'https://sample.coupahost.com');
  const note = 'Columns moved in May: the list of the release notes holds.';
  const admin = await applyPolicy(lens, {
    settings: { 'sites.switchedOff': [{ adapter: 'coupa', note }], 'sites.taught': [TAUGHT] },
  });
  await expect.poll(registered).not.toContain('site-coupa https://sample.coupahost.com/*');
  await expect.poll(registered).toContain('site-taught https://sample.coupahost.com/*');
  const known = orders.lines[0]?.order ?? '';
  const { page, url } = await openPortal('coupa/order', (html) => html.replaceAll('10042', known));
  // A page does not wait long for what was taught: on a busy machine it is loaded once more.
  const reading = await until('the reading as taught', async () => {
    const first = await readingOf(url);
    if (first.adapter === TAUGHT.id) return first;
    await page.reload();
    return null;
  });
  expect(reading).toMatchObject({ version: 3, kind: 'order' });
  expect(reading.rows.map(({ fields }) => fields)).toEqual([
    { line: '1', quantity: '50' },
    { line: '2', quantity: '1,000' },
  ]);
  const panel = await openSidePanel(lens, page);
  const said = await panel.waitForText(/The adapter of Coupa is switched off/);
  expect(said).toContain(note);

  // Without the policy the adapter is back, and what it brought is gone.
  await admin.locator('#revert-applied-policies').click();
  await expect.poll(registered).toContain('site-coupa https://sample.coupahost.com/*');
  await page.reload();
  await until('its own adapter', async () =>
    Object.values((await storedPage(lens, url))?.readings ?? {}).some(({ adapter }) => adapter === 'coupa'),
  );
  await panel.close();
});
