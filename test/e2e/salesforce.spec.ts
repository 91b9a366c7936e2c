import { Connection } from '@jsforce/jsforce-node';
import { startSalesforce } from '../simulators/salesforce.ts';
import { sfId, sfInstant } from '../simulators/salesforce-data.ts';
import { somePipeline } from '../simulators/salesforce-pipeline.ts';
import { axeFindings } from '../tools/browser/axe.ts';
import { openCard } from '../tools/browser/card.ts';
import { waitForMarks } from '../tools/browser/marks.ts';
import { serveMail } from '../tools/browser/serve-mail.ts';
import { grantSite } from '../tools/browser/sites.ts';
import { storedText } from '../tools/browser/stored-text.ts';
import { expect, test } from './fixtures.ts';

test('Salesforce is connected step by step, known on a mail, written to once, and forgotten', async ({
  lens,
}) => {
  const org = await startSalesforce(3);
  Object.assign(org.records, somePipeline(Date.now()));
  const mail = await serveMail('CUST-2');
  await grantSite(lens, org.address);
  const options = await lens.context.newPage();
  const panel = await lens.context.newPage();
  const system = options.getByRole('region', { name: 'Our Salesforce' });
  try {
    await options.bringToFront();
    await options.goto(`${lens.home}/options.html#sources`);
    await options.getByLabel('Salesforce', { exact: true }).check();
    const [own = '', other = ''] = await options.locator('.callbacks code').allTextContents();
    expect([own, other]).toEqual([
      expect.stringMatching(/^https:\/\/[a-p]{32}\.chromiumapp\.org\/signed-in$/),
      expect.stringMatching(/^https:\/\/[0-9a-f]{40}\.extensions\.allizom\.org\/signed-in$/),
    ]);
    await lens.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await options.getByRole('button', { name: 'Copy the callback URL: This browser' }).click();
    await expect(options.getByText('Copied')).toBeVisible();
    expect(await options.evaluate(() => navigator.clipboard.readText())).toBe(own);
    expect(await axeFindings((expression) => options.evaluate(expression))).toEqual([]);

    // Everybody’s sign-in page is no org.
    await options.getByLabel('How you call it').fill('Our Salesforce');
    await options.getByLabel('My Domain address').fill('login.salesforce.com');
    await options.getByLabel('Consumer key').fill(org.tokens.clientId);
    const go = options.getByRole('button', { name: 'Sign in and check' });
    await go.click();
    await expect(options.getByRole('alert')).toContainText('it ends with .my.salesforce.com');

    // One of the two secrets is still ticked: named before anything is stored.
    await options.getByLabel('My Domain address').fill(org.address);
    org.tokens.redirects.add(own).add(other);
    org.tokens.wantsSecret = true;
    await go.click();
    await expect(options.getByRole('alert')).toContainText('does not renew the sign-in by itself');
    await expect(options.getByRole('alert')).toContainText('Require secret for Refresh Token Flow');

    org.tokens.wantsSecret = false;
    await go.click();
    await expect(options.getByText('each renewal replaces its key')).toBeVisible();
    await expect(options.getByText('Signed in as ada@own.example')).toBeVisible();
    await expect(options.getByText('The customer’s own order number is there (PoNumber)')).toBeVisible();
    await expect(options.getByText('No currency is told')).toBeVisible();
    await expect(options.getByText('3 orders are there')).toBeVisible();
    await expect(system).toContainText('3 orders, 3 new and 0 changed lines');
    expect(await axeFindings((expression) => options.evaluate(expression))).toEqual([]);

    // A mail of somebody whom Salesforce knows.
    await grantSite(lens, mail.address);
    const page = await lens.context.newPage();
    await page.goto(mail.address);
    const marks = await waitForMarks(page, 2);
    expect(marks.map(({ number }) => number).sort()).toEqual(['CUST-2', 'jo.beispiel@sample-retail.example']);
    const sender = marks.find(({ number }) => number.includes('@'));
    if (!sender) throw new Error('No mark beside the sender.');
    const card = await openCard(page, sender);
    await expect(card.getByRole('heading', { level: 1 })).toHaveText('Sample Retail GmbH');
    await expect(card.getByText('3 open opportunities, 93,500.00 (currency not named)')).toBeVisible();
    await page.close();

    // A touchpoint goes there once, as Salesforce’s own client sees it; its answer is lost on the way.
    await panel.setViewportSize({ width: 400, height: 900 });
    await panel.goto(`${lens.home}/sidepanel.html#partner/SAMPLERETAILGMBH`);
    for (const heading of ['Renewals 1', 'Opportunities 2', 'Quotes 1', 'Leads 1', 'Campaigns 1'])
      await expect(panel.getByRole('heading', { name: heading, exact: true })).toBeVisible();
    await expect(panel.getByText(/^Proposal · 20% likely · was to close .*, 12 days ago/)).toBeVisible();
    await expect(panel.getByText('Buyer, jo.beispiel@sample-retail.example, +49')).toBeVisible();
    await panel.getByText('2 past').click();
    await expect(panel.getByText('Shelves 2025')).toBeVisible();
    await expect(panel.getByText('Elsewhere')).toHaveCount(0);
    await expect(system.getByText('1 lead was left out at the last reading')).toHaveCount(1);
    expect(await axeFindings((expression) => panel.evaluate(expression))).toEqual([]);
    await panel.getByRole('button', { name: 'Log a touchpoint' }).click();
    await panel.getByLabel('In your words').fill('They take it on Friday.');
    org.loseAnswer = ({ method }) => {
      const breaks = method === 'POST';
      if (breaks) org.loseAnswer = undefined;
      return breaks;
    };
    await panel.getByRole('button', { name: 'Write to Our Salesforce' }).click();
    const touchpoints = panel.getByRole('region', { name: 'Touchpoints and notes' });
    await expect(touchpoints.getByText(/^Written to Our Salesforce/)).toBeVisible({ timeout: 90_000 });
    const client = new Connection({
      instanceUrl: new URL(org.address).origin,
      version: '66.0',
      accessToken: org.tokens.issued.at(-1) ?? '',
    });
    const { records } = await client.query('SELECT Subject, Description, AccountId, IsClosed FROM Task');
    expect(records).toMatchObject([
      {
        Description: expect.stringContaining('They take it on Friday.'),
        AccountId: sfId('Account', 1),
        IsClosed: true,
      },
    ]);
    await expect(touchpoints.getByText('They take it on Friday.')).toHaveCount(1);

    // A token ends before its time: renewed without a person. The sign-in itself ends: asked for once.
    const [order] = org.records.Order ?? [];
    Object.assign(order ?? {}, { Status: 'Cancelled', SystemModstamp: sfInstant(Date.now()) });
    org.tokens.expire();
    await options.bringToFront();
    await options.getByRole('button', { name: 'Read now: Our Salesforce' }).click();
    await expect(system).toContainText('0 new and 1 changed lines');
    org.tokens.revoke();
    await options.getByRole('button', { name: 'Read now: Our Salesforce' }).click();
    await expect(system).toContainText('Our Salesforce turned the sign-in down.');
    await options.getByRole('button', { name: 'Sign in again' }).click();
    await expect(system).toContainText('Up to date as of');
    await expect(system).not.toContainText('turned the sign-in down');

    const text = `${await storedText(options)} ${await options.content()}`;
    const { issued, issuedKeys } = org.tokens;
    expect(Math.min(issued.length, issuedKeys.length)).toBeGreaterThan(2);
    for (const token of [...issued, ...issuedKeys]) expect(text).not.toContain(token);
    await options.getByRole('button', { name: 'Disconnect Our Salesforce' }).click();
    await expect(options.getByText('its sign-in is deleted here, its records are kept')).toBeVisible();
    // The sign-in ends there as well: nobody could go on with it.
    await expect.poll(() => org.tokens.admits(`Bearer ${org.tokens.issued.at(-1)}`)).toBe(false);
    const before = org.asked.length;
    await options.reload();
    await expect(options.getByText('No system is connected yet.')).toBeVisible();
    expect(org.asked.length).toBe(before);
  } finally {
    await options.close();
    await panel.close();
    await org.close();
    await mail.close();
  }
});
