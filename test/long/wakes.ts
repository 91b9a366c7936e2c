import { runSpecs } from '../tools/run-specs.ts';

export const covers = ['lib/sync', 'lib/background/job-host.ts', 'lib/background/wake.ts'];

/**
 * A sync whose service worker and job worker are killed goes on by the alarm, without an act of anybody and within a minute;
 * `npm test` has a window wake it. Needs the build. Throws when a test fails.
 */
export async function run(): Promise<Record<string, number | string>> {
  return { 'syncs that went on': runSpecs(['sync-wakes']) };
}
