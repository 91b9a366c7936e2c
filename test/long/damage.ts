import { runSpecs } from '../tools/run-specs.ts';

export const covers = ['lib/store', 'lib/sync', 'entrypoints/options', 'entrypoints/jobs.ts'];

/** Every kind of damage to the browser's own files; `npm test` tries one. Needs the build. Throws when a case fails. */
export async function run(): Promise<Record<string, number | string>> {
  return { 'faults of the storage': runSpecs(['storage-faults', 'blocked-store']) };
}
