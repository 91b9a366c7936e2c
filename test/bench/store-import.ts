import { inChromium } from './in-chromium.ts';
import { type BenchResult, summarise } from './result.ts';
import type { StoreSamples } from './store-in-page.ts';

const ROUNDS = 9;

/** Import into and look-up from the store in a real Chromium, beside its two peers in the same run. */
export async function run(): Promise<BenchResult[]> {
  const samples = await inChromium<number, StoreSamples>(
    '/test/bench/store-in-page.ts',
    'measureStore',
    ROUNDS,
  );
  // The medians' ratio: single rounds swing with whatever else the machine does.
  const ratio = (upper: number[], lower: number[]) => ({
    ...summarise(upper.map((ms, i) => ms / (lower[i] ?? Number.NaN))),
    median: summarise(upper).median / summarise(lower).median,
  });
  const { commit, again, grouped, perLine, findCold, findWarm } = samples;
  return [
    { name: 'import, 10,324 lines of 6,233 orders', unit: 'ms', ...summarise(commit) },
    { name: 'the same import again', unit: 'ms', ...summarise(again) },
    { name: 'import ÷ put of ready-made blocks', unit: 'x', ...ratio(commit, grouped), bar: { atMost: 3 } },
    {
      name: 'one put per line with two indexes ÷ import',
      unit: 'x',
      ...ratio(perLine, commit),
      bar: { atLeast: 5 },
    },
    { name: 'find 200 numbers, store just opened', unit: 'ms', ...summarise(findCold) },
    { name: 'find 200 numbers, warm', unit: 'ms', ...summarise(findWarm), goal: '60 ms' },
  ];
}
