import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { JobsIn } from './browser/jobs-in.ts';
import { readCsv } from './read-csv.ts';
import type { ScatteredFile } from './sample/scattered-lines.ts';

/** So many orders of the file are compared line by line, and all lines of one item. */
const SAMPLED = 300;
const COMMON_ITEM = 'MAT-700000';

/** Compares a sample of orders and one rare item with an independent reading of the file. */
export async function compareLookups(jobs: JobsIn, file: ScatteredFile) {
  const { orders, item, itemLines } = await readSample(file);
  const times = await jobs.ask(
    'lookup',
    [...orders.keys()].map((number) => [number]),
  );
  for (const [number, lines] of await jobs.ask('linesOf', [...orders.keys()])) {
    const expected = orders.get(number)?.sort() ?? [];
    if (lines.join('\n') !== expected.join('\n'))
      throw new Error(`${number}: ${lines} instead of ${expected}`);
  }
  const found = await jobs.ask('linesOfItem', item, 100_000);
  if (found.join('\n') !== itemLines.sort().join('\n'))
    throw new Error(`${item}: ${found.length} lines instead of ${itemLines.length}`);
  return {
    ordersCompared: orders.size,
    itemLinesCompared: itemLines.length,
    lookupP50: percentile(times, 0.5),
    lookupP95: percentile(times, 0.95),
  };
}

async function readSample(file: ScatteredFile) {
  const orders = new Map<string, string[]>();
  const every = Math.ceil(file.orders / SAMPLED);
  const itemLines: string[] = [];
  let item = '';
  let heading = '';
  for await (const text of createInterface({ input: createReadStream(file.path) })) {
    if (heading === '') {
      heading = text;
      continue;
    }
    const number = text.split(',', 4)[3] ?? '';
    const sampled = Number(number.slice(3)) % every === 1;
    if (!sampled && item !== '' && !text.includes(item)) continue;
    const [row = {}] = readCsv(`${heading}\n${text}\n`);
    const found = row['Item Number'] ?? '';
    if (item === '' && found !== COMMON_ITEM) item = found;
    const facts = [
      number,
      row.ID,
      row['Line Item Quantity'],
      row['ASN/DN #'],
      isoDay(row['Delivered to Client Date']),
    ].join(' ');
    if (sampled) orders.set(number, [...(orders.get(number) ?? []), facts]);
    if (found === item) itemLines.push(facts);
  }
  return { orders, item, itemLines };
}

function isoDay(text = ''): string {
  const at = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(text.slice(3, 6)) / 3 + 1;
  return `20${text.slice(7)}-${`${at}`.padStart(2, '0')}-${text.slice(0, 2)}`;
}

/** The value below which a share of them lies, to a tenth. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
}
