import { openFiles, startImport } from '../tools/browser/import-file.ts';
import { closeHost, type JobsIn, jobsIn } from '../tools/browser/jobs-in.ts';
import { stopWorkers } from '../tools/browser/worker.ts';
import { type LensBrowser, launchWithExtension } from '../tools/browser.ts';
import { randomFrom } from '../tools/sample/random.ts';
import { type ScatteredFile, writeScatteredFile } from '../tools/sample/scattered-lines.ts';

export const covers = ['lib/store', 'lib/sync', 'lib/background/job-host.ts', 'lib/background/wake.ts'];

const KILLS = 200;
const LINES = 100_000;
const WAIT_MS = 600_000;

type Kind = 'host' | 'background' | 'both';

/** Kills whatever runs an import at random points, as often as asked: no row may be lost, none doubled. */
export async function run(): Promise<Record<string, number | string>> {
  return runKills(KILLS, LINES);
}

export async function runKills(kills: number, lines: number): Promise<Record<string, number | string>> {
  const file = await writeScatteredFile(lines);
  const lens = await launchWithExtension();
  const random = randomFrom(kills);
  const met: Record<Kind, number> = { host: 0, background: 0, both: 0 };
  let imports = 0;
  try {
    const jobs = await jobsIn(lens);
    const sum = () => met.host + met.background + met.both;
    while (sum() < kills) {
      await jobs.ask('clear');
      await choose(lens, file);
      imports++;
      while (sum() < kills && (await jobs.ask('newestJob'))?.state !== 'done') {
        await new Promise((resolve) => setTimeout(resolve, random.whole(50, 3_000)));
        const kind = random.pick<Kind>(['host', 'background', 'both']);
        if ((await jobs.ask('newestJob'))?.state === 'running') met[kind]++;
        if (kind !== 'background') await closeHost(jobs.page);
        if (kind !== 'host') await stopWorkers(jobs.page);
        await jobs.ask('wake');
      }
      await verify(jobs, file);
    }
    return { kills: sum(), ...met, imports, linesPerImport: lines, lost: 0, doubled: 0 };
  } finally {
    await lens.close();
    file.remove();
  }
}

async function choose(lens: LensBrowser, file: ScatteredFile): Promise<void> {
  const page = await openFiles(lens);
  await page.locator('input[type=file]').setInputFiles(file.path);
  await page.getByRole('button', { name: 'Import', exact: true }).waitFor({ timeout: WAIT_MS });
  await startImport(page);
  await page.close();
}

/** Waits for the end and compares the job and the store with the file. */
async function verify(jobs: JobsIn, file: ScatteredFile): Promise<void> {
  const end = Date.now() + WAIT_MS;
  for (;;) {
    const job = await jobs.ask('newestJob');
    if (job?.state === 'failed' || Date.now() > end) throw new Error(`Not done: ${JSON.stringify(job)}`);
    if (job?.state === 'done') {
      const { rows, accepted, repeated, rejected, linesNew, linesSame, linesChanged } = job.cursor;
      const { orders, lines } = await jobs.ask('counts');
      const found = [rows, accepted, linesNew, lines, orders, repeated, rejected, linesSame, linesChanged];
      const expected = [file.lines, file.lines, file.lines, file.lines, file.orders, 0, 0, 0, 0];
      if (found.join() !== expected.join())
        throw new Error(`Lost or doubled: ${found} instead of ${expected}`);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
