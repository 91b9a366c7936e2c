import { DynamicsWebApi } from 'dynamics-web-api';
import { startDynamics, touchRow } from '../simulators/dynamics.ts';
import { dvId } from '../simulators/dynamics-data.ts';
import { axeFindings } from '../tools/browser/axe.ts';
import { openCard } from '../tools/browser/card.ts';
import { waitForMarks } from '../tools/browser/marks.ts';
import { removeAll } from '../tools/browser/remove-all.ts';
import { serveMail } from '../tools/browser/serve-mail.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { storedText } from '../tools/browser/stored-text.ts';
import { expect, test } from './fixtures.ts';

test('Dynamics 365 is connected step by step, known on a mail, written to once, signed in again, and forgotten', async ({
  lens,
}) => {
  const org = await startDynamics(3);
  const mail = await serveMail('ORD-10002');
  await grantAtOnce(lens, org.address);
  const options = await lens.context.newPage();
  const panel = await lens.context.newPage();
  const system = options.getByRole('region', { name: 'Our Dynamics' });
  try {
    await options.bringToFront();
    await options.goto(`${lens.home}/options.html#sources`);
    await options.getByLabel('Dynamics 365', { exact: true }).check();
    const [own = '', other = ''] = await options.locator('.callbacks code').allTextContents();
    expect([own, other]).toEqual([
      expect.stringMatching(/^https:\/\/[a-p]{32}\.chromiumapp\.org\/signed-in$/),
      expect.stringMatching(/^https:\/\/[0-9a-f]{40}\.extensions\.allizom\.org\/signed-in$/),
    ]);
    expect(await axeFindings((expression) => options.evaluate(expression))).toEqual([]);

    // A page of Microsoft is no organisation, and a word is no directory.
    await options.getByLabel('How you call it').fill('Our Dynamics');
    await options.getByLabel('Address of your organisation').fill('make.powerapps.com');
    await options.getByLabel('Directory (tenant) ID').fill('our directory');
    await options.getByLabel('Application (client) ID').fill(org.tokens.clientId);
    const go = options.getByRole('button', { name: 'Sign in and check' });
    await go.click();
    await expect(options.getByRole('alert')).toContainText('it ends with .dynamics.com');
    await options.getByLabel('Address of your organisation').fill(org.address);
    await go.click();
    await expect(options.getByRole('alert')).toContainText('32 digits and letters');

    // Registered for another platform: named before anything is stored.
    await options.getByLabel('Directory (tenant) ID').fill(org.tokens.tenant);
    await options.getByText('Another cloud of Microsoft').click();
    await options.getByLabel('Address of the sign-in').fill(org.login);
    org.tokens.redirects.set(own, 'native').set(other, 'spa');
    await go.click();
    await expect(options.getByRole('alert')).toContainText('another kind of application');
    await expect(options.getByRole('alert')).toContainText('Single-page application');

    // The browser itself sends the origin that a single-page application has to have.
    org.tokens.redirects.set(own, 'spa');
    await go.click();
    await expect(options.getByText('each renewal replaces its key')).toBeVisible();
    await expect(options.getByText('Signed in as ada@own.example')).toBeVisible();
    await expect(options.getByText('Field Service is not here')).toBeVisible();
    await expect(options.getByText('Each amount names its currency')).toBeVisible();
    await expect(options.getByText('3 orders are there')).toBeVisible();
    await expect(system).toContainText('3 orders, 3 new and 0 changed lines');

    // A mail of somebody whom Dynamics knows.
    await grantAtOnce(lens, mail.address);
    const page = await lens.context.newPage();
    await page.goto(mail.address);
    const marks = await waitForMarks(page, 2);
    const sender = marks.find(({ number }) => number.includes('@'));
    if (!sender) throw new Error('No mark beside the sender.');
    const card = await openCard(page, sender);
    await expect(card.getByRole('heading', { level: 1 })).toHaveText('Sample Retail GmbH');
    await page.close();

    // A touchpoint goes there once, as somebody else's client sees it; its answer is lost on the way.
    await panel.setViewportSize({ width: 400, height: 900 });
    await panel.goto(`${lens.home}/sidepanel.html#partner/SAMPLERETAILGMBH`);
    await panel.getByRole('button', { name: 'Log a touchpoint' }).click();
    await panel.getByLabel('In your words').fill('They take it on Friday.');
    org.loseAnswer = ({ method }) => {
      const breaks = method === 'PATCH';
      if (breaks) org.loseAnswer = undefined;
      return breaks;
    };
    await panel.getByRole('button', { name: 'Write to Our Dynamics' }).click();
    const touchpoints = panel.getByRole('region', { name: 'Touchpoints and notes' });
    await expect(touchpoints.getByText(/^Written to Our Dynamics/)).toBeVisible({ timeout: 90_000 });
    const client = new DynamicsWebApi({
      serverUrl: new URL(org.address).origin,
      dataApi: { version: '9.2' },
      onTokenRefresh: async () => org.tokens.issued.at(-1) ?? '',
    });
    const written = await Promise.all(
      ['phonecalls', 'tasks'].map((collection) => client.retrieveMultiple({ collection })),
    );
    expect(written.flatMap(({ value }) => value)).toMatchObject([
      {
        description: expect.stringContaining('They take it on Friday.'),
        _regardingobjectid_value: dvId('account', 1),
        statecode: 1,
      },
    ]);
    await expect(touchpoints.getByText('They take it on Friday.')).toHaveCount(1);

    // A token ends before its time: renewed without a person. A day later the sign-in itself has ended: asked for once.
    touchRow(org, org.records.salesorder?.[0] ?? {}, { statecode: 2 });
    org.tokens.expire();
    await options.bringToFront();
    await options.getByRole('button', { name: 'Read now: Our Dynamics' }).click();
    await expect(system).toContainText('0 new and 1 changed lines');
    org.tokens.clock = () => Date.now() + 25 * 3_600_000;
    org.tokens.expire();
    await options.getByRole('button', { name: 'Read now: Our Dynamics' }).click();
    await expect(system).toContainText('Our Dynamics turned the sign-in down.');
    await options.getByRole('button', { name: 'Sign in again' }).click();
    await expect(system).toContainText('Up to date as of');
    await expect(system).not.toContainText('turned the sign-in down');

    // On the next day the browser is still signed in at Microsoft: it is renewed without a page, once that is looked at.
    await expect(options.getByRole('button', { name: 'Read now: Our Dynamics' })).toBeEnabled();
    org.tokens.clock = () => Date.now() + 50 * 3_600_000;
    org.tokens.expire();
    await options.getByRole('button', { name: 'Read now: Our Dynamics' }).click();
    await expect(system).toContainText('turned the sign-in down');
    const worker = await lens.worker();
    await worker.evaluate(() => chrome.alarms.create('sync', { when: Date.now(), periodInMinutes: 5 }));
    await expect(system).not.toContainText('turned the sign-in down');
    await expect(system).toContainText('Up to date as of');
    const silent = org.asked.filter(({ query }) => query.get('prompt') === 'none');
    expect(silent.map(({ query }) => query.get('login_hint'))).toEqual(['ada@own.example']);

    const text = `${await storedText(options)} ${await options.content()}`;
    const { issued, issuedKeys } = org.tokens;
    expect(Math.min(issued.length, issuedKeys.length)).toBeGreaterThan(2);
    for (const token of [...issued, ...issuedKeys]) expect(text).not.toContain(token);
    await options.getByRole('button', { name: 'Disconnect Our Dynamics' }).click();
    await expect(options.getByText('its sign-in is deleted here, its records are kept')).toBeVisible();
    const before = org.asked.length;
    await options.reload();
    await expect(options.getByText('No system is connected yet.')).toBeVisible();
    expect(org.asked.length).toBe(before);
    await removeAll(options, 'Sample Retail');
  } finally {
    await options.close();
    await panel.close();
    await org.close();
    await mail.close();
  }
});
