import { startTryton, trytonRecording } from '../simulators/tryton.ts';
import { aged } from '../simulators/tryton-data.ts';
import { connectTryton } from '../tools/browser/connect-tryton.ts';
import { grantSite } from '../tools/browser/sites.ts';
import { expect, test } from './fixtures.ts';

const ORDER = '#order/S200%2FPO2600003/purchase.line%2C4';

test('a date is taken over into Tryton and read again from there', async ({ lens }) => {
  const simulator = await startTryton(aged(trytonRecording()));
  await grantSite(lens, simulator.address);
  const options = await connectTryton(lens, simulator);
  await expect(options.getByRole('region', { name: 'Our Tryton' })).toContainText('Up to date as of', {
    timeout: 30_000,
  });
  const panel = await lens.context.newPage();
  await panel.setViewportSize({ width: 400, height: 900 });
  try {
    await panel.goto(`${lens.home}/sidepanel.html${ORDER}`);
    await panel.getByRole('button', { name: 'Take over a date' }).click();
    await panel.getByLabel('Promised date that holds now').fill('2027-02-03');
    await panel.getByLabel('Where it comes from').fill('Supplier portal');
    const preview = panel.getByRole('region', { name: 'What will be written' });
    await expect(preview).toContainText('Feb 3, 2027');
    await panel.getByRole('button', { name: 'Write to Our Tryton' }).click();
    await expect(panel.getByText('Goes to Our Tryton in')).toBeVisible();
    expect(simulator.writes).toEqual([]);
    await expect(panel.getByText('Written to Our Tryton')).toBeVisible({ timeout: 20_000 });
    await expect(panel.getByText('read again from there')).toBeVisible({ timeout: 20_000 });
    expect(simulator.writes.map(({ verb }) => verb)).toEqual(['write', 'create']);
  } finally {
    await panel.close();
    await options.close();
    await simulator.close();
  }
});
