import { browser } from 'wxt/browser';
import type { Paint } from '../domain/mention.ts';
import { MAX_ROWS_PER_MESSAGE } from '../domain/page-fields.ts';
import type { PageReading, PageRow, ReadingPart } from '../domain/page-reading.ts';
import { createSeenRows } from '../sites/orders/seen-rows.ts';
import type { PageNodes } from '../sites/reading/lent.ts';
import { readPage } from './read-page.ts';
import { createSiteHealth } from './site-health.ts';
import type { Talk } from './talk.ts';
import { inTurns } from './turns.ts';
import type { LensWorld } from './world.ts';

/** What the core lends to the reading of orders. */
interface OrdersHost {
  doc: Document;
  nodes: PageNodes;
  ask: Talk['ask'];
  repaint(paints: readonly Paint[]): void;
  signal: AbortSignal;
}

/** Starts reading orders; `read` is called whenever the page may say something new. */
export type StartOrders = (host: OrdersHost) => { read(): void };

const MOST_BYTES = 48_000;
/** Between two readings; it doubles while the page says something else each time. */
const SHORTEST_REST_MS = 1_000;
const LONGEST_REST_MS = 16_000;
/** Reading takes at most one part in so many of the page's time, however large the page is. */
const REST_PER_WORK = 20;

/** Reads the orders of the document and sends them, whole, whenever they are others than last time. */
export const startOrders: StartOrders = ({ doc, nodes, ask, repaint, signal }) => {
  let count = 0;
  let sent = '';
  let busy = false;
  let wanted = false;
  let rest = SHORTEST_REST_MS;
  const health = createSiteHealth(ask);

  /** Rows that a grid showed stay known while its page stays. */
  const seen = createSeenRows();
  let readAt = '';
  let work = 0;

  const readOnce = async (): Promise<void> => {
    await (globalThis as LensWorld).partnerLensTaught;
    const url = doc.location.href;
    if (url !== readAt) seen.clear();
    readAt = url;
    work = 0;
    const steps = timed(readPage({ doc, url, nodes, seen }), (ms) => {
      work += ms;
    });
    const read = await inTurns(steps, signal, () => undefined).catch(() => undefined);
    const reading = read?.reading;
    const said = JSON.stringify(reading);
    if (read && !signal.aborted && health.hear(read.health)) wanted = true;
    if (!reading || signal.aborted || said === sent || (reading.rows.length === 0 && !sent)) {
      rest = SHORTEST_REST_MS;
      return;
    }
    rest = Math.min(rest * 2, LONGEST_REST_MS);
    for (const part of partsOf(reading, count++)) {
      const paints = await ask('reading', part);
      if (!paints || signal.aborted) return;
      repaint(paints);
    }
    sent = said;
  };

  const run = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    while (wanted && !signal.aborted) {
      wanted = false;
      await readOnce();
      await new Promise((done) => setTimeout(done, Math.max(rest, work * REST_PER_WORK)));
    }
    busy = false;
  };

  const read = (): void => {
    wanted = true;
    void run();
  };

  // The records changed: the page says the same, and other orders of it may be known now.
  const hear = (message: unknown, sender: { id?: string }): void => {
    if (sender.id !== browser.runtime.id || (message as { type?: unknown } | null)?.type !== 'refresh')
      return;
    sent = '';
    read();
  };
  browser.runtime.onMessage.addListener(hear);
  signal.addEventListener('abort', () => browser.runtime?.onMessage.removeListener(hear));
  return { read };
};

/** The same steps, of which each tells how long it took. */
function* timed<T>(steps: Iterator<void, T>, took: (ms: number) => void): Generator<void, T> {
  for (;;) {
    const start = performance.now();
    const step = steps.next();
    took(performance.now() - start);
    if (step.done) return step.value;
    yield;
  }
}

/** Splits a reading so that each message stays small. One without rows is a part too: it says that they are gone. */
function* partsOf({ rows, ...head }: PageReading, reading: number): Generator<ReadingPart> {
  const chunks: PageRow[][] = [[]];
  let bytes = 0;
  for (const row of rows) {
    const size = JSON.stringify(row).length;
    const last = chunks.at(-1);
    if (last && last.length < MAX_ROWS_PER_MESSAGE && bytes + size < MOST_BYTES) {
      last.push(row);
      bytes += size;
    } else {
      chunks.push([row]);
      bytes = size;
    }
  }
  for (const [part, chunk] of chunks.entries())
    yield { ...head, reading, part, last: part === chunks.length - 1, rows: chunk };
}
