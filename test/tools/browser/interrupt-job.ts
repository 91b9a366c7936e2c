import { closeHost, type JobsIn } from './jobs-in.ts';

/** How long nothing may be stored after a job was stopped. */
const REST_MS = 1_000;

/** Milliseconds from asking the newest job to stop until it says so; nothing may be stored from then on. */
export async function stopTook(jobs: JobsIn, how: 'pause' | 'cancel'): Promise<number> {
  const running = await jobs.ask('newestJob');
  const asked = performance.now();
  await jobs.ask(how, running?.id ?? '');
  const took = performance.now() - asked;
  const stopped = await jobs.ask('newestJob');
  if (stopped?.state !== (how === 'pause' ? 'paused' : 'cancelled'))
    throw new Error(`The job is ${stopped?.state}`);
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  if ((await jobs.ask('newestJob'))?.cursor.rows !== stopped.cursor.rows)
    throw new Error('It went on behind the stop');
  return took;
}

export async function resume(jobs: JobsIn): Promise<void> {
  await jobs.ask('resume', (await jobs.ask('newestJob'))?.id ?? '');
}

/** Kills what runs jobs while the job is paused: it stays so, and goes on when it is resumed. */
export async function killPaused(jobs: JobsIn): Promise<void> {
  const before = await jobs.ask('newestJob');
  await closeHost(jobs.page);
  await jobs.ask('wake');
  const after = await jobs.ask('newestJob');
  if (after?.state !== 'paused' || after.cursor.rows !== before?.cursor.rows)
    throw new Error('The pause did not hold over a kill');
  await resume(jobs);
}
