import { readMutatedFiles } from '../unit/sources/files/mutations.ts';

export const covers = ['lib/sources/files'];

/** 10,000 damaged files: none crashes, hangs over a second, or is half imported without saying so. */
export function run(): Promise<Record<string, number>> {
  return readMutatedFiles(10_000, 1_000_000);
}
