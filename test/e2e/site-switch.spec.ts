import type { Page } from '@playwright/test';
import { openCard } from '../tools/browser/card.ts';
import { until } from '../tools/browser/cdp.ts';
import { marksOn, settledMarks, waitForMarks } from '../tools/browser/marks.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { grantSite } from '../tools/browser/sites.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { expect, type LoadedBrowser, openLoaded, SAMPLE, test } from './fixtures.ts';
import { firstLate, markOf } from './vertical.ts';

/** A site is read while the person has it switched on, and at no other time. */
let own: LoadedBrowser & { close(): Promise<void> };

test.beforeAll(async () => {
  own = await openLoaded(SAMPLE);
});
test.afterAll(() => own?.close());

const overlays = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('html>div[popover]').length);

/** Options, Sites, Remove; answers when the button was pressed. */
async function removeSite(name: string): Promise<number> {
  const page = await own.lens.context.newPage();
  await page.goto(`${own.lens.home}/options.html#sites`);
  await page.getByRole('button', { name: `Remove ${name}` }).click();
  const pressed = Date.now();
  void page.close({ runBeforeUnload: false });
  return pressed;
}

/** Marks may take so many times as long to go as to come. */
const MOST_TIMES = 2;

test('switched off, a site loses its marks at once; switched on again, it has them without a reload', async () => {
  const { lens, sites, orders } = own;
  const portal = await lens.context.newPage();
  await portal.goto(`${sites.portal}/orders`);
  const before = await settledMarks(portal, 10);
  await openCard(portal, await markOf(portal, firstLate(orders).order));
  const mail = await lens.context.newPage();
  await mail.goto(`${sites.mail}/`);
  const listed = (await settledMarks(mail, 3)).length;
  await until('the page to be known', () => storedPage(lens, sites.portal));

  const pressed = await removeSite('http://127.0.0.1');
  await until('the overlay to go', async () => (await overlays(portal)) === 0);
  const gone = Date.now() - pressed;
  await expect.poll(() => portal.frames().length, 'the card is gone with it').toBe(1);
  expect(await marksOn(portal)).toEqual([]);
  await until('the page to be forgotten', async () => (await storedPage(lens, sites.portal)) === null);
  expect((await marksOn(mail)).length, 'marks of the other site').toBe(listed);
  expect(await storedPage(lens, sites.mail)).not.toBeNull();

  await portal.evaluate(() => document.body.append('One more order: PO 4500118201'));
  await portal.mouse.wheel(0, 200);
  await portal.waitForTimeout(400);
  expect(await overlays(portal), 'a page that changes stays without marks').toBe(0);
  await portal.reload();
  await portal.waitForTimeout(600);
  expect(await overlays(portal), 'a page that loads stays without marks').toBe(0);

  const granted = Date.now();
  await grantSite(lens, sites.portal);
  expect((await settledMarks(portal, before.length)).length).toBe(before.length);
  expect(gone / (Date.now() - granted), 'time to go, to that to come').toBeLessThan(MOST_TIMES);
  await portal.close();
  await mail.close();
});

test('the badge counts what is late, and is empty on the next page', async () => {
  const { lens, sites, orders } = own;
  const page = await lens.context.newPage();
  await page.goto(`${sites.portal}/orders`);
  const { tabId } = await until('the page', () => storedPage(lens, sites.portal));
  // A part number is late when any line of it is.
  const late = new Set(
    orders.lines
      .filter((line) => line.open && line.promised !== undefined && line.promised < orders.asOf)
      .flatMap((line) => [line.order, line.article]),
  );
  const marks = await settledMarks(page, 10);
  const shown = new Set(marks.map((mark) => mark.number).filter((number) => late.has(number)));
  expect(shown.size).toBeGreaterThan(0);
  const badge = async () =>
    (await lens.worker()).evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId);
  await expect.poll(badge).toBe(`${shown.size}`);
  await page.goto(`${sites.portal}/quiet`);
  await expect.poll(badge).toBe('');
  await page.close();
});

test('the toolbar button reads a page once, and only that page', async () => {
  const { lens, sites } = own;
  // Another host name for the same machine, so that nothing is switched on there.
  await removeSite('http://localhost');
  const page = await lens.context.newPage();
  await page.goto(`${sites.mail}/`);
  await page.waitForTimeout(600);
  expect(await overlays(page)).toBe(0);
  const panel = await openSidePanel(lens, page);
  try {
    await waitForMarks(page, 3);
    await panel.waitForText(/Orders on this page/);
    await panel.waitForText(/This page was read once, because you asked for it\./);
    expect(await registeredFor(), 'reading once registers nothing').toEqual(['http://127.0.0.1/*']);

    await page.goto(`${sites.mail.replace('localhost', 'other.localhost')}/`);
    await page.waitForTimeout(800);
    expect(await overlays(page), 'another site').toBe(0);
    await until('the page to be forgotten', async () => (await storedPage(lens, sites.mail)) === null);
    await panel.waitForText(/PartnerLens is off on this page/);
  } finally {
    await panel.close();
    await page.close();
    await grantSite(lens, sites.mail);
  }
});

/** The sites that any script is registered for: some adapters run beside the lens on every site that is on. */
async function registeredFor(): Promise<string[]> {
  const worker = await own.lens.worker();
  const scripts = await worker.evaluate(() => chrome.scripting.getRegisteredContentScripts());
  return [...new Set(scripts.flatMap(({ matches }) => matches ?? []))];
}
