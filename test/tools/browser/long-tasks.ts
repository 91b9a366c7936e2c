import type { Page } from '@playwright/test';

/** The longest task on the threads of pages; workers are not among them. */
export interface LongestTask {
  /** Milliseconds of processor time: what the task itself costs, whatever else the machine does. */
  cpu: number;
  /** Milliseconds until it ended: what a person waits, longer on a busy machine. */
  wall: number;
  /** Tasks of more than 50 ms of processor time. */
  long: number;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

const PAGE_THREAD = 'CrRendererMain';
const LONG_MS = 50;

/** Measures every task of the pages of this browser from before `work` until after it. */
export async function longestTask(page: Page, work: () => Promise<void>): Promise<LongestTask> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline'], excludedCategories: ['*'] },
  });
  await work();
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const key = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const named = events.filter(({ name, args }) => name === 'thread_name' && args?.name === PAGE_THREAD);
  const pages = new Set(named.map(key));
  const tasks = events.filter((event) => event.name === 'RunTask' && pages.has(key(event)));
  // A trace without tasks would pass any bar.
  if (tasks.length === 0) throw new Error('The trace holds no task of a page');
  const cpu = tasks.map(({ tdur = 0 }) => tdur / 1000);
  return {
    cpu: Math.max(...cpu),
    wall: Math.max(...tasks.map(({ dur = 0 }) => dur / 1000)),
    long: cpu.filter((ms) => ms > LONG_MS).length,
  };
}
