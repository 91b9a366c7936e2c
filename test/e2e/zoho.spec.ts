import { startZoho, zohoTouch } from '../simulators/zoho.ts';
import { clientRecords, openZohoClient } from '../simulators/zoho-client.ts';
import { axeFindings } from '../tools/browser/axe.ts';
import { openCard } from '../tools/browser/card.ts';
import { waitForMarks } from '../tools/browser/marks.ts';
import { removeAll } from '../tools/browser/remove-all.ts';
import { serveMail } from '../tools/browser/serve-mail.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { storedText } from '../tools/browser/stored-text.ts';
import { expect, test } from './fixtures.ts';

test('Zoho CRM is connected step by step, known on a mail, written to once, and forgotten', async ({
  lens,
}) => {
  const crm = await startZoho(3);
  const mail = await serveMail('CUST-2');
  await grantAtOnce(lens, crm.address);
  const options = await lens.context.newPage();
  const panel = await lens.context.newPage();
  const system = options.getByRole('region', { name: 'Our Zoho' });
  try {
    await options.bringToFront();
    await options.goto(`${lens.home}/options.html#sources`);
    await options.getByLabel('Zoho CRM', { exact: true }).check();
    const [own = '', other = ''] = await options.locator('.callbacks code').allTextContents();
    expect([own, other]).toEqual([
      expect.stringMatching(/^https:\/\/[a-p]{32}\.chromiumapp\.org\/signed-in$/),
      expect.stringMatching(/^https:\/\/[0-9a-f]{40}\.extensions\.allizom\.org\/signed-in$/),
    ]);
    await expect(options.getByLabel('Data centre').locator('option')).toHaveCount(8);
    expect(await axeFindings((expression) => options.evaluate(expression))).toEqual([]);

    // This client turns out to have a secret: said before anything is stored.
    crm.tokens.redirects.add(own).add(other);
    crm.tokens.secret = 'not-for-everybody';
    await options.getByLabel('How you call it').fill('Our Zoho');
    await options.getByLabel('Client ID').fill(crm.tokens.clientId);
    await options.getByText('Client secret, or another address', { exact: true }).click();
    await options.getByLabel('Address of a gateway').fill(crm.address);
    const go = options.getByRole('button', { name: 'Sign in and check' });
    await go.click();
    await expect(options.getByRole('alert')).toContainText('without its secret (invalid_client)');

    // A sign-in that leads to a host that is none of Zoho’s: no token goes there.
    await options.getByLabel('Client secret', { exact: true }).fill('not-for-everybody');
    crm.tokens.accountsServer = 'https://accounts.evil.example';
    await go.click();
    await expect(options.getByRole('alert')).toContainText('none of Zoho’s data centres');
    crm.tokens.accountsServer = new URL(crm.address).origin;

    await go.click();
    await expect(options.getByText('The sign-in renews itself with the client secret')).toBeVisible();
    await expect(options.getByText('Signed in as ada@own.example')).toBeVisible();
    await expect(options.getByText('Lines of orders are read many at a time')).toBeVisible();
    await expect(options.getByText('Amounts are in EUR')).toBeVisible();
    await expect(options.getByText('3 orders are there')).toBeVisible();
    await expect(system).toContainText('3 orders, 3 new and 0 changed lines');

    // A mail of somebody whom Zoho knows.
    await grantAtOnce(lens, mail.address);
    const page = await lens.context.newPage();
    await page.goto(mail.address);
    const marks = await waitForMarks(page, 2);
    expect(marks.map(({ number }) => number).sort()).toEqual(['CUST-2', 'jo.beispiel@sample-retail.example']);
    const sender = marks.find(({ number }) => number.includes('@'));
    if (!sender) throw new Error('No mark beside the sender.');
    const card = await openCard(page, sender);
    await expect(card.getByRole('heading', { level: 1 })).toHaveText('Sample Retail GmbH');
    await page.close();

    // A touchpoint goes there once, as Zoho’s own client sees it; its answer is lost on the way.
    await panel.setViewportSize({ width: 400, height: 900 });
    await panel.goto(`${lens.home}/sidepanel.html#partner/SAMPLERETAILGMBH`);
    await panel.getByRole('button', { name: 'Log a touchpoint' }).click();
    await panel.getByLabel('In your words').fill('They take it on Friday.');
    crm.loseAnswer = ({ method, path }) => {
      const breaks = method === 'POST' && !path.endsWith('/coql');
      if (breaks) crm.loseAnswer = undefined;
      return breaks;
    };
    await panel.getByRole('button', { name: 'Write to Our Zoho' }).click();
    const touchpoints = panel.getByRole('region', { name: 'Touchpoints and notes' });
    await expect(touchpoints.getByText(/^Written to Our Zoho/)).toBeVisible({ timeout: 90_000 });
    const client = await openZohoClient(crm);
    const written = [
      ...(await clientRecords('Tasks', 'Subject,Description,What_Id')),
      ...(await clientRecords('Calls', 'Subject,Description,What_Id')),
    ];
    await client.done();
    expect(written.map((each) => each.getKeyValue('Description'))).toEqual([
      expect.stringContaining('They take it on Friday.'),
    ]);
    await expect(touchpoints.getByText('They take it on Friday.')).toHaveCount(1);

    // A token ends before its time: renewed without a person. The sign-in itself ends: asked for once.
    zohoTouch(crm, 'Sales_Orders', 1, { Status: 'Cancelled' });
    crm.tokens.expire();
    await options.bringToFront();
    await options.getByRole('button', { name: 'Read now: Our Zoho' }).click();
    await expect(system).toContainText('0 new and 1 changed lines');
    crm.tokens.revoke();
    await options.getByRole('button', { name: 'Read now: Our Zoho' }).click();
    await expect(system).toContainText('Our Zoho turned the sign-in down.');
    // Signed in to another organisation of the same data centre, nothing of it is kept.
    const { org } = crm;
    crm.org = { ...org, id: '554000000000999', company_name: 'Other Works' };
    await options.getByRole('button', { name: 'Sign in again' }).click();
    await expect(system.getByRole('alert')).toContainText('This sign-in is of Other Works (554000000000999)');
    await expect(system.getByRole('alert')).toContainText('Sign in as a user of Our Own Works');
    const unused = crm.tokens.issued.at(-1);
    await expect.poll(() => crm.tokens.scopeOf(`Zoho-oauthtoken ${unused}`)).toBeUndefined();
    crm.org = org;
    await options.getByRole('button', { name: 'Sign in again' }).click();
    await expect(system).toContainText('Up to date as of');
    await expect(system).not.toContainText('turned the sign-in down');

    const text = `${await storedText(options)} ${await options.content()}`;
    expect(crm.tokens.issued.length).toBeGreaterThan(2);
    for (const token of [...crm.tokens.issued, 'not-for-everybody']) expect(text).not.toContain(token);
    const last = crm.tokens.issued.at(-1) ?? '';
    expect(crm.tokens.scopeOf(`Zoho-oauthtoken ${last}`)).toBeDefined();
    await options.getByRole('button', { name: 'Disconnect Our Zoho' }).click();
    await expect(options.getByText('its sign-in is deleted here, its records are kept')).toBeVisible();
    // The sign-in ends there as well: nobody could go on with it.
    await expect.poll(() => crm.tokens.scopeOf(`Zoho-oauthtoken ${last}`)).toBeUndefined();
    const before = crm.asked.length;
    await options.reload();
    await expect(options.getByText('No system is connected yet.')).toBeVisible();
    expect(crm.asked.length).toBe(before);
    await removeAll(options, 'Sample Retail');
  } finally {
    await options.close();
    await panel.close();
    await crm.close();
    await mail.close();
  }
});
