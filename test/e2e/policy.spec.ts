import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseFile, openFiles, startImport, waitForSum } from '../tools/browser/import-file.ts';
import { applyPolicy } from '../tools/browser/policy.ts';
import { COMPANY_FILE, COMPANY_POLICY } from '../tools/company-policy.ts';
import { expect, test } from './fixtures.ts';

/** A company's policy, handed out by the browser itself through `public/managed_schema.json`, while it runs. */

test('rules are locked at once, a mapping is used, what is wrong is named, and an end gives all back', async ({
  lens,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-policy-'));
  const settings = await lens.context.newPage();
  await settings.goto(`${lens.home}/options.html#settings`);
  await expect(settings.getByText(/No policy is set for this browser/)).toBeVisible();

  const admin = await applyPolicy(lens, COMPANY_POLICY);
  await expect(settings.getByText(/A policy rules 2 settings/)).toBeVisible();
  await expect(settings.getByText(/1 entry of it is refused/)).toBeVisible();
  await expect(settings.getByRole('row', { name: /settings\.otif\.floor 80/ })).toBeVisible();
  await expect(settings.getByLabel('OTIF target')).toBeDisabled();

  const file = join(folder, 'company.csv');
  writeFileSync(file, COMPANY_FILE);
  const files = await openFiles(lens);
  await chooseFile(files, file);
  await expect(files.getByText("The mapping of your company's policy is used.")).toBeVisible();
  await startImport(files);
  expect(await waitForSum(files)).toEqual({ rows: 2, accepted: 2, repeated: 0, rejected: 0 });

  await admin.locator('#revert-applied-policies').click();
  await expect(settings.getByText(/No policy is set for this browser/)).toBeVisible();
  rmSync(folder, { recursive: true });
});
