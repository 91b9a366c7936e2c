import type { Page } from '@playwright/test';

/** What scripts cost the main thread of a page, from the browser's own trace. */
export interface ScriptCost {
  /** CPU milliseconds of all script: evaluation, compilation, callbacks, microtasks. */
  total: number;
  /** CPU milliseconds of the longest piece without a pause. */
  longest: number;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** CPU time of the thread; wall time would count other programs of the machine. */
  tdur?: number;
}

const SCRIPT = new Set([
  'EvaluateScript',
  'v8.compile',
  'FunctionCall',
  'RunMicrotasks',
  'RunPostTaskCallback',
  'TimerFire',
  'FireIdleCallback',
  'FireAnimationFrame',
]);

/** Traces script from before `work` until after it. The page itself should run none: all there is counts. */
export async function traceScript(page: Page, work: () => Promise<void>): Promise<ScriptCost> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'v8', 'v8.execute'] },
  });
  await work();
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return costOf(events);
}

/** Sums the outermost script events: a callback inside a callback is counted once. */
function costOf(events: TraceEvent[]): ScriptCost {
  const script = events.filter((event) => SCRIPT.has(event.name) && event.dur !== undefined);
  script.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const endOfThread = new Map<string, number>();
  const cost = { total: 0, longest: 0 };
  for (const event of script) {
    const thread = `${event.pid}/${event.tid}`;
    if (event.ts < (endOfThread.get(thread) ?? 0)) continue;
    endOfThread.set(thread, event.ts + (event.dur ?? 0));
    const ms = (event.tdur ?? event.dur ?? 0) / 1000;
    cost.total += ms;
    cost.longest = Math.max(cost.longest, ms);
  }
  return cost;
}
