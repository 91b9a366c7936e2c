import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { axeFindings } from '../tools/browser/axe.ts';
import { importFile, openFiles } from '../tools/browser/import-file.ts';
import type { LensBrowser } from '../tools/browser.ts';
import { openPanel, panelTab } from '../tools/panel-measures.ts';
import { expect, test } from './fixtures.ts';

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const HEADING =
  'PO number,Line,Supplier,Item,Ordered,Unit,Value,Currency,PO date,First promised date,Last promised date,Received on,Received,Buyer,Plant,Company';

/** Two buyers, two companies, two currencies; the first order's promise is given. */
function table(promised: string): string {
  const sent = day(-40);
  return [
    HEADING,
    `4500000001,10,Ostrel Castings,P-1,10,pcs,100.50,EUR,${sent},${day(20)},${promised},,,Anna Berg,Nord,Norvane GmbH`,
    `4500000002,10,Brimsea Seals,P-2,5,pcs,70.00,USD,${sent},${day(-6)},${day(-6)},,,Anna Berg,West,Norvane Ltd`,
    `4500000003,10,Brimsea Seals,P-3,5,pcs,1.00,USD,${sent},${day(-3)},${day(-3)},,,Bert Cole,West,Norvane Ltd`,
    `4500000004,10,Ostrel Castings,P-4,5,pcs,1.00,EUR,${sent},${day(-3)},${day(-3)},${day(-4)},5,Anna Berg,Nord,Norvane GmbH`,
  ].join('\r\n');
}

const folder = mkdtempSync(join(tmpdir(), 'partnerlens-mine-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function bring(lens: LensBrowser, text: string): Promise<void> {
  const path = join(folder, 'orders.csv');
  writeFileSync(path, text);
  const files = await openFiles(lens);
  await importFile(files, path);
  await files.close();
}

const rows = (page: Page) => page.locator('main .rows a.rowi');
const badge = (lens: LensBrowser) =>
  lens.worker().then((worker) => worker.evaluate(() => chrome.action.getBadgeText({})));

test('my orders: who I am, worst first, per currency; a followed order tells its new date', async ({
  lens,
}) => {
  await bring(lens, table(day(20)));
  const panel = await panelTab(lens);
  await openPanel(lens, panel, 'mine');
  await panel.getByRole('checkbox', { name: /^Anna Berg/ }).check();
  await panel.getByRole('button', { name: 'Show orders of 1 name' }).click();

  await expect(rows(panel)).toHaveCount(2);
  await expect(rows(panel).first()).toContainText('4500000002');
  await expect(rows(panel).first()).toContainText('6 days late');
  await expect(panel.locator('.totals')).toContainText('€100.50');
  await expect(panel.locator('.totals')).toContainText('70.00');
  await panel.getByLabel('Company').selectOption('Norvane GmbH');
  await expect(rows(panel)).toHaveCount(1);
  await expect(panel.locator('.totals')).not.toContainText('70.00');
  await panel.getByLabel('Company').selectOption('');
  await panel.getByRole('button', { name: 'All', exact: true }).click();
  await expect(rows(panel)).toHaveCount(3);

  await rows(panel).filter({ hasText: '4500000001' }).click();
  await panel.getByRole('button', { name: 'Follow' }).click();
  await expect(panel.getByRole('button', { name: 'Following' })).toBeVisible();
  await bring(lens, table(day(31)));
  await expect.poll(() => badge(lens)).toBe('+1');

  await panel.getByRole('link', { name: /My orders/ }).click();
  const change = panel.locator('.change');
  await expect(change).toContainText('4500000001');
  await expect(change).toContainText('→');
  await expect(change).toContainText('On track → At risk');
  expect(await axeFindings((expression) => panel.evaluate(expression))).toEqual([]);
  await change.getByRole('button', { name: 'Seen' }).click();
  await expect.poll(() => badge(lens)).toBe('');
  await change.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => badge(lens)).toBe('+1');
  await panel.clock.install();
  await change.getByRole('button', { name: 'Seen' }).click();
  await change.getByRole('button', { name: 'Undo' }).waitFor();
  await panel.clock.runFor(11_000);
  await expect(change).toHaveCount(0);

  await panel.reload();
  await expect(rows(panel)).toHaveCount(2);
  await expect(panel.locator('.following')).toContainText('4500000001');
});

test('lists are walked by arrow keys, opened by Enter and left by Escape', async ({ lens }) => {
  await bring(lens, table(day(20)));
  const panel = await panelTab(lens);
  await openPanel(lens, panel, 'partners');
  await panel.getByRole('searchbox').focus();
  await panel.keyboard.type('ostr');
  await expect(panel.locator('table.partners tbody a')).toHaveCount(1);
  await panel.keyboard.press('ArrowDown');
  await expect(panel.locator('table.partners tbody a')).toBeFocused();
  await panel.keyboard.press('Enter');
  await expect(panel.locator('h1')).toHaveText('Ostrel Castings');
  await panel.keyboard.press('Escape');
  await expect(panel.locator('table.partners tbody a')).toBeFocused();
});
