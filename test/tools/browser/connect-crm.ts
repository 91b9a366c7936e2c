import type { Page } from '@playwright/test';
import type { HubspotSimulator } from '../../simulators/hubspot.ts';
import type { SalesforceSimulator } from '../../simulators/salesforce.ts';

/** Options, Systems: fills in what connects an org as "Our Salesforce" and presses the button; its address must be allowed. */
export async function connectSalesforce(options: Page, org: SalesforceSimulator): Promise<void> {
  await openForm(options, 'Salesforce');
  for (const callback of await options.locator('.callbacks code').allTextContents())
    org.tokens.redirects.add(callback);
  await options.getByLabel('How you call it').fill('Our Salesforce');
  await options.getByLabel('My Domain address').fill(org.address);
  await options.getByLabel('Consumer key').fill(org.tokens.clientId);
  await options.getByRole('button', { name: 'Sign in and check' }).click();
}

/** The same for an account as "Our HubSpot". */
export async function connectHubspot(options: Page, hub: HubspotSimulator): Promise<void> {
  await openForm(options, 'HubSpot');
  await options.getByLabel('How you call it').fill('Our HubSpot');
  await options.getByLabel('Account ID (Hub ID)').fill(hub.account);
  await options.getByLabel('Access token of the private app').fill(hub.token);
  await options.getByText('Another address').click();
  await options.getByLabel('Address of a gateway').fill(hub.address);
  await options.getByRole('button', { name: 'Check and connect' }).click();
}

async function openForm(options: Page, system: string): Promise<void> {
  await options.bringToFront();
  await options.goto(options.url().replace(/#.*$/, '#sources'));
  await options.reload();
  await options.getByLabel(system, { exact: true }).check();
}
