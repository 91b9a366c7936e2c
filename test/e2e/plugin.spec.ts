import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { findChromium } from '../tools/chromium.ts';
import { bundleOf } from '../tools/plugin/bundles.ts';
import { newKey, signed } from '../tools/plugin/sign.ts';
import { type ExampleSite, type PageWish, STRICT, serveExample } from '../tools/plugin/site.ts';

/** The portal plugin in pages of an example portal, as partners serve it: no extension is near. */

const key = newKey();
let browser: Browser;
let site: ExampleSite;

test.beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium() ?? undefined });
  site = await serveExample();
});
test.afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Opens a page with the plugin and what it should show; answers what the browser complained about as well. */
async function open(
  text: string,
  wish: Partial<PageWish> = {},
): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (said) => {
    if (said.type() === 'error' || said.type() === 'warning') complaints.push(said.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  site.put('/bundle.json', text);
  await page.goto(site.page('/page', { attributes: { src: '/bundle.json', key: key.pinned }, ...wish }));
  return { page, complaints };
}

test('shows the scorecard under the strictest policy, without a complaint', async () => {
  const { page, complaints } = await open(signed(bundleOf(), key), { policy: STRICT });
  await expect(page.getByRole('heading', { name: 'Joint scorecard' })).toBeVisible();
  await expect(page.locator('partner-lens')).toContainText('65.5 of 100');
  await expect(page.locator('partner-lens')).toContainText('78.2 of 100');
  await page.getByText('On time in full').click();
  await expect(page.locator('partner-lens')).toContainText('109 of 139; 3 not due yet, 2 left out');
  const background = await page.locator('partner-lens .notice, partner-lens footer').first();
  expect(await background.evaluate((footer) => getComputedStyle(footer).borderTopStyle)).toBe('solid');
  expect(complaints).toEqual([]);
  await page.close();
});

test('shows nothing of a bundle that another key signed, and says so', async () => {
  const { page } = await open(signed(bundleOf(), newKey()));
  const plugin = page.locator('partner-lens');
  await expect(plugin.getByRole('alert')).toContainText('signed by another key');
  await expect(plugin).not.toContainText('4500117731');
  await page.close();
});
