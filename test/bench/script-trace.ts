import type { Page } from '@playwright/test';

/** What scripts cost the main thread of a page, from the browser's own trace. */
export interface ScriptCost {
  /** CPU milliseconds of all script: evaluation, compilation, callbacks, microtasks. */
  total: number;
  /** CPU milliseconds of the longest piece without a pause, less what the browser's collector took inside of it. */
  longest: number;
  /** The same of the pieces that ran before a frame was painted. */
  longestFrame: number;
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

const FRAME = 'FireAnimationFrame';
const COLLECTOR = /^(?:M(?:aj|in)orGC|V8\.GC)/;

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
  const collections = outermost(events.filter(({ name }) => COLLECTOR.test(name)));
  const cost = { total: 0, longest: 0, longestFrame: 0 };
  for (const piece of outermost(events.filter(({ name }) => SCRIPT.has(name)))) {
    const inside = collections.filter((each) => threadOf(each) === threadOf(piece) && isInside(each, piece));
    const ms = msOf(piece) - inside.reduce((sum, each) => sum + msOf(each), 0);
    cost.total += msOf(piece);
    cost.longest = Math.max(cost.longest, ms);
    if (piece.name === FRAME) cost.longestFrame = Math.max(cost.longestFrame, ms);
  }
  return cost;
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
const msOf = ({ tdur, dur = 0 }: TraceEvent): number => (tdur ?? dur) / 1000;
const isInside = (inner: TraceEvent, { ts, dur = 0 }: TraceEvent): boolean =>
  inner.ts >= ts && inner.ts < ts + dur;

/** Those that lie in none of the others of their thread. */
function outermost(events: TraceEvent[]): TraceEvent[] {
  const ends = new Map<string, number>();
  return events
    .filter(({ dur }) => dur !== undefined)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .filter((event) => {
      const thread = threadOf(event);
      if (event.ts < (ends.get(thread) ?? 0)) return false;
      ends.set(thread, event.ts + (event.dur ?? 0));
      return true;
    });
}
