import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from '@playwright/test';
import { until } from '../tools/browser/cdp.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { expect, type LoadedBrowser, openLoaded, SAMPLE, test } from './fixtures.ts';

/** A portal in words that no reader knows: entries of a list, told apart by attributes alone. */
const entryOf = (order: string, at: number) =>
  `<li data-entry><p><b data-ref>${order}</b> <a href="/away">details</a></p>
   <p><span>Wieviel</span> <i data-much>${60 + at}</i></p><p><span>Kommt</span> <i data-when>0${5 + at}.06.2026</i></p></li>`;

let own: LoadedBrowser & { close(): Promise<void> };
let portal: Server;

test.beforeAll(async () => {
  own = await openLoaded(SAMPLE);
  const numbers = [...new Set(own.orders.lines.map(({ order }) => order))].slice(0, 3);
  portal = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(
        `<!doctype html><html lang="de"><title>Portal</title><ul>${numbers.map(entryOf).join('')}</ul></html>`,
      );
  });
  await new Promise<void>((ready) => portal.listen(0, '127.0.0.1', ready));
});
test.afterAll(async () => {
  portal?.close();
  await own?.close();
});

const readings = async (address: string) =>
  Object.values((await storedPage(own.lens, new URL(address).origin))?.readings ?? {});

test('a portal is taught by pointing at one row, read so after a reload, handed on and removed', async () => {
  const { lens } = own;
  const address = `http://127.0.0.1:${(portal.address() as AddressInfo).port}/list`;
  await grantAtOnce(lens, address);
  const page = await lens.context.newPage();
  await page.goto(address);
  await until('the page to be known', () => storedPage(lens, new URL(address).origin));
  const panel = await openSidePanel(lens, page);
  await panel.look({ width: 400, height: 900 });
  await panel.click('link', 'Teach this portal');
  await panel.waitForText(/What to show/);

  const first = page.locator('li').first();
  await point(page, first.locator('[data-ref]'));
  await panel.waitForText(/Order number\s*\S*\d/);
  await panel.click('button', 'Quantity');
  await point(page, first.locator('[data-much]'));
  await panel.click('button', 'Promised date');
  await point(page, first.locator('[data-when]'));
  const told = await panel.waitForText(/3 rows would be read/);
  expect(told).toMatch(/60\s[\s\S]*61\s[\s\S]*62/);
  expect(page.url(), 'no click reached the page').toBe(address);
  await panel.click('button', 'Save');
  await panel.click('button', 'Reload the page');

  const read = await until('the taught reading', async () =>
    (await readings(address)).find(({ adapter }) => adapter.startsWith('taught-')),
  );
  expect(read.rows.map(({ fields }) => [fields.quantity, fields.promised])).toEqual([
    ['60', '05.06.2026'],
    ['61', '06.06.2026'],
    ['62', '07.06.2026'],
  ]);
  await panel.close();
  await handOn(await lens.context.newPage());
});

async function point(page: Page, target: Locator): Promise<void> {
  await page.bringToFront();
  await target.click();
}

async function handOn(options: Page): Promise<void> {
  await options.goto(`${own.lens.home}/options.html#sites`);
  const saved = options.waitForEvent('download');
  await options.getByRole('button', { name: /^Export 127/ }).click();
  const file = await (await saved).path();
  await options
    .getByRole('button', { name: /^Remove 127.*/ })
    .last()
    .click();
  await expect(options.getByText('None yet.')).toBeVisible();
  const input = options.getByLabel('Import from a file');
  await input.setInputFiles({
    name: 'bad.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format"'),
  });
  await expect(options.getByText('not JSON')).toBeVisible();
  await input.setInputFiles(file);
  await expect(options.getByText('1 portal was taken over.')).toBeVisible();
  await expect(options.getByRole('button', { name: /^Export 127/ })).toBeVisible();
}
