import { utimesSync } from 'node:fs';
import { openFiles, startImport } from '../tools/browser/import-file.ts';
import { killPaused, resume, stopTook } from '../tools/browser/interrupt-job.ts';
import { type HeapWatch, watchJobHeap } from '../tools/browser/job-heap.ts';
import { type JobsIn, jobsIn } from '../tools/browser/jobs-in.ts';
import { type LensBrowser, launchWithExtension } from '../tools/browser.ts';
import { compareLookups, percentile } from '../tools/compare-scattered.ts';
import { type ScatteredFile, writeScatteredFile } from '../tools/sample/scattered-lines.ts';

export const covers = ['lib/store', 'lib/sync', 'lib/sources/files'];

const LINES = 1_000_000;
const CHANGED = 0.01;
const PEAK_MB = 300;
/** A pause or an end shows within this, in milliseconds. */
const STOP_MS = 200;
/** How often the first import is paused and resumed, spread over the file. */
const PAUSES = 12;
/** With fewer lines an import is over before it can be interrupted. */
const INTERRUPTED_LINES = 200_000;
/** What an import writes itself; figures are made behind it. */
const RECORD_STORES = [
  'state',
  'shapes',
  'partners',
  'shelves',
  'blocks',
  'runs',
  'tables',
  'confirmations',
  'jobs',
  'rejects',
];
const HOUR_MS = 3_600_000;

/** A million scattered lines in a real browser: paused, killed, ended, looked up, imported again. */
export async function run(): Promise<Record<string, number | string>> {
  return runSize(LINES);
}

/** The same with another number of lines; heap and times are only judged on the full count. */
export async function runSize(lines: number): Promise<Record<string, number | string>> {
  const file = await writeScatteredFile(lines);
  const changed = await writeScatteredFile(lines, CHANGED);
  setAge(file, 5);
  const lens = await launchWithExtension();
  try {
    const jobs = await jobsIn(lens);
    const cancelMs = lines < INTERRUPTED_LINES ? [] : await endThree(lens, jobs, file);
    const first = await importFirst(lens, jobs, file);
    const looked = await compareLookups(jobs, file);
    const again = await importAgain(lens, jobs, file);
    if (again.blocks > 0) throw new Error(`The same file again wrote ${again.blocks} blocks`);
    // The export of the next day says the same of every line: each is as old as it, and no block is written.
    setAge(file, 6);
    const newer = await importAgain(lens, jobs, file);
    if (newer.blocks > 0) throw new Error(`The same lines a day later wrote ${newer.blocks} blocks`);
    if (newer.linesChanged > 0) throw new Error(`The same lines a day later: ${newer.linesChanged} changed`);
    setAge(changed, 7);
    const differing = await importAgain(lens, jobs, changed);
    const share = differing.linesChanged / lines;
    if (share < CHANGED / 2 || share > CHANGED * 2)
      throw new Error(`${differing.linesChanged} lines changed`);
    if (differing.blocks > differing.linesChanged)
      throw new Error(`${differing.blocks} blocks for ${differing.linesChanged} lines`);
    const peakMb = Math.max(first.peakMb, newer.peakMb, differing.peakMb);
    const { pauseMs, ...firstFigures } = first;
    const stops = { ...figuresOf('pauseMs', pauseMs), ...figuresOf('cancelMs', cancelMs) };
    if (lines >= LINES && peakMb > PEAK_MB) throw new Error(`The heap reached ${peakMb} MB`);
    if (lines >= LINES && percentile([...pauseMs, ...cancelMs], 0.9) > STOP_MS)
      throw new Error(`Pauses and ends took ${JSON.stringify(stops)}`);
    return {
      lines,
      ...firstFigures,
      ...stops,
      ...looked,
      secondImportSeconds: again.seconds,
      secondImportPuts: again.puts,
      secondImportBlocks: again.blocks,
      newerImportSeconds: newer.seconds,
      newerImportPuts: newer.puts,
      newerImportBlocks: newer.blocks,
      newerImportPeakMb: newer.peakMb,
      newerImportStoreMb: newer.storeMb,
      changedImportSeconds: differing.seconds,
      changedImportPeakMb: differing.peakMb,
      changedLines: differing.linesChanged,
      changedBlocks: differing.blocks,
    };
  } finally {
    await lens.close();
    file.remove();
    changed.remove();
  }
}

/** Three imports that are ended while they run: what each has read is there, and is removed again. */
async function endThree(lens: LensBrowser, jobs: JobsIn, file: ScatteredFile): Promise<number[]> {
  const times: number[] = [];
  for (let end = 1; end <= 3; end += 1) {
    (await start(lens, jobs, file)).stop();
    await until(jobs, async (rows) => rows > end * 5_000);
    times.push(await stopTook(jobs, 'cancel'));
    const job = await jobs.ask('newestJob');
    const { lines } = await jobs.ask('counts');
    if (job?.cursor.accepted !== lines) fail(`Ended: ${lines} of ${JSON.stringify(job)}`);
    await jobs.ask('clear');
  }
  return times;
}

