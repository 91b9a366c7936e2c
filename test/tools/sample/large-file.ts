import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const SAMPLE = resolve(import.meta.dirname, '../../../lib/sample/orders.csv');
/** So many rows of the sample make one copy. */
const ROWS = 268;

/**
 * A file of `copies` times the sample's first 268 rows, every copy with order numbers of its own and without the mark of
 * the sample.
 */
export function largeFile(copies: number): { path: string; rows: number; lines: number; remove: string } {
  const [heading = '', ...all] = readFileSync(SAMPLE, 'utf8').trimEnd().split('\n');
  const rows = all.slice(0, ROWS);
  const cut = (row: string) => row.slice(0, row.lastIndexOf(','));
  const text = [cut(heading)];
  for (let copy = 0; copy < copies; copy += 1) for (const row of rows) text.push(`${10 + copy}${cut(row)}`);
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-file-'));
  const path = join(folder, 'orders-large.csv');
  writeFileSync(path, `${text.join('\n')}\n`);
  const lines = new Set(rows.map((row) => row.split(',').slice(0, 2).join())).size * copies;
  return { path, rows: rows.length * copies, lines, remove: folder };
}
