import type { Page } from '@playwright/test';
import { startHubspot } from '../simulators/hubspot.ts';
import { startSalesforce } from '../simulators/salesforce.ts';
import { grantSite } from '../tools/browser/sites.ts';
import { jobsAtRest } from '../tools/browser/worker.ts';
import type { LensBrowser } from '../tools/browser.ts';
import { expect } from './fixtures.ts';

/** Connects a Salesforce and a HubSpot, which are gone once all is read; answers the secrets that they know, by their names. */
export async function connectCrms(lens: LensBrowser, page: Page): Promise<Record<string, string>> {
  const [org, hub] = await Promise.all([startSalesforce(1), startHubspot(1)]);
  const secrets: Record<string, string> = { 'HubSpot token': 'canaryRq5hUbS8tOken4Dm' };
  hub.token = secrets['HubSpot token'] ?? '';
  const { grant } = org.tokens;
  org.tokens.grant = (form, instance) => {
    const said = grant(form, instance);
    for (const name of ['access_token', 'refresh_token'])
      if (said.body[name]) secrets[`Salesforce ${name}`] = said.body[name];
    return said;
  };
  const connected = (label: string) =>
    expect(page.getByRole('region', { name: label, exact: true })).toContainText('1 order, 1 new', {
      timeout: 60_000,
    });
  await grantSite(lens, org.address);
  await grantSite(lens, hub.address);
  await page.goto(`${lens.home}/options.html#sources`);
  await page.getByLabel('Salesforce', { exact: true }).check();
  for (const callback of await page.locator('.callbacks code').allTextContents())
    org.tokens.redirects.add(callback);
  await page.getByLabel('How you call it').fill('Our Salesforce');
  await page.getByLabel('My Domain address').fill(org.address);
  await page.getByLabel('Consumer key').fill(org.tokens.clientId);
  await page.getByRole('button', { name: 'Sign in and check' }).click();
  await connected('Our Salesforce');
  await page.getByLabel('HubSpot', { exact: true }).check();
  await page.getByLabel('How you call it').fill('Our HubSpot');
  await page.getByLabel('Account ID (Hub ID)').fill(hub.account);
  await expect(page.getByLabel('Access token of the private app')).toHaveAttribute('type', 'password');
  await page.getByLabel('Access token of the private app').fill(hub.token);
  await page.getByText('Another address').click();
  await page.getByLabel('Address of a gateway').fill(hub.address);
  await page.getByRole('button', { name: 'Check and connect' }).click();
  await connected('Our HubSpot');
  await jobsAtRest(lens);
  await Promise.all([org.close(), hub.close()]);
  return secrets;
}
