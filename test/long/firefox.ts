import { execFileSync } from 'node:child_process';
import { faultsSteps } from '../firefox/faults.ts';
import { filesSteps } from '../firefox/files.ts';
import { policySteps } from '../firefox/policy.ts';
import { recordsSteps } from '../firefox/records.ts';
import { runSteps, type Step } from '../firefox/steps.ts';
import { findFirefox } from '../tools/marionette.ts';

export const covers = [
  'entrypoints',
  'lib/background',
  'lib/backup',
  'lib/page',
  'lib/policy',
  'lib/store',
  'lib/surface',
  'lib/sync',
  'wxt.config.ts',
];

/** Each group in a profile of its own. */
const GROUPS: Record<string, readonly Step[]> = {
  'files and imports': filesSteps,
  records: recordsSteps,
  'storage faults': faultsSteps,
  "a company's policy": policySteps,
};

/** Everything that Firefox does beside the main story of `npm test`, on the unchanged build. Throws when a step fails. */
export async function run(): Promise<Record<string, number | string>> {
  execFileSync('wxt', ['build', '-b', 'firefox'], { stdio: 'ignore' });
  const counts: Record<string, number | string> = {
    Firefox: execFileSync(findFirefox() ?? 'firefox', ['--version'], { encoding: 'utf8' }).trim(),
  };
  let failed = 0;
  for (const [group, steps] of Object.entries(GROUPS)) {
    const outcome = await runSteps(steps);
    failed += outcome.failed;
    for (const [step, result] of Object.entries(outcome.steps)) counts[`${group}: ${step}`] = result;
  }
  if (failed > 0) throw new Error(`${failed} steps failed`);
  return counts;
}
