import { expect, type Page } from '@playwright/test';
import { closeCard, openCard } from '../../tools/browser/card.ts';
import { marksOn, type SeenMark, settledMarks } from '../../tools/browser/marks.ts';
import type { LensBrowser } from '../../tools/browser.ts';
import { adapterReads } from './adapter.ts';
import type { Where } from './records-of.ts';

/**
 * The sample's purchases that are read: a first load asks neither for the cancelled one (PO26-00005), nor for the one that
 * sends goods back (PO26-00006) as an order of its own.
 */
const KNOWN = [1, 2, 3, 4, 7, 8].map((number) => `PO26-0000${number}`);
const PAID = 'PO26-00001';
const ITEM = 'HSG-100';
const SIGN_PX = 10;

/**
 * A person works in Tryton's own web client: signs in, lists the purchases, opens a card and a purchase, and signs out. The
 * numbers carry their marks where they stand, and nothing is left of them where they do not, or where a question covers them. Answers how many were seen.
 */
export async function marksInWebClient(lens: LensBrowser, where: Where): Promise<Record<string, number>> {
  const page = await lens.context.newPage();
  const reads = await adapterReads(lens, where);
  try {
    await signIn(page, where);
    await listPurchases(page);
    const marks = await marksOf(page, KNOWN);
    for (const mark of marks) await standsBeside(page, mark);
    await reads.list(KNOWN);
    const card = await openCard(page, marks.find(({ number }) => number === 'PO26-00004') as SeenMark);
    await expect(card.getByText('PO26-00004')).toBeVisible();
    await expect(card.getByText('Sample Fittings Ltd')).toBeVisible();
    await closeCard(page);
    await pictured(page, 'list');

    await filter(page, 'Draft');
    await marksOf(page, []);
    // What has come and is paid is done.
    await filter(page, 'Processing');
    await marksOf(
      page,
      KNOWN.filter((number) => number !== PAID),
    );
    // At the number's beginning: the middle of its cell is where the mark stands.
    await cellOf(page, 'PO26-00003').dblclick({ position: { x: 20, y: 8 } });
    await expect(page.getByLabel('Number:')).toHaveValue('PO26-00003', { timeout: 30_000 });
    await marksOf(page, ['PO26-00003']);
    await reads.purchase('PO26-00003');
    await pictured(page, 'form');
    await reads.shipment('DN-PO26-00002', (id) =>
      page.evaluate((hash) => {
        location.hash = hash;
      }, `#${where.database}/model/stock.shipment.in/${id}`),
    );
    await standsBehindName(page, ITEM);
    await pictured(page, 'shipment');

    await page.getByRole('link', { name: 'Logout' }).click();
    const question = page.getByRole('button', { name: 'OK' });
    await question.waitFor();
    await marksOf(page, []);
    await question.click();
    await page.locator('#login').waitFor({ timeout: 30_000 });
    await marksOf(page, []);
    return { 'marks in the web client': marks.length, 'pages of the web client read by its adapter': 3 };
  } finally {
    await pictured(page, 'end');
    await page.close();
  }
}

/** Name, then the password in a dialog of its own; the assistant that greets an administrator is sent away. */
async function signIn(page: Page, { address, database, password }: Where) {
  await page.goto(address);
  await expect(page.locator('input#database'), 'the only database').toHaveValue(database);
  await page.locator('#login').fill('admin');
  await page.getByRole('button', { name: 'Login' }).click();
  await page.locator('#ask-dialog-entry').fill(password);
  await page.getByRole('button', { name: 'OK' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click({ timeout: 60_000 });
}

async function listPurchases(page: Page): Promise<void> {
  const entry = page.locator('#menu').getByRole('row').filter({ hasText: 'Purchases' });
  await entry.locator('.expander').click();
  await entry.nth(1).getByText('Purchases').dblclick();
  // A list that is still loading shows what it loads, whatever was chosen meanwhile.
  await page.locator('#tabcontent [title="Sample Castings GmbH"]').waitFor({ timeout: 60_000 });
  await filter(page, 'All');
}

/** The list shows only purchases of one state, or all. */
const filter = (page: Page, name: string): Promise<void> =>
  page
    .locator('#tabcontent')
    .getByRole('tab', { name: new RegExp(`^${name}`) })
    .click({ timeout: 60_000 });

/** Waits until the marks of exactly these numbers stand on the page. */
async function marksOf(page: Page, numbers: readonly string[]): Promise<SeenMark[]> {
  const seen = async () => (await marksOn(page)).map(({ number }) => number).sort();
  await expect.poll(seen, { timeout: 30_000 }).toEqual(numbers);
  const marks = await settledMarks(page, numbers.length);
  expect(marks.map(({ number }) => number).sort(), 'marks that stay').toEqual(numbers);
  return marks;
}

const cellOf = (page: Page, number: string) => page.locator(`#tabcontent td [title="${number}"]`);

/** The sign is right behind its number, on its line, and inside its cell: nothing of the page lies under it. */
async function standsBeside(page: Page, { number, sign }: SeenMark): Promise<void> {
  const { text, cell } = await cellOf(page, number).evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const boxes = [range, element.closest('td') as Element].map((each) => each.getBoundingClientRect());
    const [text, cell] = boxes.map(({ right, top, bottom }) => ({ right, top, bottom }));
    return { text, cell };
  });
  if (!text || !cell) throw new Error(`${number} is not in the list.`);
  expect(sign.x, `${number}: behind it`).toBeGreaterThanOrEqual(text.right);
  expect(sign.x - text.right, `${number}: near it`).toBeLessThan(SIGN_PX);
  expect(
    Math.abs(sign.y + SIGN_PX / 2 - (text.top + text.bottom) / 2),
    `${number}: on its line`,
  ).toBeLessThan(4);
  expect(sign.x + SIGN_PX, `${number}: in its cell`).toBeLessThanOrEqual(cell.right);
}

/** An item stands in brackets before its name, in a cell that has no room before them: its sign is behind the name. */
async function standsBehindName(page: Page, item: string): Promise<void> {
  const cell = page.locator('#tabcontent td:visible').filter({ hasText: new RegExp(`^\\[${item}\\] `) });
  const toEnd = async () => {
    const sign = (await marksOn(page)).find(({ number }) => number === item)?.sign;
    const lines = await cell.evaluateAll((cells) =>
      cells.map((each) => {
        const texts = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        while (texts.nextNode())
          if (/\S/.test(texts.currentNode.nodeValue ?? '')) range.selectNode(texts.currentNode);
        const { right, top, bottom } = range.getBoundingClientRect();
        return { right, middle: (top + bottom) / 2 };
      }),
    );
    return lines.map(({ right, middle }) => ({
      isBehind: sign !== undefined && sign.x >= right && sign.x - right < SIGN_PX,
      isOnLine: sign !== undefined && Math.abs(sign.y + SIGN_PX / 2 - middle) < 4,
    }));
  };
  await expect.poll(toEnd, { timeout: 30_000 }).toEqual([{ isBehind: true, isOnLine: true }]);
}

/** Keeps a picture to look at, where `PARTNERLENS_SHOTS` names a folder. */
async function pictured(page: Page, name: string): Promise<void> {
  const folder = process.env.PARTNERLENS_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/web-client-${name}.png` });
}
