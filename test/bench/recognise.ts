import { findCandidates } from '../../lib/recognise/candidates.ts';
import { type BenchResult, summarise } from './result.ts';

const RUNS = 9;

/** How fast text becomes candidates: mails with few numbers, order tables with many, and text made to be slow. */
export async function run(): Promise<BenchResult[]> {
  return [
    measure('text to candidates, mail', mail(4_000_000)),
    measure('text to candidates, order table', table(4_000_000)),
    measure('text to candidates, adversarial', adversarial(4_000_000)),
  ];
}

function measure(name: string, blocks: string[]): BenchResult {
  const bytes = blocks.reduce((sum, block) => sum + Buffer.byteLength(block), 0);
  const samples: number[] = [];
  let found = 0;
  for (let run = 0; run < RUNS + 2; run++) {
    const start = performance.now();
    for (const block of blocks) found += findCandidates(block).length;
    const speed = bytes / 1_000_000 / ((performance.now() - start) / 1_000);
    if (run >= 2) samples.push(speed);
  }
  if (found === 0) throw new Error(`${name}: nothing was found, so nothing was measured`);
  const { median, runs } = summarise(samples);
  // Of speeds the slow end is the 95th percentile that matters.
  const p95 = [...samples].sort((a, b) => a - b)[0] ?? median;
  return { name, unit: 'MB/s', median, p95, runs, goal: '40 MB/s' };
}

const paragraph =
  'Dear colleagues, the goods for purchase order 4500012345 left our warehouse on 12 May and should reach you within the week. ' +
  'Please confirm the receipt to orders@supplier.example and tell us whether the missing cartons of delivery note 80001234 arrived. ' +
  'We have taken the remarks of your quality department to heart and changed the packing, so that the corners no longer suffer. ' +
  'If anything else is unclear, call +49 171 2345678 between 9:00 and 17:00. With kind regards, the team in Bremen. ';

function mail(size: number): string[] {
  return fill(size, () => paragraph);
}

function table(size: number): string[] {
  return fill(
    size,
    (row) =>
      `SCMS-${row}\n${4_500_000_000 + row}\nASN-${row * 7}\nHIV test kit, 30 tests\n1,200 pcs\n2026-05-${10 + (row % 18)}\n€ 1.234,50\nIn transit\n`,
  );
}

function adversarial(size: number): string[] {
  const parts = [
    '1-',
    'PO PO PO ',
    '1 1 1 1 ',
    'a@a@',
    'no. no. no. 1 ',
    '12.12.12.',
    'A1A1',
    'PO 4500012345 ',
  ];
  return parts.map((part) => part.repeat(size / parts.length / part.length));
}

function fill(size: number, make: (row: number) => string): string[] {
  const blocks: string[] = [];
  for (let row = 1, length = 0; length < size; row++) {
    const block = make(row);
    blocks.push(block);
    length += block.length;
  }
  return blocks;
}
