import { findCandidates } from '../../lib/recognise/candidates.ts';
import { inChromium } from './in-chromium.ts';
import type { LookUpSamples, LookUpShape } from './look-up-in-page.ts';
import { compareWithPackage } from './recognise-peer.ts';
import { type BenchResult, summarise } from './result.ts';
import { adversarial, mail, table } from './texts.ts';
import { cpuMs } from './thread.ts';

const RUNS = 9;

/** What `test/long/recognise.ts` asks of a million, here of as many as a short run can store. */
const LOOK_UP: LookUpShape = { stored: 200_000, batch: 20_000, known: 0.01, rounds: RUNS };

/** How fast text becomes candidates (mails, order tables, text made to be slow), and candidates become known numbers. */
export async function run(): Promise<BenchResult[]> {
  return [
    measure('text to candidates, mail', mail(4_000_000)),
    measure('text to candidates, order table', table(4_000_000)),
    measure('text to candidates, adversarial', adversarial(4_000_000)),
    ...(await lookUpInChromium()),
    ...compareWithPackage(),
  ];
}

/** Numbers of pages against a store in a real browser; one in a hundred is stored. */
async function lookUpInChromium(): Promise<BenchResult[]> {
  const module = '/test/bench/look-up-in-page.ts';
  const samples = await inChromium<LookUpShape, LookUpSamples>(module, 'measureLookUp', LOOK_UP);
  const speed = (name: string, values: number[], goal?: string): BenchResult => ({
    name: `candidates to orders, 200,000 stored: ${name}`,
    unit: '/s',
    ...summarise(values),
    p95: Math.min(...values),
    ...(goal ? { goal } : {}),
  });
  return [
    speed('filter', samples.filter),
    speed('filter and exact look-up, 1 in 100 stored', samples.lookUp, '500,000/s'),
    speed('all stored, read from disk', samples.fromDisk),
  ];
}

function measure(name: string, blocks: string[]): BenchResult {
  const bytes = blocks.reduce((sum, block) => sum + Buffer.byteLength(block), 0);
  const samples: number[] = [];
  let found = 0;
  for (let run = 0; run < RUNS + 2; run++) {
    const ms = cpuMs(() => {
      for (const block of blocks) found += findCandidates(block).length;
    });
    const speed = bytes / 1_000 / ms;
    if (run >= 2) samples.push(speed);
  }
  if (found === 0) throw new Error(`${name}: nothing was found, so nothing was measured`);
  const { median, runs } = summarise(samples);
  // Of speeds the slow end is the 95th percentile that matters.
  const p95 = [...samples].sort((a, b) => a - b)[0] ?? median;
  return { name, unit: 'MB/s', median, p95, runs, goal: '40 MB/s' };
}
