import { launchWithExtension } from '../tools/browser.ts';
import { measurePanel } from '../tools/panel-measures.ts';
import type { BenchResult } from './result.ts';

const SHAPE = { partners: 10_000, lines: 100_000, largest: 0.1 };
const PATIENCE_MS = 600_000;

/** The side panel with 10,000 partners and 100,000 lines, in a real browser. */
export async function run(): Promise<BenchResult[]> {
  const lens = await launchWithExtension({ spare: true });
  try {
    const today = new Date().toISOString().slice(0, 10);
    const measures = await measurePanel(lens, { ...SHAPE, today }, PATIENCE_MS);
    const once = (name: string, value: number, limits: Partial<BenchResult> = {}): BenchResult => ({
      name: `side panel, 10,000 partners: ${name}`,
      unit: 'ms',
      median: value,
      p95: value,
      runs: 1,
      ...limits,
    });
    return [
      once('open to first row', measures.openMs, { goal: '300 ms' }),
      once('longest task while opening (CPU)', measures.openLongest, { bar: { atMost: 50 } }),
      once('longest task while scrolling (CPU)', measures.scrollLongest, { bar: { atMost: 50 } }),
      once('keystroke in the search', measures.keyMedian, { goal: '16 ms' }),
      once('My orders, open to first row', measures.mineMs, { goal: '300 ms' }),
      once('longest task of My orders (CPU)', measures.mineLongest, { bar: { atMost: 50 } }),
    ];
  } finally {
    await lens.close();
  }
}
