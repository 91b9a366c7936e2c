import { Client } from '@hubspot/api-client';
import { startHubspot } from '../simulators/hubspot.ts';
import { hubRecord, link } from '../simulators/hubspot-data.ts';
import { axeFindings } from '../tools/browser/axe.ts';
import { openCard } from '../tools/browser/card.ts';
import { waitForMarks } from '../tools/browser/marks.ts';
import { removeAll } from '../tools/browser/remove-all.ts';
import { serveMail } from '../tools/browser/serve-mail.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { storedText } from '../tools/browser/stored-text.ts';
import { expect, test } from './fixtures.ts';

test('HubSpot is connected by a token, known on a mail, written to once, signed in again, and forgotten', async ({
  lens,
}) => {
  const hub = await startHubspot(3);
  const deal = {
    dealname: 'New shelves',
    amount: '84000',
    deal_currency_code: 'EUR',
    dealstage: 'presentation',
  };
  hub.records.deals = [hubRecord('deals', '51', deal, Date.now())];
  link(hub.links, 'deals', '51', 'companies', '11');
  const mail = await serveMail('SHOP-2');
  await grantAtOnce(lens, hub.address);
  const options = await lens.context.newPage();
  const panel = await lens.context.newPage();
  try {
    await options.bringToFront();
    await options.goto(`${lens.home}/options.html#sources`);
    await options.getByLabel('HubSpot', { exact: true }).check();
    await expect(options.getByText('crm.objects.line_items.read')).toBeVisible();
    await options.getByLabel('How you call it').fill('Our HubSpot');
    await options.getByLabel('Account ID (Hub ID)').fill('12');
    await options.getByLabel('Access token of the private app').fill(hub.token);
    await options.getByText('Another address').click();
    await options.getByLabel('Address of a gateway').fill(hub.address);
    expect(await axeFindings((expression) => options.evaluate(expression))).toEqual([]);
    const go = options.getByRole('button', { name: 'Check and connect' });
    await go.click();
    await expect(options.getByText('of the HubSpot account 4711')).toBeVisible();

    hub.scopes.delete('tickets');
    await options.getByLabel('Account ID (Hub ID)').fill(hub.account);
    await go.click();
    await expect(options.getByText('The token lacks the scopes tickets')).toBeVisible();
    await expect(options.getByText('All properties that are read are there')).toBeVisible();
    await expect(options.getByText('3 orders are there')).toBeVisible();
    const system = options.getByRole('region', { name: 'Our HubSpot' });
    await expect(system).toContainText('3 orders, 3 new and 0 changed lines');

    await grantAtOnce(lens, mail.address);
    const page = await lens.context.newPage();
    await page.goto(mail.address);
    const marks = await waitForMarks(page, 2);
    const sender = marks.find(({ number }) => number.includes('@'));
    if (!sender) throw new Error('No mark beside the sender.');
    const card = await openCard(page, sender);
    await expect(card.getByRole('heading', { level: 1 })).toHaveText('Sample Retail GmbH');
    await expect(card.getByText('1 open opportunity, €84,000.00')).toBeVisible();
    await page.close();

    await panel.setViewportSize({ width: 400, height: 900 });
    await panel.goto(`${lens.home}/sidepanel.html#partner/SAMPLERETAILGMBH`);
    await panel.getByRole('button', { name: 'Log a touchpoint' }).click();
    await panel.getByLabel('In your words').fill('They take <all> on Friday.');
    await panel.getByRole('button', { name: 'Write to Our HubSpot' }).click();
    const touchpoints = panel.getByRole('region', { name: 'Touchpoints and notes' });
    await expect(touchpoints.getByText(/^Written to Our HubSpot/)).toBeVisible({ timeout: 60_000 });
    const client = new Client({ accessToken: hub.token, basePath: new URL(hub.address).origin });
    const { results } = await client.crm.objects.basicApi.getPage('notes', 10, undefined, ['hs_note_body']);
    expect(results.map(({ properties }) => properties.hs_note_body)).toEqual([
      expect.stringContaining('They take &lt;all&gt; on Friday.'),
    ]);

    // The token is rotated there: asked for once. One of another account is refused; a new one of this account goes on.
    const tokens = [hub.token, 'pat-eu1-new'];
    await options.bringToFront();
    const read = options.getByRole('button', { name: 'Read now: Our HubSpot' });
    // A reading that is still under way would be the one that is turned down.
    await expect(read).toBeEnabled();
    hub.token = 'pat-eu1-new';
    await read.click();
    await expect(system).toContainText('Our HubSpot turned the sign-in down.');
    const { account } = hub;
    hub.account = '999';
    await system.getByLabel('Token').fill(hub.token);
    await options.getByRole('button', { name: 'Sign in again' }).click();
    await expect(system.getByRole('alert')).toContainText('This sign-in is of 999');
    hub.account = account;
    await options.getByRole('button', { name: 'Sign in again' }).click();
    await expect(system).not.toContainText('turned the sign-in down');
    await expect(system).toContainText('Up to date as of');

    const text = `${await storedText(options)} ${await options.content()}`;
    for (const token of tokens) expect(text).not.toContain(token);
    await options.getByRole('button', { name: 'Disconnect Our HubSpot' }).click();
    await expect(options.getByText('No system is connected yet.')).toBeVisible();
    const before = hub.asked.length;
    await options.reload();
    await expect(options.getByText('No system is connected yet.')).toBeVisible();
    expect(hub.asked.length).toBe(before);
    await removeAll(options, 'Sample Retail');
  } finally {
    await options.close();
    await panel.close();
    await hub.close();
    await mail.close();
  }
});
