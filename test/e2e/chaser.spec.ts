import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import PostalMime from 'postal-mime';
import { axeFindings } from '../tools/browser/axe.ts';
import { expect, openLoaded, SAMPLE, test } from './fixtures.ts';

/** A reminder from a supplier's page to the clipboard, and lines that are known until a day: on the sample, by keyboard alone. */

/** Two lines late on the sample's day, a German VAT number, one contact. */
const SUPPLIER = '100482';
const ORDER = '4500118203';
/** Another late one, with nothing else open in it. */
const ONE_LINE = '4500118177';

async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = typeof name === 'string' ? `^${name}$` : name.source;
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate((pattern) => {
      const at = document.activeElement as HTMLInputElement | null;
      const says = at?.getAttribute('aria-label') ?? (at?.labels?.[0]?.textContent || at?.textContent || '');
      return new RegExp(pattern).test(says.trim());
    }, wanted);
    if (found) return;
  }
  throw new Error(`No step with Tab leads to ${name}.`);
}

/** Dark changes colours and nothing else. */
async function clean(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const rules = colorScheme === 'light' ? 'all' : 'colours';
    expect(await axeFindings((expression) => page.evaluate(expression), rules), colorScheme).toEqual([]);
  }
}

/** What another program gets when it pastes. */
async function pasted(page: Page): Promise<{ html: string; text: string }> {
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

test('drafted in the partner’s language, copied, saved and noted once; then known until a day, and taken back', async () => {
  const { lens, sites, close } = await openLoaded(SAMPLE);
  try {
    const page = await lens.context.newPage();
    await page.setViewportSize({ width: 320, height: 900 });
    await page.goto(`${lens.home}/sidepanel.html#partner/${SUPPLIER}`);
    await page.getByRole('link', { name: 'Write a reminder' }).waitFor();
    await tabTo(page, 'Write a reminder');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Language')).toHaveValue('de');
    await expect(page.getByText('By the country of its VAT number.')).toBeVisible();
    await expect(page.getByLabel(/petra\.lindqvast@/)).toBeChecked();
    await expect(page.getByLabel('Above the table')).toHaveValue(/^Guten Tag Petra Lindqvast,/);

    // Only the late ones, in words of one's own.
    await tabTo(page, 'None');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Tick a line to write about it.')).toBeVisible();
    await tabTo(page, new RegExp(`${ORDER} / 20`));
    await page.keyboard.press('Space');
    await expect(page.getByLabel('Subject')).toHaveValue(`Erinnerung: 1 offene Bestellposition (${ORDER})`);
    await expect(page.getByRole('link', { name: 'Open in mail program' })).toHaveAttribute(
      'href',
      /^mailto:petra\.lindqvast@ostrel-?[a-z]*\.example\?subject=Erinnerung%3A%201/,
    );
    await page.getByLabel('Below the table').fill('Danke & <Gruß>');

    await tabTo(page, 'Copy with table');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Copied. Noted as chased today.')).toBeVisible();
    const { html, text } = await pasted(page);
    expect(text).toMatch(new RegExp(`${ORDER} \\| 20 .*1\\. Mai 2026`));
    expect(text).toContain('Danke & <Gruß>');
    expect(html).toContain(`>${ORDER}</td>`);
    expect(html).toContain('Danke &amp; &lt;Gruß&gt;');
    await expect(page.getByRole('heading', { name: 'Sent before 1' })).toBeVisible();

    const saving = page.waitForEvent('download');
    await tabTo(page, 'Save as mail file');
    await page.keyboard.press('Enter');
    const mail = await PostalMime.parse(readFileSync(await (await saving).path()));
    expect(mail.subject).toBe(`Erinnerung: 1 offene Bestellposition (${ORDER})`);
    expect(mail.to?.[0]?.name).toBe('Petra Lindqvast');
    expect(mail.text).toContain('Danke & <Gruß>');
    expect(mail.html).toContain('<td');
    // However often the draft leaves, the partner was reminded once.
    await expect(page.getByText('Saved. Noted as chased today.')).toBeVisible();
    await expect(page.locator('.chaser-line').first()).toContainText('chased today');
    await expect(page.getByRole('heading', { name: 'Sent before 1' })).toBeVisible();
    await clean(page);

    const portal = await lens.context.newPage();
    await portal.goto(`${sites.portal}/orders`);
    const attention = () =>
      lens.worker().then((worker) =>
        worker.evaluate(async (url) => {
          const [tab] = await chrome.tabs.query({ url });
          return Number(await chrome.action.getBadgeText({ tabId: tab?.id }));
        }, `${sites.portal}/*`),
      );
    await expect.poll(attention).toBeGreaterThan(0);
    const before = await attention();
    await page.bringToFront();
    await page.goto(`${lens.home}/sidepanel.html#order/${SUPPLIER}%2F${ONE_LINE}`);
    await tabTo(page, 'Known until a date');
    await page.keyboard.press('Enter');
    await clean(page);
    await page.getByLabel('Until').fill('2026-05-07');
    await tabTo(page, 'Known');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Choose a day after today.')).toBeVisible();
    await page.getByLabel('Until').fill('2026-05-20');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/line(s are| is) known until May 20/)).toBeVisible();
    await expect(page.getByText('known until May 20: supplier told us').first()).toBeVisible();
    await expect.poll(attention).toBe(before - 1);

    await page.goto(`${lens.home}/sidepanel.html#mine`);
    await page.getByRole('button', { name: 'Show all orders instead' }).click();
    const known = page.getByRole('button', { name: /known until a date/ });
    await expect(known).toContainText('1');
    await known.click();
    const row = page.locator('main .rows a.rowi');
    await expect(row).toHaveCount(1);
    await expect(row).toContainText(/known until May 20: supplier told us/);
    await clean(page);
    await page.getByRole('button', { name: `Ask for attention again: ${ONE_LINE} / 10` }).click();
    await expect(page.getByRole('heading', { name: 'Known until a date' })).toHaveCount(0);
    await expect(row).toHaveCount(0);
  } finally {
    await close();
  }
});
