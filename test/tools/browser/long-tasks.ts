import type { Page } from '@playwright/test';
import type { LensBrowser } from '../browser.ts';

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

const DRAWS = 3;

/**
 * What tasks of a page are measured by: milliseconds of processor time that the browser takes, at this moment, to draw a
 * plain table of a hundred rows on a page without any script. Median of three. Measure it beside each task that is judged
 * by it: neighbours on the machine make both slower.
 */
export async function plainTableTask(lens: LensBrowser): Promise<number> {
  const page = await lens.context.newPage();
  await page.goto(`${lens.home}/icon/16.png`);
  const times: number[] = [];
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const { cpu } = await longestTask(page, () => page.evaluate(drawPlainTable));
    times.push(cpu);
  }
  await page.close();
  return median(times);
}

/** Runs in the page. */
function drawPlainTable(): void {
  const table = document.createElement('table');
  for (let row = 0; row < 100; row += 1) {
    const line = table.insertRow();
    for (let cell = 0; cell < 6; cell += 1) line.insertCell().textContent = `row ${row}, cell ${cell}`;
  }
  document.body.replaceChildren(table);
  table.getBoundingClientRect();
}

/** The middle one of an odd number of values. */
function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
