import type { Page } from '@playwright/test';
import { OAuth2Server } from 'oauth2-mock-server';
import { ordersCsv, startReports } from '../simulators/report-server.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { launchWithExtension } from '../tools/browser.ts';
import { expect, test } from './fixtures.ts';

const ROWS = [1, 2, 3].map((line) => ({ order: 'PO-7001', line, quantity: 10 * line }));

test('a person signs in on the page of the sign-in server; tokens are renewed, and are nowhere in the clear', async () => {
  // Third-party cookies are blocked: the sign-in page is a window of its own, and no request carries a cookie.
  const lens = await launchWithExtension({ switches: ['--test-third-party-cookie-phaseout'] });
  const signIn = new OAuth2Server();
  await signIn.issuer.keys.generate('RS256');
  await signIn.start(0, '127.0.0.1');
  const issuer = `http://127.0.0.1:${signIn.address().port}`;
  signIn.issuer.url = issuer;
  const issued: string[] = [];
  signIn.service.on('beforeResponse', (response: { body: Record<string, unknown> }) => {
    issued.push(`${response.body.access_token}`, `${response.body.refresh_token}`);
  });
  const valid = () => `Bearer ${issued.at(-2)}`;
  const reports = await startReports();
  let revoked = '';
  reports.reports.set('/orders.csv', {
    body: ordersCsv(ROWS),
    type: 'text/csv',
    admits: ({ authorization }) => authorization === valid() && authorization !== revoked,
  });
  await grantAtOnce(lens, reports.origin);
  const page = await lens.context.newPage();
  try {
    await page.goto(`${lens.home}/options.html#sources`);
    await page.getByLabel('A report: CSV, Excel or JSON').check();
    await page.getByLabel('How you call it').fill('Our reports');
    await page.getByLabel('Address', { exact: true }).fill(`${reports.origin}/orders.csv`);
    await page.getByLabel('Sign-in').selectOption('code');
    await page.getByLabel('Address of the sign-in server').fill(issuer);
    await page.getByLabel('Client ID').fill('partnerlens');
    await page.getByLabel('Scope').fill('openid offline_access');
    await page.getByRole('button', { name: 'Check and look at it' }).click();
    const review = page.getByRole('region', { name: 'What do the columns of Our reports mean?' });
    await review.getByRole('button', { name: 'Connect' }).click();
    const system = page.getByRole('region', { name: 'Our reports' });
    await expect(system).toContainText('3 rows, 3 new and 0 changed lines');

    // The server ends the token before its time: renewed once, without a person.
    revoked = valid();
    await page.getByRole('button', { name: 'Read now: Our reports' }).click();
    await expect(system).toContainText('nothing had changed');
    expect(issued).toHaveLength(4);

    // The server ends the sign-in itself: said once, asked no more, and one act of the person mends it.
    revoked = valid();
    signIn.service.once('beforeResponse', (response: { body: unknown; statusCode: number }) => {
      response.body = { error: 'invalid_grant' };
      response.statusCode = 400;
    });
    await page.getByRole('button', { name: 'Read now: Our reports' }).click();
    await expect(system).toContainText('Our reports turned the sign-in down.');
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await expect(system).toContainText('nothing had changed');

    const seen = `${await everything(page)} ${await page.content()}`;
    for (const token of issued.filter((each) => each !== 'undefined')) expect(seen).not.toContain(token);
    expect(seen).toContain('token: authorization_code');
  } finally {
    await page.close();
    await lens.close();
    await Promise.all([reports.close(), signIn.stop()]);
  }
});

/** All that the extension stores, as text: its database but for what is encrypted, and its storage areas. */
function everything(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const areas = await Promise.all([chrome.storage.local.get(), chrome.storage.session.get()]);
    const found: unknown[] = [...areas];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of db.objectStoreNames)
        found.push(
          await new Promise((resolve) => {
            const request = db.transaction(store).objectStore(store).getAll();
            request.onsuccess = () => resolve(request.result);
          }),
        );
      db.close();
    }
    return JSON.stringify(found);
  });
}
