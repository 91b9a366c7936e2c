import type { Page } from '@playwright/test';
import { startDynamics } from '../simulators/dynamics.ts';
import { startHubspot } from '../simulators/hubspot.ts';
import { startSalesforce } from '../simulators/salesforce.ts';
import { startZoho } from '../simulators/zoho.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { jobsAtRest } from '../tools/browser/worker.ts';
import type { LensBrowser } from '../tools/browser.ts';
import { expect } from './fixtures.ts';

/** What the CRMs are called once they are connected. */
export const CRMS = ['Our Salesforce', 'Our HubSpot', 'Our Zoho', 'Our Dynamics'];
/** Of their secrets one each that is heard only where the simulators tell it. */
export const CRM_SECRETS = [
  'Salesforce refresh_token',
  'Zoho client secret',
  'Zoho token 2',
  'Dynamics refresh token 1',
];

/**
 * Connects a Salesforce, a HubSpot, a Zoho CRM and a Dynamics 365, which are gone once all is read; answers the secrets that
 * they know, by their names.
 */
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
  await grantAtOnce(lens, org.address);
  await grantAtOnce(lens, hub.address);
  await page.goto(`${lens.home}/options.html#sources`);
  await page.getByLabel('Salesforce', { exact: true }).check();
  for (const callback of await page.locator('.callbacks code').allTextContents())
    org.tokens.redirects.add(callback);
  await page.getByLabel('How you call it').fill('Our Salesforce');
  await page.getByLabel('My Domain address').fill(org.address);
  await page.getByLabel('Consumer key').fill(org.tokens.clientId);
  await page.getByRole('button', { name: 'Sign in and check' }).click();
  await connected(page, 'Our Salesforce');
  await page.getByLabel('HubSpot', { exact: true }).check();
  await page.getByLabel('How you call it').fill('Our HubSpot');
  await page.getByLabel('Account ID (Hub ID)').fill(hub.account);
  await expect(page.getByLabel('Access token of the private app')).toHaveAttribute('type', 'password');
  await page.getByLabel('Access token of the private app').fill(hub.token);
  await page.getByText('Another address').click();
  await page.getByLabel('Address of a gateway').fill(hub.address);
  await page.getByRole('button', { name: 'Check and connect' }).click();
  await connected(page, 'Our HubSpot');
  Object.assign(secrets, await connectZoho(lens, page), await connectDynamics(lens, page));
  await Promise.all([org.close(), hub.close()]);
  return secrets;
}

/** A client of Zoho that has a secret: it is a person's to type. */
async function connectZoho(lens: LensBrowser, page: Page): Promise<Record<string, string>> {
  const crm = await startZoho(1);
  const secret = 'canaryTw6nVcE2zSecr8Lk';
  crm.tokens.secret = secret;
  await grantAtOnce(lens, crm.address);
  await page.getByLabel('Zoho CRM', { exact: true }).check();
  for (const callback of await page.locator('.callbacks code').allTextContents())
    crm.tokens.redirects.add(callback);
  await page.getByLabel('How you call it').fill('Our Zoho');
  await page.getByLabel('Client ID').fill(crm.tokens.clientId);
  await page.getByText('Client secret, or another address', { exact: true }).click();
  await page.getByLabel('Address of a gateway').fill(crm.address);
  const field = page.getByLabel('Client secret', { exact: true });
  await expect(field).toHaveAttribute('type', 'password');
  await field.fill(secret);
  await page.getByRole('button', { name: 'Sign in and check' }).click();
  await connected(page, 'Our Zoho');
  await jobsAtRest(lens);
  await crm.close();
  return { 'Zoho client secret': secret, ...named('Zoho token', crm.tokens.issued) };
}

/** Dynamics 365 has no secret: its keys of renewal are what is to be kept. */
async function connectDynamics(lens: LensBrowser, page: Page): Promise<Record<string, string>> {
  const org = await startDynamics(1);
  await grantAtOnce(lens, org.address);
  await page.getByLabel('Dynamics 365', { exact: true }).check();
  for (const callback of await page.locator('.callbacks code').allTextContents())
    org.tokens.redirects.set(callback, 'spa');
  await page.getByLabel('How you call it').fill('Our Dynamics');
  await page.getByLabel('Address of your organisation').fill(org.address);
  await page.getByLabel('Directory (tenant) ID').fill(org.tokens.tenant);
  await page.getByLabel('Application (client) ID').fill(org.tokens.clientId);
  await page.getByText('Another cloud of Microsoft').click();
  await page.getByLabel('Address of the sign-in').fill(org.login);
  await page.getByRole('button', { name: 'Sign in and check' }).click();
  await connected(page, 'Our Dynamics');
  await jobsAtRest(lens);
  await org.close();
  const { issued, issuedKeys } = org.tokens;
  return { ...named('Dynamics token', issued), ...named('Dynamics refresh token', issuedKeys) };
}

const connected = (page: Page, label: string) =>
  expect(page.getByRole('region', { name: label, exact: true })).toContainText('1 order, 1 new', {
    timeout: 60_000,
  });

/** Secrets of one sort, each by its place. */
function named(sort: string, all: readonly string[]): Record<string, string> {
  return Object.fromEntries(all.map((each, at) => [`${sort} ${at + 1}`, each]));
}
