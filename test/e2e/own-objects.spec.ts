import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addOwnPurchases } from '../simulators/own-purchases.ts';
import { startSalesforce } from '../simulators/salesforce.ts';
import { addManyFields, customId, putCustom } from '../simulators/salesforce-describe.ts';
import { axeFindings } from '../tools/browser/axe.ts';
import { openCard } from '../tools/browser/card.ts';
import { waitForMarks } from '../tools/browser/marks.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { expect, test } from './fixtures.ts';

const PORTAL = '<!doctype html><title>Portal</title><h1>Open orders</h1><p>Purchase order PO-70001</p>';

test('objects that a company built itself are chosen, tried, read, and known on a portal', async ({
  lens,
}) => {
  const org = await startSalesforce(1);
  addOwnPurchases(org, 4);
  putCustom(org, 'Purchase_Order__c', 4, { Status__c: 'Draft' });
  addManyFields(org, 'PO_Line__c', 800);
  const portal = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(PORTAL);
  });
  await new Promise<void>((ready) => portal.listen(0, '127.0.0.1', ready));
  const at = `http://127.0.0.1:${(portal.address() as AddressInfo).port}/`;
  await grantAtOnce(lens, org.address);
  await grantAtOnce(lens, at);
  const options = await lens.context.newPage();
  const system = options.getByRole('region', { name: 'Our Salesforce', exact: true });
  const picture = async (name: string) => {
    const { PARTNERLENS_PICTURES: folder } = process.env;
    if (folder) await options.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };
  try {
    await options.goto(`${lens.home}/options.html#sources`);
    await options.getByLabel('Salesforce', { exact: true }).check();
    for (const callback of await options.locator('.callbacks code').allTextContents())
      org.tokens.redirects.add(callback);
    await options.getByLabel('How you call it').fill('Our Salesforce');
    await options.getByLabel('My Domain address').fill(org.address);
    await options.getByLabel('Consumer key').fill(org.tokens.clientId);
    await options.getByRole('button', { name: 'Sign in and check' }).click();
    await expect(system).toContainText('1 order, 1 new and 0 changed lines');
    const asked = () => org.asked.filter(({ soql, object }) => soql && object?.endsWith('__c'));
    expect(asked()).toEqual([]);

    // The objects are proposed by their names, and nothing of them is read before a person asks.
    const part = options.getByRole('region', { name: 'Your own objects' });
    await part.getByRole('button', { name: 'Choose objects of Our Salesforce' }).click();
    await expect(part.getByRole('combobox', { name: 'Purchase orders' })).toHaveValue('Purchase_Order__c ');
    await expect(part.getByRole('combobox', { name: 'Their lines' })).toHaveValue(
      'PO_Line__c Purchase_Order__c',
    );
    await expect(part.getByRole('combobox', { name: 'Receipts' })).toHaveValue('Goods_Receipt__c Line__c');
    await expect(part.getByRole('combobox', { name: 'Quality events' })).toHaveValue('');
    expect(asked()).toEqual([]);
    await picture('choice');
    await part.getByRole('button', { name: 'Look at their fields' }).click();

    // Of 800 fields the one that is looked for.
    const fields = part.getByRole('region', { name: 'What the fields of your purchase orders mean' });
    const preview = part.getByRole('region', { name: 'How the newest records would be stored' });
    await expect(preview).toContainText('PO-70003');
    await expect(preview.getByRole('row').nth(1)).toContainText(/Sample Castings AG.*CAST-7.*40.*1\.234/);
    // Which value of the status means what: a draft is left out, and is read where a person says that it was sent.
    await expect(part.getByText('1 order was not sent, and is left out.')).toBeVisible();
    await expect(part.getByRole('combobox', { name: 'The field that says it' })).toHaveValue('Status__c');
    const draft = part.getByRole('combobox', { name: '“Draft” means' });
    await draft.selectOption('cancelled');
    await expect(preview.getByRole('row', { name: /PO-70004.*cancelled/ })).toBeVisible();
    await draft.selectOption('draft');
    await expect(preview).not.toContainText('PO-70004');
    await part.getByRole('searchbox', { name: 'Search' }).fill('promised');
    await expect(part.getByText('1 field', { exact: true })).toBeVisible();
    const promised = fields.getByRole('combobox', { name: 'Meaning of Promised Date' });
    await expect(promised).toHaveValue('firstPromisedOn');
    expect(await axeFindings((expression) => options.evaluate(expression))).toEqual([]);
    await picture('mapping');
    await part.getByRole('searchbox', { name: 'Search' }).fill('Unit Price');
    const price = fields.getByRole('combobox', { name: 'Meaning of Unit Price' });
    await price.selectOption('orderedQuantity');
    await expect(preview.getByRole('row').nth(1)).not.toContainText('40');
    await price.selectOption('unitPrice');
    await part.getByRole('searchbox', { name: 'Search' }).fill('Quantity');
    await fields
      .getByRole('combobox', { name: 'Meaning of Quantity' })
      .first()
      .selectOption('orderedQuantity');
    await expect(preview.getByRole('row').nth(1)).toContainText('40');
    await part.getByRole('button', { name: 'Read them from now on' }).click();
    await expect(part.getByText('Saved. All records are read anew.')).toBeVisible();
    await expect(system).toContainText('4 orders, 3 new and 0 changed lines');

    const page = await lens.context.newPage();
    await page.goto(at);
    const [mark] = await waitForMarks(page, 1);
    expect(mark?.number).toBe('PO-70001');
    if (!mark) throw new Error('No mark beside the order.');
    const card = await openCard(page, mark);
    await expect(card.getByText('Sample Castings AG').first()).toBeVisible();
    await expect(card.getByText('CAST-7').first()).toBeVisible();
    await page.close();

    // A field that is hidden from this user is named, and the rest goes on.
    org.fields.PO_Line__c = (org.fields.PO_Line__c ?? []).filter((name) => name !== 'Promised__c');
    const line = org.records.PO_Line__c?.find(({ Id }) => Id === customId(org, 'PO_Line__c', 1));
    Object.assign(line ?? {}, { Qty__c: 41, SystemModstamp: new Date().toISOString().replace('Z', '+0000') });
    await options.bringToFront();
    await options.getByRole('button', { name: 'Read now: Our Salesforce' }).click();
    await expect(system).toContainText('“Promised Date” (Promised__c)');
    await picture('gap');
    await part.getByRole('checkbox', { name: /^Read/ }).uncheck();
    org.asked.length = 0;
    await options.getByRole('button', { name: 'Read now: Our Salesforce' }).click();
    await expect(system).toContainText('0 new and 0 changed lines');
    expect(org.asked.filter(({ object }) => object === 'Event')).not.toEqual([]);
    expect(asked()).toEqual([]);

    // Orders that a person gives up are said to leave, and do.
    const type = { label: 'Account Type', type: 'picklist', values: ['Vendor'] };
    org.custom.Account = { label: 'Account', fields: { Type: type } };
    await part.getByRole('button', { name: 'Change the objects of Our Salesforce' }).click();
    await part.getByRole('combobox', { name: 'Purchase orders' }).selectOption({ label: 'none' });
    const vendor = part.getByRole('checkbox', { name: 'Vendor' });
    await vendor.click();
    await expect(vendor).toBeChecked();
    await part.getByRole('button', { name: 'Look at their fields' }).click();
    await expect(part.getByText('“Purchase Order” is not read any more once this is saved.')).toBeVisible();
    await options.emulateMedia({ colorScheme: 'dark' });
    await options.setViewportSize({ width: 320, height: 900 });
    await picture('given-up');
    await part.getByRole('button', { name: 'Read them from now on' }).click();
    await expect(system).toContainText('1 order, 0 new and 0 changed lines');
    await options.goto(`${lens.home}/sidepanel.html#order/SAMPLECASTINGSAG%2FPO70001`);
    await expect(
      options.getByRole('heading', { name: 'This order is no longer in the records' }),
    ).toBeVisible();
  } finally {
    portal.close();
    portal.closeAllConnections();
    await org.close();
  }
});
