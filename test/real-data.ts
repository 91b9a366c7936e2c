import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder with published data sets (README, "Real data"); the only place that names it. */
const folder = resolve(process.env.PARTNERLENS_DATA ?? '../shared/data');

/**
 * Path of a real data file, or null where the data is not on this machine. With `REQUIRE_DATA=1` absence is an error,
 * so that a machine that should have the data cannot pass without it.
 */
export function realData(path: string): string | null {
  const file = resolve(folder, path);
  if (existsSync(file)) return file;
  if (process.env.REQUIRE_DATA === '1')
    throw new Error(`Real data is missing: ${file}. Set PARTNERLENS_DATA to its folder.`);
  return null;
}
