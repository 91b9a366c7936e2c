import { availableParallelism } from 'node:os';
import type { CellBook } from '../../lib/kpi/cells/cell-book.ts';
import { inChromium } from './in-chromium.ts';
import { arquero } from './kpi-arquero.ts';
import { duckDb, type Made } from './kpi-duckdb.ts';
import type { CellSamples, CellShape } from './kpi-in-page.ts';
import { type FlatLine, linesOfSupplier, ordersOf, supplierId } from './kpi-lines.ts';
import { addToAggregates, cellsAndScore } from './kpi-own.ts';
import { emptyAggregates, expectSame } from './kpi-tables.ts';
import { installPeers } from './peer-package.ts';
import { type BenchResult, summarise } from './result.ts';
import { cpuMs, measureMemory, sharedCpuMs } from './thread.ts';

const SUPPLIERS = Number(process.env.BENCH_KPI_SUPPLIERS ?? 2_000);
const LINES = Number(process.env.BENCH_KPI_LINES ?? 1_000_000);
const ROUNDS = 3;

/**
 * Scorecards of 2,000 suppliers from 1,000,000 lines, and the same aggregates by two peers. In CPU time, so that other
 * programs of the machine do not count; that of DuckDB is shared out over its threads.
 */
export async function run(): Promise<BenchResult[]> {
  const stored = await fromIndexedDb();
  const own = ownRun(true);
  const times = [own.ms];
  const missing = installPeers();
  const first: BenchResult[] = [
    { name: 'most memory while they were made', unit: 'MB', ...once(own.mb), bar: { atMost: 300 } },
    ...stored,
  ];
  if (missing !== null) {
    process.stdout.write(`${missing}\n`);
    return [{ name: NAME, unit: 'ms', ...summarise(times) }, ...first];
  }
  const lines = allLines();
  const duck = await duckDb(lines);
  const duckTimes: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    let made: Made | undefined;
    const ms = await sharedCpuMs(availableParallelism(), async () => {
      made = await duck();
    });
    if (round > 0) duckTimes.push(ms);
    else if (made) expectSame('DuckDB', made.tables(), own.aggregates);
  }
  const frames = arquero(lines);
  const framed = measureMemory(frames);
  const arqueroMs = framed.ms;
  expectSame('Arquero', framed.made.tables(), own.aggregates);
  for (let round = 1; round < ROUNDS; round += 1) times.push(ownRun(false).ms);
  const ours = summarise(times);
  return [
    { name: NAME, unit: 'ms', ...ours },
    ...first,
    { name: 'the same aggregates by DuckDB, in memory', unit: 'ms', ...summarise(duckTimes) },
    {
      name: 'ours ÷ DuckDB',
      unit: 'x',
      ...once(ours.median / summarise(duckTimes).median),
      bar: { atMost: 8 },
    },
    { name: 'the same aggregates by Arquero', unit: 'ms', ...once(arqueroMs) },
    { name: 'Arquero ÷ ours', unit: 'x', ...once(arqueroMs / ours.median), bar: { atLeast: 5 } },
  ];
}

const NAME = `scorecards of ${SUPPLIERS.toLocaleString('en')} suppliers from ${LINES.toLocaleString('en')} lines`;

/** What the figures of 20,000 lines cost beside reading those from the database, in a real Chromium. */
async function fromIndexedDb(): Promise<BenchResult[]> {
  const shape: CellShape = { suppliers: 40, linesEach: 500, rounds: 9 };
  const { read, scored } = await inChromium<CellShape, CellSamples>(
    '/test/bench/kpi-in-page.ts',
    'measureCells',
    shape,
  );
  const ratio = summarise(scored).median / summarise(read).median;
  return [
    { name: '20,000 lines of 40 suppliers read from IndexedDB', unit: 'ms', ...summarise(read) },
    { name: 'read and scored ÷ read', unit: 'x', ...once(ratio), bar: { atMost: 1.5 } },
  ];
}

function once(value: number): { median: number; p95: number; runs: number } {
  return { median: value, p95: value, runs: 1 };
}

function allLines(): FlatLine[] {
  return Array.from({ length: SUPPLIERS }, (_, supplier) =>
    linesOfSupplier(supplier, LINES / SUPPLIERS),
  ).flat();
}

/** Supplier by supplier, as the job worker does it: what was read of one is gone before the next. */
function ownRun(compare: boolean) {
  const aggregates = emptyAggregates();
  let ms = 0;
  let mb = 0;
  const before = process.memoryUsage().heapUsed;
  for (let supplier = 0; supplier < SUPPLIERS; supplier += 1) {
    const orders = ordersOf(linesOfSupplier(supplier, LINES / SUPPLIERS));
    let book: CellBook | undefined;
    ms += cpuMs(() => {
      book = cellsAndScore(supplierId(supplier), orders).book;
    });
    mb = Math.max(mb, (process.memoryUsage().heapUsed - before) / 1e6);
    if (compare && book) addToAggregates(aggregates, supplier, book);
  }
  return { aggregates, ms, mb };
}
