import type { Page } from '@playwright/test';
import { axeFindings } from '../tools/browser/axe.ts';
import { importFile } from '../tools/browser/import-file.ts';
import { expect, test } from './fixtures.ts';

const HEADING =
  'PO Number,Line,Vendor Number,Vendor Name,VAT Number,Item,Quantity,Requested Date,Promised Date';

function table(name: string, rows: string[]) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from([HEADING, ...rows].join('\n')) };
}

/** Each name and how many orders stand under it. */
async function listed(panel: Page): Promise<string[]> {
  await panel.goto(panel.url().replace(/#.*$/, '#partners'));
  const names = panel.getByRole('link').filter({ hasText: 'Nordvik' });
  await expect(names.first()).toBeVisible();
  return (await names.allTextContents())
    .map((text) => text.match(/Nordvik Castings( AG)?/)?.[0] ?? text)
    .sort();
}

test('two records of one supplier are made one, seen as one everywhere, and divided again', async ({
  lens,
  options,
}) => {
  const files = [
    table('orders.csv', ['PO-5001,1,1001,Nordvik Castings AG,,P-1,10,2026-11-01,2026-11-03']),
    table('archive.csv', [
      'PO-4002,1,S-77,Nordvik Castings,,P-2,5,2026-10-01,2026-10-02',
      'PO-4003,1,O-9,Ormsund Gear,,P-3,1,2026-10-01,2026-10-02',
    ]),
  ];
  for (const file of files) {
    await importFile(options, file as never);
    await options.reload();
  }
  const panel = await lens.context.newPage();
  await panel.setViewportSize({ width: 400, height: 900 });
  await panel.goto(`${lens.home}/sidepanel.html#partners`);
  await expect(panel.getByText('1 pair of partners may be one company')).toBeVisible();
  expect(await listed(panel)).toEqual(['Nordvik Castings', 'Nordvik Castings AG']);

  await panel.getByRole('link').filter({ hasText: 'Nordvik Castings AG' }).first().click();
  await panel.getByRole('button', { name: /Make one… of/ }).click();
  await panel.getByRole('radio', { name: /Nordvik Castings AG/ }).check();
  await panel.getByRole('button', { name: 'Make one', exact: true }).click();
  const section = panel.getByRole('region', { name: 'Stands for several' });
  await expect(section).toContainText('same name but for spelling and legal form');
  await expect(section).toContainText('also: Nordvik Castings (archive.csv');
  await expect(panel.getByText('2', { exact: true }).first()).toBeVisible();
  await expect.poll(() => listed(panel)).toEqual(['Nordvik Castings AG']);

  await panel.goto(`${lens.home}/sidepanel.html#lookup/PO-4002`);
  await expect(panel.getByText('Nordvik Castings AG').filter({ visible: true }).first()).toBeVisible();

  await panel.goto(`${lens.home}/sidepanel.html#partners`);
  await panel.getByRole('link').filter({ hasText: 'Nordvik' }).first().click();
  await panel.getByRole('button', { name: /^Divide again/ }).click();
  await expect(panel.getByText('stand for themselves again, as before')).toBeVisible();
  await expect.poll(() => listed(panel)).toEqual(['Nordvik Castings', 'Nordvik Castings AG']);

  // Also where nothing that they share shows it.
  await panel.getByRole('link').filter({ hasText: 'Nordvik Castings AG' }).first().click();
  await panel.getByText('Stands twice? Make one with another partner').click();
  await panel.getByRole('searchbox').fill('ormsund');
  await panel.getByRole('button', { name: 'Make one… of Nordvik Castings AG and Ormsund Gear' }).click();
  await panel.getByRole('radio', { name: /Ormsund Gear/ }).check();
  await panel.getByRole('button', { name: 'Make one', exact: true }).click();
  await expect(panel.getByRole('heading', { name: 'Ormsund Gear' })).toBeVisible();
  await expect(section).toContainText('no common number, domain or name');
  expect(await axeFindings((expression) => panel.evaluate(expression))).toEqual([]);
});
