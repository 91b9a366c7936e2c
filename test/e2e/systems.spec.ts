import { startTryton } from '../simulators/tryton.ts';
import { axeFindings } from '../tools/browser/axe.ts';
import { connectTryton } from '../tools/browser/connect-tryton.ts';
import { grantSite } from '../tools/browser/sites.ts';
import { expect, test } from './fixtures.ts';

test('Tryton is connected, read, kept up to date, and forgotten with its password', async ({ lens }) => {
  const simulator = await startTryton();
  const host = new URL(simulator.address).host;
  await grantSite(lens, simulator.address);
  const page = await connectTryton(lens, { ...simulator, password: 'wrong' });
  try {
    await expect(page.getByRole('alert')).toContainText(`${host} does not accept this sign-in.`);
    expect(await page.getByLabel('Database').inputValue(), 'what was typed stays').toBe(simulator.database);

    await page.getByLabel('Password').fill(simulator.password);
    await page.getByRole('button', { name: 'Check and connect' }).click();
    await expect(page.getByText('9 purchases are there')).toBeVisible();
    await page.getByText('One record of each object').click();
    await expect(page.getByText('Complaints: 2 to be read, the newest was')).toBeVisible();
    await expect(page.getByText('Purchases: 8 to be read, the newest was')).toBeVisible();
    const system = page.getByRole('region', { name: 'Our Tryton' });
    await expect(system).toContainText('9 orders, 10 new and 0 changed lines');
    await expect(system).toContainText('Up to date as of');
    // Foreign origins are refused by the server: none of our calls carried one.
    expect(simulator.asked.every(({ origin }) => origin === undefined)).toBe(true);

    await page.getByText('What was asked').click();
    const asked = page.locator('.ledger tbody tr');
    const methods = () => simulator.asked.map(({ method }) => method).reverse();
    // The list follows a moment later what it lists, and of two requests at once either may arrive first.
    await expect
      .poll(async () => {
        const listed = await asked.locator('td:nth-child(3)').allTextContents();
        return `${listed.sort()}` === `${methods().slice(0, 60).sort()}`;
      })
      .toBe(true);
    expect(await page.content()).not.toContain(simulator.password);
    expect(await axeFindings((expression) => page.evaluate(expression))).toEqual([]);

    await page.getByText('What this system offers').click();
    await expect(system.getByText('For which customer a line was bought')).toBeVisible();
    await page.getByRole('button', { name: 'Choose fields of Our Tryton' }).click();
    await page.getByLabel('Day of confirmation').selectOption('order:purchase_date');
    await page.getByRole('button', { name: 'Show the three latest purchases' }).click();
    await expect(page.getByRole('region', { name: 'The three latest purchases' })).toContainText('Warehouse');
    await page.getByRole('button', { name: 'Use these fields' }).click();
    await expect(system).toContainText('9 orders, 0 new and 8 changed lines');

    await page.getByRole('button', { name: 'Read now: Our Tryton' }).click();
    await expect(system).toContainText(/[09] orders, 0 new and 0 changed lines/);

    await page.getByRole('button', { name: 'Disconnect Our Tryton' }).click();
    await expect(page.getByText('its password is deleted, its records are kept')).toBeVisible();
    await page.goto(`${lens.home}/sidepanel.html#partners`);
    await expect(page.getByRole('link', { name: 'Sample Castings GmbH' })).toBeVisible();
  } finally {
    await page.close();
    await simulator.close();
  }
});
