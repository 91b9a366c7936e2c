import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { BACKUP_VERSION } from '../../lib/backup/format.ts';
import { databaseIn } from '../tools/browser/database-in.ts';
import { importFile, openFiles } from '../tools/browser/import-file.ts';
import { expect, test } from './fixtures.ts';

/** Options, Privacy: a backup leaves and comes back, what is old goes by itself. */

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'partnerlens-backup-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ownFile(): string {
  const rows = Array.from(
    { length: 300 },
    (_, at) => `PO-${5_000 + at},1,Supplier ${at % 9} Ltd,2026-04-12,5,VALVE-7731`,
  );
  const path = join(folder, 'own.csv');
  writeFileSync(
    path,
    `PO Number,PO Line,Supplier,Promised Date,Ordered Qty,Item Number\n${rows.join('\n')}\n`,
  );
  return path;
}

async function openPrivacy(page: Page, home: string): Promise<void> {
  await page.goto(`${home}/options.html#privacy`);
  await page.getByRole('heading', { name: 'Privacy' }).waitFor();
}

/** Presses a button that waits ten seconds before it acts; the page's clock runs ahead. */
async function actAfterDelay(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByText(/Removing in \d+ seconds?/).waitFor();
  await page.clock.runFor(11_000);
  await expect(page.getByText('Removed. Nothing is stored any more.')).toBeVisible();
}

test('a backup is saved, everything is removed, the backup brings it back; a damaged one, and what is none, is refused', async ({
  lens,
}) => {
  const page = await openFiles(lens);
  await importFile(page, ownFile());
  const raw = await databaseIn(lens);
  const before = await raw.answers();
  await page.clock.install();
  await openPrivacy(page, lens.home);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a backup' }).click();
  const path = join(folder, 'backup.json');
  await (await downloading).saveAs(path);
  const saved = JSON.parse(readFileSync(path, 'utf8'));
  expect(saved).toMatchObject({
    format: 'partnerlens-backup',
    version: BACKUP_VERSION,
    counts: { orders: 300, partners: 9 },
  });
  await actAfterDelay(page, 'Remove everything');
  await expect(page.getByText('No records are stored.')).toBeVisible();

  const damaged = join(folder, 'damaged.json');
  writeFileSync(damaged, readFileSync(path, 'utf8').replace('"number":"PO-5100"', '"number":5100'));
  await restore(page, damaged);
  await expect(page.getByRole('alert')).toContainText(/The backup is damaged in line \d+/);
  await expect(page.getByRole('alert')).toContainText('Nothing of the file was stored');
  await page.reload();
  await expect(page.getByText('No records are stored.')).toBeVisible();

  await restore(page, path);
  await expect(page.getByRole('heading', { name: 'Restored backup.json' })).toBeVisible();
  await expect(page.getByText(/\d+ records put back/)).toBeVisible();
  await expect(page.getByText('300 lines new, 0 changed, 0 as before')).toBeVisible();
  expect(await raw.answers()).toEqual(before);

  await page.reload();
  await page.getByLabel('Choose a backup').setInputFiles(ownFile());
  await expect(page.getByRole('alert')).toContainText('The file is no backup of PartnerLens');
});

async function restore(page: Page, path: string): Promise<void> {
  await page.getByLabel('Choose a backup').setInputFiles(path);
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
}

test('what is older than it is kept goes, and every surface says so', async ({ lens }) => {
  const page = await openFiles(lens);
  await importFile(page, ownFile());
  // The age of a record is that of its file: a file input gives today's, so the store is asked to believe otherwise.
  const raw = await databaseIn(lens);
  await raw.age(200);
  await openPrivacy(page, lens.home);
  await page.getByLabel('Keep records').selectOption('90');
  await page.getByRole('button', { name: 'Save and remove older records' }).click();
  await expect(page.getByText(/300 orders older than 90 days/)).toBeVisible();
  await expect(page.getByText('No records are stored.')).toBeVisible();
  await page.goto(`${lens.home}/sidepanel.html`);
  await expect(page.getByText(/300 orders older than 90 days/)).toBeVisible();
});
