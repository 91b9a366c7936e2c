import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPANY_FILE, COMPANY_POLICY } from '../tools/company-policy.ts';
import type { Firefox } from '../tools/marionette.ts';
import { press, textLike } from './extension.ts';
import { allAccepted, chooseFiles, openOptions } from './files-page.ts';
import { noOwnInstall, ownInstall } from './own-install.ts';
import type { Stage, Step } from './steps.ts';

/** A company's policy in Firefox: `policies.json`, as an administrator writes it. */
export const policySteps: Step[] = [
  ['a policy of the company: rules are locked, a mapping is used, what is wrong is named', policyHolds],
  ['a policy that changed holds from the next start on; one that is gone rules nothing', policyChanges],
];

async function policyHolds(stage: Stage): Promise<string | undefined> {
  const refused = noOwnInstall();
  if (refused) return refused;
  const install = ownInstall(stage.folder);
  install.setPolicy(COMPANY_POLICY);
  await restart(stage, install.path);
  const { firefox, folder } = stage;
  const text = await settings(firefox, /A policy rules 2 settings/);
  assert.match(text, /2 entries of it are refused/);
  assert.match(text, /settings\.otif\.floor\s+80\s/);
  assert.match(text, /sites\s+\["https:\/\/portal\.example/);
  const path = join(folder, 'company.csv');
  writeFileSync(path, COMPANY_FILE);
  await chooseFiles(firefox, path);
  await textLike(firefox, /The mapping of your company's policy is used/);
  await press(firefox, 'Import');
  await textLike(firefox, allAccepted(2), 30_000);
  await openOptions(firefox, 'privacy');
  await textLike(firefox, /Your company's policy allows 365 days at most/);
  await press(firefox, 'Remove everything');
  await textLike(firefox, /Removed\. Nothing is stored any more\./);
  await settings(firefox, /A policy rules 2 settings/);
}

async function policyChanges(stage: Stage): Promise<string | undefined> {
  const refused = noOwnInstall();
  if (refused) return refused;
  const install = ownInstall(stage.folder);
  install.setPolicy({ settings: { 'otif.target': 0.85 } });
  await restart(stage, install.path);
  const text = await settings(stage.firefox, /A policy rules 1 setting\b/);
  assert(!/refused/.test(text), text);
  await restart(stage);
  await settings(stage.firefox, /No policy is set for this browser/);
}

async function restart(stage: Stage, firefox?: string): Promise<void> {
  await stage.firefox.quit();
  await stage.start({ firefox });
}

async function settings(firefox: Firefox, says: RegExp): Promise<string> {
  await openOptions(firefox, 'settings');
  return textLike(firefox, says);
}
