import type { Page } from '@playwright/test';
import { until } from '../tools/browser/cdp.ts';
import { connectTryton } from '../tools/browser/connect-tryton.ts';
import { watchJobHeap } from '../tools/browser/job-heap.ts';
import { type JobsIn, jobsIn } from '../tools/browser/jobs-in.ts';
import { longestTask } from '../tools/browser/long-tasks.ts';
import { grantSite } from '../tools/browser/sites.ts';
import { launchWithExtension } from '../tools/browser.ts';
import { type BenchResult, summarise } from './result.ts';
import { startSyncServer } from './sync-server.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
/** With five lines and five moves each: 110,000 records. */
const PURCHASES = 10_000;
const PATIENCE_MS = 600_000;

interface Round {
  sync: number;
  raw: number;
  /** Least heap of the job worker in the last third of the sync ÷ in the one before; MB at most. */
  growth: number;
  peak: number;
  /** Longest task of a page of ours that is open meanwhile, milliseconds of processor time. */
  task: number;
}

/** A first load of 110,000 records in the built extension, beside plain fetches of the same pages put into a database. */
export async function run(): Promise<BenchResult[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measureRound());
  const of = (pick: (round: Round) => number) => summarise(rounds.map(pick));
  const ratio = of(({ sync, raw }) => sync / raw);
  return [
    { name: 'sync, 110,000 records of 10,000 orders', unit: 'ms', ...of(({ sync }) => sync) },
    { name: 'sync ÷ fetch of the same pages and put of their rows', unit: 'x', ...ratio, bar: { atMost: 2 } },
    {
      name: 'sync: heap of the job worker, end ÷ middle',
      unit: 'x',
      ...of(({ growth }) => growth),
    },
    {
      name: 'sync: heap of the job worker at most',
      unit: 'MB',
      ...of(({ peak }) => peak),
      bar: { atMost: 100 },
    },
    {
      name: 'sync: longest task of the side panel meanwhile (CPU)',
      unit: 'ms',
      ...of(({ task }) => task),
      bar: { atMost: 50 },
    },
  ];
}

async function measureRound(): Promise<Round> {
  const server = await startSyncServer(PURCHASES);
  const lens = await launchWithExtension({ traffic: false, spare: true });
  try {
    await grantSite(lens, server.address);
    const panel = await lens.context.newPage();
    await panel.goto(`${lens.home}/sidepanel.html#partners`);
    const jobs = await jobsIn(lens);
    const watching = watchJobHeap(lens.port);
    const page = await connectTryton(lens, server);
    await until('the sync', async () => (await jobs.ask('newestJob')) !== undefined, PATIENCE_MS);
    const checks = server.bodies.length;
    await page.close();
    const { cpu } = await longestTask(panel, async () => void (await syncEnd(jobs)));
    const watch = await watching;
    watch.stop();
    const job = await jobs.ask('newestJob');
    if (job?.state !== 'done' || job.cursor.linesNew !== PURCHASES * 5)
      throw new Error(`The sync did not end: ${JSON.stringify(job)}`);
    const { finishedAt = 0, createdAt } = job;
    const looks = watch.looks.slice(0, Math.ceil((finishedAt - createdAt) / 250));
    const third = Math.ceil(looks.length / 3);
    const least = (from: number, to?: number) => Math.min(...looks.slice(from, to).map(({ used }) => used));
    const raw = await fetchAndPut(jobs.page, server.address, server.bodies.slice(checks));
    return {
      sync: finishedAt - createdAt,
      raw,
      growth: least(2 * third) / least(third, 2 * third),
      peak: Math.max(...looks.map(({ used }) => used)) / 1024 ** 2,
      task: cpu,
    };
  } finally {
    await lens.close();
    await server.close();
  }
}

function syncEnd(jobs: JobsIn): Promise<boolean> {
  return until('the end', async () => (await jobs.ask('newestJob'))?.finishedAt !== undefined, PATIENCE_MS);
}

/** The peer: the same requests one after the other, their rows put in groups of fifty, one transaction a page. */
function fetchAndPut(page: Page, address: string, bodies: readonly string[]): Promise<number> {
  return page.evaluate(
    async ([to, asked]) => {
      const opened = indexedDB.open('peer', 1);
      opened.onupgradeneeded = () => opened.result.createObjectStore('rows', { autoIncrement: true });
      await new Promise((done) => {
        opened.onsuccess = done;
      });
      const start = performance.now();
      let rows: unknown[] = [];
      const flush = async () => {
        const tx = opened.result.transaction('rows', 'readwrite', { durability: 'relaxed' });
        for (let at = 0; at < rows.length; at += 50) tx.objectStore('rows').put(rows.slice(at, at + 50));
        rows = [];
        await new Promise((done) => {
          tx.oncomplete = done;
        });
      };
      for (const body of asked) {
        if (body.includes('"model.purchase.purchase.search_read"') && body.includes('"company"'))
          await flush();
        const answer = await fetch(`${to}demo/`, { method: 'POST', body });
        const { result } = JSON.parse(await answer.text());
        if (Array.isArray(result)) rows.push(...result);
      }
      await flush();
      opened.result.close();
      return performance.now() - start;
    },
    [address, bodies] as const,
  );
}
