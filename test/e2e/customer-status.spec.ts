import type { Page } from '@playwright/test';
import { axeFindings } from '../tools/browser/axe.ts';
import { expect, test } from './fixtures.ts';

/** From an order to the clipboard of whoever tells the customer, by keyboard alone, on the sample. */

/** Bought from Ostrel Castings (vendor 100482), late, for two customers. */
const ORDER = '100482/4500118203';
/** What must not leave: who supplies, under which numbers, and for whom else. */
const SECRET = /ostrel|100482|4500118203|aldermoor|EUR|USD|margin/i;

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const says = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (name.test(says)) return;
  }
  throw new Error(`No step with Tab leads to ${name}.`);
}

async function clean(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const rules = colorScheme === 'light' ? 'all' : 'colours';
    expect(await axeFindings((expression) => page.evaluate(expression), rules), colorScheme).toEqual([]);
  }
}

/** The clipboard as another program reads it. */
async function clipboard(page: Page): Promise<{ html: string; text: string }> {
  const other = await page.context().newPage();
  await other.setContent(`<div contenteditable>here</div><script>
    addEventListener('paste', ({ clipboardData }) => {
      globalThis.taken = { html: clipboardData.getData('text/html'), text: clipboardData.getData('text/plain') };
    });
  </script>`);
  await other.locator('div').click();
  await other.keyboard.press('ControlOrMeta+v');
  const taken = await other.waitForFunction(() => (globalThis as { taken?: unknown }).taken);
  const content = (await taken.jsonValue()) as { html: string; text: string };
  await other.close();
  await page.bringToFront();
  return content;
}

test('a customer is told how its order stands, and nothing of who supplies it', async ({
  sample: { lens },
}) => {
  const page = await lens.context.newPage();
  try {
    await page.setViewportSize({ width: 320, height: 900 });
    await page.goto(`${lens.home}/sidepanel.html#order/${encodeURIComponent(ORDER)}`);
    await page
      .getByRole('link', { name: /^Copy status for/ })
      .first()
      .waitFor();
    await tabTo(page, /^Copy status for Corvane Chemicals/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Status for the customer' })).toBeVisible();
    await page.getByLabel('Language').selectOption('de');
    await expect(page.locator('.status-preview')).toContainText('Termin wird geprüft');
    await expect(page.locator('.status-preview')).toContainText('70034');
    await page.getByLabel('Below the table').fill('Wir melden uns & bleiben dran.');
    await clean(page);

    await tabTo(page, /^Copy with table/);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Copied. Paste it into your mail.')).toBeVisible();
    const { html, text } = await clipboard(page);
    expect(text).toContain('Termin wird geprüft');
    expect(text).toContain('Wir melden uns & bleiben dran.');
    expect(html).toContain('>70034</td>');
    const cells = await page.locator('.status-preview td').allTextContents();
    for (const cell of cells) expect(text).toContain(cell);
    expect(`${text}${html}`).not.toMatch(SECRET);

    await page.getByRole('link', { name: 'Back' }).click();
    await expect(page.getByRole('heading', { name: /^4500118203/ })).toBeVisible();
  } finally {
    await page.close();
  }
});
