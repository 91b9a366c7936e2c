import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { startHubspot } from '../simulators/hubspot.ts';
import { hubId, hubRecord, link, touched } from '../simulators/hubspot-data.ts';
import { startSalesforce } from '../simulators/salesforce.ts';
import { sfInstant } from '../simulators/salesforce-data.ts';
import { axeFindings } from '../tools/browser/axe.ts';
import { connectHubspot, connectSalesforce } from '../tools/browser/connect-crm.ts';
import { importFile, openFiles } from '../tools/browser/import-file.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { expect, test } from './fixtures.ts';

const VAT = 'DE136695976';
const VENDORS = `PO Number,Line,Vendor Number,Vendor Name,VAT Number,Item,Quantity,Requested Date
PO-9001,1,V-77,SAMPLE RETAIL,${VAT},P-1,10,2026-11-01`;

test('one company in Salesforce, HubSpot and a file is one partner, its contradictions seen, and divided for good', async ({
  lens,
}, info) => {
  const org = await startSalesforce(2);
  const hub = await startHubspot(3);
  const [account = {}] = org.records.Account ?? [];
  const [company] = hub.records.companies ?? [];
  Object.assign(account, { AccountNumber: VAT, DunsNumber: '150483782' });
  Object.assign(company?.properties ?? {}, {
    name: 'Sample-Retail AG & Co. KG',
    city: 'Hamburg',
    hubspot_owner_id: null,
  });
  // A daughter with the domain of its parent, which is another customer.
  hub.records.companies?.push(
    hubRecord('companies', '12', { name: 'Second Daughter', domain: 'sample-retail.example' }),
  );
  hub.links.get(`orders ${hubId('orders', 3)}`)?.delete('companies');
  link(hub.links, 'orders', hubId('orders', 3), 'companies', '12');
  await grantAtOnce(lens, org.address);
  await grantAtOnce(lens, hub.address);
  const file = info.outputPath('vendors.csv');
  writeFileSync(file, VENDORS);
  const options = await openFiles(lens);
  const panel = await lens.context.newPage();
  await panel.setViewportSize({ width: 400, height: 900 });
  try {
    await connectSalesforce(options, org);
    const systems = (name: string) => options.getByRole('region', { name });
    await expect(systems('Our Salesforce')).toContainText('2 orders, 2 new and 0 changed lines');
    await connectHubspot(options, hub);
    await expect(systems('Our HubSpot')).toContainText('3 orders, 3 new and 0 changed lines');
    await importFile(await openFiles(lens), file);

    // By the VAT number it is one with the file, by itself; what HubSpot has is asked about.
    await expect
      .poll(() => listed(panel, lens.home))
      .toEqual(['Sample Retail GmbH', 'Sample-Retail AG & Co. KG', 'Second Daughter']);
    await panel.getByRole('link').filter({ hasText: 'Sample Retail GmbH' }).first().click();
    const asked = panel.getByRole('region', { name: 'May stand twice' });
    await expect(asked).toContainText('same domain sample-retail.example');
    await expect(asked).toContainText('Second Daughter');
    await panel.getByRole('button', { name: /^Make one… of .*Co\. KG/ }).click();
    await panel.getByRole('button', { name: 'Make one', exact: true }).click();
    const section = panel.getByRole('region', { name: 'Stands for several' });
    await expect(section).toContainText(`same VAT number ${VAT}`);
    await expect(section).toContainText('same domain sample-retail.example');
    await expect(section).toContainText(/also: Sample-Retail AG & Co. KG \(HubSpot .*as of/);
    await expect(section).toContainText(/also: SAMPLE RETAIL \(vendors.csv/);
    await expect(section).toContainText(/also: Hamburg, Germany \(HubSpot .*as of/);
    await expect(section).toContainText(
      /also: Jo Beispiel, Buyer, jo.beispiel@sample-retail.example \(HubSpot/,
    );
    expect(await axeFindings((expression) => panel.evaluate(expression))).toEqual([]);
    await panel.setViewportSize({ width: 320, height: 900 });
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBe(320);

    // Divided, both stay apart after the systems were read again.
    const divide = panel.getByRole('button', { name: /^Divide again/ });
    for (const left of [1, 0]) {
      await divide.first().click();
      await expect(divide).toHaveCount(left);
    }
    const all = ['Sample Retail GmbH', 'Sample-Retail AG & Co. KG', 'Second Daughter'];
    await expect.poll(() => listed(panel, lens.home)).toEqual(all);
    Object.assign(account, { Phone: '1', SystemModstamp: sfInstant(Date.now()) });
    if (company) touched(company, Date.now(), { phone: '1' });
    await options.bringToFront();
    await options.goto(`${lens.home}/options.html#sources`);
    for (const name of ['Our Salesforce', 'Our HubSpot']) {
      await options.getByRole('button', { name: `Read now: ${name}` }).click();
      await expect(systems(name)).toContainText('0 new and');
    }
    expect(await listed(panel, lens.home)).toEqual(all);

    // Renamed there, it is still that partner, with its orders and what it was called.
    Object.assign(account, { Name: 'Sample Trading SE', SystemModstamp: sfInstant(Date.now()) });
    await options.bringToFront();
    await options.getByRole('button', { name: 'Read now: Our Salesforce' }).click();
    await panel.bringToFront();
    await panel.goto(`${lens.home}/sidepanel.html#partner/${VAT}`);
    await expect(panel.getByRole('heading', { name: 'Sample Trading SE' })).toBeVisible();
    await expect(section).toBeHidden();
    const differ = panel.getByRole('region', { name: 'Where the sources differ' });
    await expect(differ).toContainText(/formerly: Sample Retail GmbH \(Salesforce .*no more as of/);
  } finally {
    await options.close();
    await panel.close();
    await Promise.all([org.close(), hub.close()]);
  }
});

/** The names of all partners that are listed. */
async function listed(panel: Page, home: string): Promise<string[]> {
  await panel.bringToFront();
  await panel.goto(`${home}/sidepanel.html#customers`);
  const names = panel.getByRole('link').filter({ hasText: /Sample|Daughter/i });
  await expect(names.first()).toBeVisible();
  const texts = await names.allTextContents();
  const known = /Sample Retail GmbH|Sample-Retail AG & Co\. KG|Second Daughter/;
  return [...new Set(texts.map((text) => known.exec(text)?.[0] ?? text))].sort();
}
