import type { Page } from '@playwright/test';
import { axeFindings } from '../tools/browser/axe.ts';
import { expect, openLoaded, SAMPLE, test } from './fixtures.ts';

/** Drafting, trying and agreeing, and a certificate that closes a gate: on the sample, by keyboard alone. */

const SUPPLIER = '100482';

/** Steps through the page with Tab until an element of this name has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = typeof name === 'string' ? `^${name}$` : name.source;
  const on = () =>
    page.evaluate((pattern) => {
      const at = document.activeElement as HTMLInputElement | null;
      const label = at?.labels?.[0]?.textContent ?? '';
      const says = at?.getAttribute('aria-label') ?? (label || at?.textContent || '');
      return new RegExp(pattern).test(says.trim());
    }, wanted);
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab');
    if (await on()) return;
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

test('draft, what it would change, a wrong entry, agreed; an expired certificate caps the grade', async () => {
  const { lens, close } = await openLoaded(SAMPLE);
  try {
    const page = await lens.context.newPage();
    await page.setViewportSize({ width: 320, height: 900 });
    await page.goto(`${lens.home}/sidepanel.html#scorecard/${SUPPLIER}`);
    await expect(page.getByText(/^Version 1, direct material/)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'What we owe them' })).toBeVisible();
    await clean(page);

    await tabTo(page, 'Change what is agreed');
    await page.keyboard.press('Enter');
    const outcome = page.locator('.outcome');
    await expect(outcome).toContainText('The score stays the same.');
    const before = await outcome.locator('.total').first().textContent();
    await tabTo(page, 'Target');
    await page.keyboard.type('55');
    await expect(outcome).toContainText(/Up by .+ points · Most of it: On time in full, first promised \+/);
    expect(await outcome.locator('.total').first().textContent(), 'what is in force stays').toBe(before);
    expect(await outcome.locator('.total').last().textContent()).not.toContain(before?.slice(-4) ?? '');
    await expect(page.getByText(/The grade differs in \d+ of 12 months/)).toBeVisible();

    // A wrong entry says so where it stands, and stays; the preview says that it is behind.
    await page.keyboard.press('Tab');
    await page.keyboard.type('lots');
    await expect(page.getByText('This is no number. Write it like 95 or 97.5.')).toBeVisible();
    await expect(outcome).toContainText('before the entries that need another look');
    await clean(page);
    await tabTo(page, 'Agree on version 2');
    await page.keyboard.press('Enter');
    await expect(page.getByText('1 entry needs another look')).toBeVisible();
    await expect(page.locator('#terms\\.0\\.floor')).toBeFocused();
    await expect(page.locator('#terms\\.0\\.floor')).toHaveValue('lots');
    await expect(page.locator('#terms\\.0\\.target')).toHaveValue('55');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('40');
    await tabTo(page, 'Who agreed on their side');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('A very long name of the person who agreed '.repeat(4).trim());
    await tabTo(page, 'Agree on version 2');
    await page.keyboard.press('Enter');

    await expect(page.getByText('Version 2 is agreed.')).toBeVisible();
    await expect(page.getByText(/^Version 2, direct material/)).toBeVisible();
    await expect(page.getByText(/^Version 1, direct material/)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);

    // The version as a file is what the next draft begins with.
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file, version 2' }).click();
    const saved = await (await saving).path();
    await page.getByRole('link', { name: 'Change what is agreed' }).click();
    await page.locator('input[type=file]').setInputFiles(saved);
    await expect(page.getByText(/^Read from .+ Check it, then agree\./)).toBeVisible();
    await expect(page.locator('#terms\\.0\\.floor')).toHaveValue('40');
    await expect(outcome).toContainText('The score stays the same.');

    await page.goto(`${lens.home}/sidepanel.html#facts/${SUPPLIER}`);
    await page.getByRole('heading', { name: 'Certificates, ratings and risks' }).waitFor();
    await tabTo(page, 'Add');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Its name');
    await page.keyboard.type('EN 9100');
    await tabTo(page, 'Save');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Enter a value.').first()).toBeVisible();
    await expect(page.getByLabel('Its name')).toHaveValue('EN 9100');
    await clean(page);
    await page.getByLabel('Holds from').fill('2023-01-01');
    await page.getByLabel('Last day on which it holds').fill('2026-01-31');
    await page.getByLabel('Who says so').fill('Sample certifier');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Saved: EN 9100')).toBeVisible();
    await expect(page.locator('.fact').first()).toContainText(/EN 9100.*was valid until/);

    await page.goto(`${lens.home}/sidepanel.html#scorecard/${SUPPLIER}`);
    await expect(page.getByText('Capped at C: expired certificate EN 9100')).toBeVisible();
    await page.getByRole('link', { name: 'Certificates on record' }).click();
    await page.getByRole('button', { name: 'Remove EN 9100' }).click();
    await expect(page.locator('.fact').filter({ hasText: 'EN 9100' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.locator('.fact').filter({ hasText: 'EN 9100' })).toHaveCount(1);
  } finally {
    await close();
  }
});
