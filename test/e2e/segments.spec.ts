import type { Frame, Page } from '@playwright/test';
import { axeFindings } from '../tools/browser/axe.ts';
import { openCard } from '../tools/browser/card.ts';
import { portalSupplier } from '../tools/demo/choose.ts';
import { expect, test } from './fixtures.ts';
import { firstLate, markOf } from './vertical.ts';

const axeIn = (where: Page | Frame) => axeFindings((expression) => where.evaluate(expression));
const titles = (page: Page) => page.locator('.halves > div > :is(section, details) > .h2').allTextContents();

/** From the segments to what they decide, and from a customer's figures to its records. */
test('the segment of a supplier decides what stands first on its page, and behind the sentence that matters on the card of its order', async ({
  sample,
}) => {
  const { lens, sites, orders } = sample;
  const panel = await lens.context.newPage();
  await panel.setViewportSize({ width: 400, height: 1600 });
  const errors: string[] = [];
  panel.on('pageerror', (error) => errors.push(String(error)));
  await panel.goto(`${lens.home}/sidepanel.html#segments`);
  await panel.locator('.matrix-dot').first().waitFor();
  await expect(panel.locator('h1 + p')).toHaveText(/^\d+ of \d+ suppliers placed/);
  await expect(panel.locator('.capacity tbody tr').first()).toHaveText(/\d/);
  expect(await axeIn(panel), 'segments').toEqual([]);

  // A bottleneck: how long the stock lasts stands first, then what is open; figures and people are folded.
  await panel.getByRole('button', { name: /^Bottleneck/ }).click();
  await panel.locator('.segments tbody a').first().click();
  await expect(panel.locator('.steer')).toHaveText(/Bottleneck: Low impact 0\.\d+.*high supply risk 0\.\d+/i);
  expect((await titles(panel)).slice(0, 2).join()).toMatch(/^Stock cover.*Open orders/);
  await expect(panel.locator('.halves .rowi .v').first()).toHaveText(/lasts \d+ days?|None left/);
  await expect(panel.locator('.kpis').first()).toBeHidden();
  expect(await axeIn(panel), 'bottleneck').toEqual([]);
  await panel.getByRole('button', { name: 'Show everything' }).click();
  await expect(panel.locator('.kpis').first()).toBeVisible();

  // A strategic one: plan and people, first on its page, and on the card of its order behind the sentence that matters.
  await panel.goto(`${lens.home}/sidepanel.html#segments`);
  await panel.getByRole('button', { name: /^Strategic/ }).click();
  await panel.getByRole('link', { name: portalSupplier(orders), exact: true }).click();
  await expect(panel.locator('.steer')).toHaveText(/Strategic: High impact/);
  expect((await titles(panel)).slice(0, 2).join()).toMatch(/^Plan and people.*People/);

  const page = await lens.context.newPage();
  await page.goto(`${sites.portal}/orders`);
  const card = await openCard(page, await markOf(page, firstLate(orders).order));
  const lead = card.locator('.card-body > :first-child');
  await expect(lead).toHaveText(
    /^Late by \d+ days.*Strategic.*Agreement version \d+, in force since .*for us; .*for them/,
  );
  expect(await axeIn(card), 'card').toEqual([]);
  await page.close();
  await panel.close();
  expect(errors).toEqual([]);
});

test('customers stand in classes, and their figures lead to their records', async ({ sample }) => {
  const panel = await sample.lens.context.newPage();
  await panel.setViewportSize({ width: 400, height: 1600 });
  await panel.goto(`${sample.lens.home}/sidepanel.html#segments`);
  await panel.getByRole('link', { name: 'Customers' }).click();
  const field = panel.locator('.rfm-field:not(:disabled)').first();
  await field.waitFor();
  expect(await axeIn(panel), 'customers').toEqual([]);
  const count = Number(await field.textContent());
  await field.click();
  await expect(panel.locator('.customers tbody tr')).toHaveCount(count);
  await panel.locator('.customers tbody a').first().click();

  const figures = panel.locator('.sect', { hasText: 'How it orders' });
  await expect(figures.locator('.rowi')).toHaveCount(7);
  const text = (await figures.textContent()) ?? '';
  expect(text).toMatch(/recency \d, frequency \d, amount \d of 5/);
  expect(text).toMatch(/its own rhythm: half of \d+ gaps within/);
  // The sample has fewer customers than the model needs, and says so.
  expect(text).toMatch(/Still active.*Not enough data: 2\d customers have ordered, 30 are needed/);
  expect(text).toMatch(/at least \d+(\.\d+)?%.*share-of-wallet\/1/);
  expect(await axeIn(panel), 'customer').toEqual([]);

  const lines = Number(/Lines(\d+)/.exec((await panel.locator('.facts').textContent()) ?? '')?.[1]);
  await figures.locator('.rowi').first().click();
  await panel.getByRole('heading', { name: /^Orders of / }).waitFor();
  const said = (await panel.locator('h1 + p').textContent()) ?? '';
  const [counted = 0, leftOut = 0] = [...said.matchAll(/\d+/g)].map(Number);
  expect(counted + leftOut).toBe(lines);
  expect(await axeIn(panel), 'records').toEqual([]);
  await panel.close();
});
