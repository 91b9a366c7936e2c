import { fillStore, openPanel, panelTab, traceTasks, writePanelFile } from '../tools/panel-measures.ts';
import { expect, test } from './fixtures.ts';

/** A slice of what `npm run test:long panel` measures with 10,000 partners and a million lines. */
const PARTNERS = 1_500;

test('many partners: few rows are drawn, the search finds one of them, no task is long', async ({ lens }) => {
  const today = new Date().toISOString().slice(0, 10);
  const file = await writePanelFile({ partners: PARTNERS, lines: 6_000, today });
  try {
    await fillStore(lens, file.path, 60_000);
  } finally {
    file.remove();
  }
  const panel = await panelTab(lens);
  const cost = await traceTasks(panel, async () => {
    await openPanel(lens, panel, 'partners');
    await panel.locator('table.partners tbody a').first().waitFor();
  });
  expect(cost.longest, 'CPU milliseconds of the longest task').toBeLessThan(50);
  await expect(panel.getByRole('status').first()).toContainText('1,500 of');
  expect(await panel.locator('table.partners tbody tr').count()).toBeLessThan(120);
  await panel.getByRole('searchbox').fill('cast 770');
  await expect(panel.locator('table.partners tbody a')).toHaveCount(1);
  await panel.getByRole('searchbox').fill('metal 1');
  await expect(panel.locator('table.partners tbody a').first()).toContainText('M\u00e9tal');
});