/** The first import, paused time and again, once over a kill, and resumed; the store is asked all the while. */
async function importFirst(lens: LensBrowser, jobs: JobsIn, file: ScatteredFile) {
  const heap = await start(lens, jobs, file);
  const began = performance.now();
  const lookups: number[] = [];
  const pauseMs: number[] = [];
  const interrupted = file.lines >= INTERRUPTED_LINES ? PAUSES : 0;
  for (let pause = 1; pause <= interrupted; pause += 1) {
    await until(jobs, async (rows) => {
      lookups.push(...(await jobs.ask('lookup', [probe(lookups.length)])));
      return rows >= (file.lines * pause) / (PAUSES + 1);
    });
    pauseMs.push(await stopTook(jobs, 'pause'));
    await (pause === PAUSES / 3 ? killPaused(jobs) : resume(jobs));
  }
  const done = await until(jobs, async (_, state) => {
    lookups.push(...(await jobs.ask('lookup', [probe(lookups.length)])));
    return state === 'done';
  });
  heap.stop();
  const seconds = (performance.now() - began) / 1_000;
  const { accepted, repeated, rejected, linesNew } = done.cursor;
  if (accepted !== file.lines || linesNew !== file.lines || repeated + rejected > 0)
    fail(JSON.stringify(done.cursor));
  const counts = await jobs.ask('counts');
  if (counts.lines !== file.lines || counts.orders !== file.orders) fail(JSON.stringify(counts));
  return {
    seconds: Math.round(seconds),
    linesPerSecond: Math.round(file.lines / seconds),
    peakMb: peakOf(heap),
    pauseMs,
    lookupWhileImportingP50: percentile(lookups, 0.5),
    lookupWhileImportingP95: percentile(lookups, 0.95),
    storeMb: Math.round((await jobs.ask('usage')) / 1e6),
  };
}

/** Imports a file into a store that has it; answers what that wrote. */
async function importAgain(lens: LensBrowser, jobs: JobsIn, file: ScatteredFile) {
  const watch = await start(lens, jobs, file);
  const began = performance.now();
  const done = await until(jobs, async (_, state) => state === 'done');
  const seconds = Math.round((performance.now() - began) / 1_000);
  watch.stop();
  const { puts } = watch;
  const all = RECORD_STORES.reduce((sum, name) => sum + (puts[name] ?? 0), 0);
  return {
    seconds,
    puts: all,
    blocks: puts.blocks ?? 0,
    linesChanged: done.cursor.linesChanged,
    peakMb: peakOf(watch),
    storeMb: Math.round((await jobs.ask('usage')) / 1e6),
  };
}

/** The file was changed on this day of January. */
function setAge({ path }: ScatteredFile, day: number): void {
  const at = new Date(Date.UTC(2026, 0, day, 8));
  utimesSync(path, at, at);
}

/** Starts an import as a person does; answers a watch that began with it, once its job is the newest. */
async function start(lens: LensBrowser, jobs: JobsIn, file: ScatteredFile): Promise<HeapWatch> {
  const before = (await jobs.ask('newestJob'))?.id;
  const page = await openFiles(lens);
  await page.locator('input[type=file]').setInputFiles(file.path);
  await page.getByRole('button', { name: 'Import', exact: true }).waitFor({ timeout: HOUR_MS });
  const [watch] = await Promise.all([watchJobHeap(lens.port, 50), startImport(page)]);
  while ((await jobs.ask('newestJob'))?.id === before) await page.waitForTimeout(20);
  await page.close();
  return watch;
}

/** Asks for the newest job until `probe` is content; throws when it failed. */
async function until(jobs: JobsIn, probeOf: (rows: number, state: string) => Promise<boolean>) {
  for (;;) {
    const job = await jobs.ask('newestJob');
    if (job?.state === 'failed') fail(JSON.stringify(job.failure));
    if (job && (await probeOf(job.cursor.rows, job.state))) return job;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Twenty numbers as a page shows them, others each time. */
function probe(turn: number): string[] {
  return Array.from({ length: 20 }, (_, at) => `PO-${3_000_001 + ((turn * 7_919 + at * 131) % 500_000)}`);
}

function peakOf(watch: HeapWatch): number {
  return Math.round(Math.max(0, ...watch.looks.map(({ used, buffers }) => used + buffers)) / 1e6);
}

function figuresOf(name: string, times: number[]): Record<string, number> {
  return times.length === 0
    ? {}
    : { [`${name}P50`]: percentile(times, 0.5), [`${name}Max`]: percentile(times, 1) };
}

function fail(what: string): never {
  throw new Error(what);
}
