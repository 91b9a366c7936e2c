import { expect, type Page, test } from '@playwright/test';
import { closeCard } from '../tools/browser/card.ts';
import { until } from '../tools/browser/cdp.ts';
import { statesOf } from '../tools/browser/pixels.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { AMBER, ORDER_NUMBERS, SHARED_NUMBER } from './data.ts';
import { allMarks, type OpenLens, openCard, openLens, openPage, readingOf, VIEWPORT } from './open-lens.ts';

/** Lists of orders that do what they can against being read, and of which nothing is claimed without certainty. */
let lens: OpenLens;

test.beforeAll(async () => {
  lens = await openLens(AMBER);
});
test.afterAll(() => lens?.close());

/** What a person sees beside each number. */
async function statesByNumber(page: Page): Promise<Record<string, string>> {
  const marks = await allMarks(page);
  const states = await statesOf(page, marks);
  return Object.fromEntries(marks.map(({ number }, at) => [number, states[at] ?? '']));
}

test('a page that takes names, bends prototypes and imitates marks is read as any other', async () => {
  const plain = await openPage(lens, 'plain', 'site');
  const expected = await readingOf(lens, plain.url(), 'site');
  const states = await statesByNumber(plain);
  expect(states, 'the page contradicts the records').toMatchObject({ [ORDER_NUMBERS[1] ?? '']: 'differs' });
  const page = await openPage(lens, 'plain', 'clobbered');
  const reading = await readingOf(lens, page.url(), 'clobbered');
  const rows = reading.rows.map((row) => ({ ...row, order: row.order.replace(' ≠', '') }));
  expect(rows).toEqual(expected.rows);
  expect(rows.map(({ order }) => order)).toEqual(ORDER_NUMBERS);
  expect(await statesByNumber(page)).toEqual(states);
  // The driver itself cannot look for elements here: the imitation lies in the corner of the window.
  await page.mouse.click(VIEWPORT.width - 5, VIEWPORT.height - 5);
  await page.waitForTimeout(300);
  expect(page.frames().filter((frame) => frame.url().endsWith('card.html'))).toEqual([]);

  // The same number with two suppliers: a mark, and no word of a difference.
  expect(reading.differing).not.toContain(SHARED_NUMBER);
  expect(reading.unknown).toBe(1);
  expect(states[SHARED_NUMBER]).toBe('done or unknown');
  await plain.close();
  await page.close();
});

test('under a strict policy and trusted types all of it works, and the policy is not broken once', async () => {
  const page = await openPage(lens, 'strict', 'site');
  const header = page.locator('th', { hasText: 'State' });
  await openCard(page, AMBER);
  await closeCard(page);
  await header.evaluate((cell) => (cell.textContent = 'Sort'));
  await page.bringToFront();
  const panel = await openSidePanel(lens.browser, page);
  await panel.look({ width: 400, height: 900 });
  await panel.click('button', 'Save a report');
  await panel.waitForText(/The report is saved/);
  await panel.click('link', 'Teach this portal');
  await panel.waitForText(/What to show/);
  await page.bringToFront();
  await page.locator('td').first().click();
  await panel.waitForText(/6 rows would be read/);
  await page.keyboard.press('Escape');
  await panel.waitForText(/You left teaching on the page/);
  await panel.close();
  const reports = () => page.evaluate(() => Reflect.get(window, 'overheard').reports as string[]);
  expect(await reports()).toEqual([]);
  await page.evaluate(() =>
    document.body.append(document.createElement('style').appendChild(new Text('b{}')).parentNode ?? ''),
  );
  await until('the probe to hear of a breach', async () => (await reports()).length > 0);
  await page.close();
});
