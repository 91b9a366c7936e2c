import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { buildPlugin, PLUGIN_FILE } from '../plugin.config.ts';
import { longestTask } from '../tools/browser/long-tasks.ts';
import { budgetOf } from '../tools/house/bundle.ts';
import { bundleOf } from '../tools/plugin/bundles.ts';
import { openStage, type PluginStage } from '../tools/plugin/open.ts';
import { signed } from '../tools/plugin/sign.ts';
import { type BenchResult, summarise } from './result.ts';
import { widgetSizes } from './widgets.ts';

const RUNS = 9;
const MOST_LINES = 5_000;
const TWO_MB = 2_000_000;
const SCROLLS = 60;

/**
 * The portal plugin in a page of a partner: its size beside two widgets that many embed, a scorecard of 2 MB to its first paint,
 * and 5,000 lines that are scrolled.
 */
export async function run(): Promise<BenchResult[]> {
  await buildPlugin();
  const size = gzipSync(readFileSync(PLUGIN_FILE)).length;
  const widgets = await widgetSizes();
  const stage = await openStage();
  try {
    const { paint, bytes } = await firstPaint(stage);
    const scrolled = await scroll(stage);
    const once = (name: string, unit: BenchResult['unit'], value: number, atMost?: number): BenchResult => ({
      ...{ name, unit, median: value, p95: value, runs: 1 },
      ...(atMost !== undefined && { bar: { atMost } }),
    });
    const megabytes = (bytes / 1e6).toFixed(1);
    return [
      once('portal plugin, gzipped', 'bytes', size, budgetOf('partner-lens.js') ?? Number.NaN),
      ...[...(widgets ?? [])].map(([name, bytes]) => once(`${name}, gzipped`, 'bytes', bytes)),
      { name: `portal plugin: first paint of ${megabytes} MB`, unit: 'ms', ...paint, goal: '200 ms' },
      once('portal plugin, 5,000 lines: longest task while scrolling (CPU)', 'ms', scrolled, 50),
    ];
  } finally {
    await stage.close();
  }
}

/** From an element that is put into a page until what it shows is painted; each time a page of its own. */
async function firstPaint(
  stage: PluginStage,
): Promise<{ paint: ReturnType<typeof summarise>; bytes: number }> {
  const each = signed(bundleOf({ count: 100 }), stage.key).length / 100;
  const text = signed(bundleOf({ count: Math.round(TWO_MB / each) }), stage.key);
  stage.site.put('/large.json', text);
  const times: number[] = [];
  for (let turn = 0; turn < RUNS; turn += 1) {
    const { page } = await stage.open(bundleOf());
    await page.locator('partner-lens summary').first().waitFor();
    times.push(await page.evaluate(paintOf, stage.key.pinned));
    await page.context().close();
  }
  return { paint: summarise(times), bytes: text.length };
}

/** Runs in the page. */
async function paintOf(key: string): Promise<number> {
  const element = document.createElement('partner-lens');
  element.setAttribute('src', '/large.json');
  element.setAttribute('key', key);
  document.querySelector('partner-lens')?.remove();
  const ready = new Promise((done) => element.addEventListener('partner-lens:ready', done));
  const started = performance.now();
  document.body.append(element);
  await ready;
  await new Promise(requestAnimationFrame);
  await new Promise((painted) => setTimeout(painted));
  return performance.now() - started;
}

async function scroll(stage: PluginStage): Promise<number> {
  const { page } = await stage.open(bundleOf({ count: MOST_LINES }));
  await page.getByRole('button', { name: 'All 5,000' }).click();
  const { cpu } = await longestTask(page, () =>
    page.evaluate(async (steps) => {
      for (let step = 0; step < steps; step += 1) {
        scrollTo(0, (document.documentElement.scrollHeight / steps) * step);
        await new Promise(requestAnimationFrame);
      }
    }, SCROLLS),
  );
  return cpu;
}
