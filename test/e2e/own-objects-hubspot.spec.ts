import { startHubspot } from '../simulators/hubspot.ts';
import { addHubPurchases, addHubReceipts, PURCHASE, PURCHASE_LINE } from '../simulators/hubspot-schemas.ts';
import { connectHubspot } from '../tools/browser/connect-crm.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { expect, test } from './fixtures.ts';

test('custom objects of HubSpot are chosen, tried, corrected, read, and shown by the check', async ({
  lens,
}) => {
  const hub = await startHubspot(1);
  addHubPurchases(hub, 3);
  addHubReceipts(hub, 2);
  await grantAtOnce(lens, hub.address);
  const options = await lens.context.newPage();
  const panel = await lens.context.newPage();
  const system = options.getByRole('region', { name: 'Our HubSpot', exact: true });
  const part = options.getByRole('region', { name: 'Your own objects' });
  const picture = async (name: string) => {
    const { PARTNERLENS_PICTURES: folder } = process.env;
    if (folder) await options.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };
  try {
    await options.goto(`${lens.home}/options.html#sources`);
    await connectHubspot(options, hub);
    await expect(system).toContainText('1 order, 1 new and 0 changed lines');
    const ownAsked = () => hub.asked.filter(({ path }) => path.includes('/2-70'));
    expect(ownAsked()).toEqual([]);

    // Proposed by labels in the company's language; the newest records are shown as they would be stored.
    await part.getByRole('button', { name: 'Choose objects of Our HubSpot' }).click();
    await expect(part.getByRole('combobox', { name: 'Purchase orders' })).toHaveValue(`${PURCHASE} `);
    await expect(part.getByRole('combobox', { name: 'Their lines' })).toHaveValue(`${PURCHASE_LINE} `);
    await part.getByRole('button', { name: 'Look at their fields' }).click();
    const fields = part.getByRole('region', { name: 'What the fields of your purchase orders mean' });
    const preview = part.getByRole('region', { name: 'How the newest records would be stored' });
    await expect(preview.getByRole('row').nth(1)).toContainText(/PO-8000.*Sample Castings AG.*CAST-7.*40/);

    // A person knows better: what HubSpot calls confirmed is the wish of this company.
    await fields.getByRole('combobox', { name: 'Meaning of Zugesagt am' }).selectOption('requestedOn');
    await expect(part.getByRole('combobox', { name: '“Storniert” means' })).toHaveValue('cancelled');
    await picture('hubspot-mapping');
    await part.getByRole('button', { name: 'Read them from now on' }).click();
    await expect(part.getByText('Saved. All records are read anew.')).toBeVisible();
    await expect(system).toContainText('4 orders, 3 new and 0 changed lines');

    await panel.setViewportSize({ width: 400, height: 900 });
    await panel.goto(`${lens.home}/sidepanel.html#order/SAMPLECASTINGSAG%2FPO80001`);
    await expect(panel.getByText('CAST-7').first()).toBeVisible();
    await expect(panel.getByText('Sample Castings AG').first()).toBeVisible();

    await options.bringToFront();
    await options.getByRole('button', { name: 'Check: Our HubSpot' }).click();
    await system.getByText('One record of each object').click();
    const sample = system.getByRole('listitem').filter({ hasText: 'Bestellungen: 3 to be read' });
    await expect(sample).toContainText('Order number: PO-80003 · ');
    await expect(sample).toContainText('Supplier name: Sample Castings AG');
    await picture('hubspot-check');
    await options.emulateMedia({ colorScheme: 'dark' });
    await picture('hubspot-check-dark');
    await options.setViewportSize({ width: 320, height: 900 });
    await picture('hubspot-check-narrow');
  } finally {
    await options.close();
    await panel.close();
    await hub.close();
  }
});
