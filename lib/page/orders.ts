import { browser } from 'wxt/browser';
import { MAX_ROWS_PER_MESSAGE } from '../domain/page-fields.ts';
import type { PageReading, PageRow, ReadingPart } from '../domain/page-reading.ts';
import { createSeenRows } from '../sites/orders/seen-rows.ts';
import type { PageNodes } from '../sites/reading/lent.ts';
import { readPage } from './read-page.ts';
import { createSiteHealth } from './site-health.ts';
import type { StartReading } from './start-reading.ts';
import { inTurns } from './turns.ts';
import { brought } from './world.ts';

const MOST_BYTES = 48_000;
/** Between two readings; it doubles while the page says something else each time. */
const SHORTEST_REST_MS = 1_000;
const LONGEST_REST_MS = 16_000;
/** Reading takes at most one part in so many of the page's time, however large the page is. */
const REST_PER_WORK = 20;
/** Then it waits for the page to change: asking on would keep the background awake. */
const MOST_UNANSWERED = 6;

/**
 * Reads the orders of the document and sends them, whole, whenever they are others than last time, until they are answered;
 * also when the records changed, and when the document comes back from the back/forward cache.
 */
export const startOrders: StartReading = ({ doc, nodes, ask, repaint, signal }) => {
  let count = 0;
  /** What the background knows; whoever empties it while parts are on their way has all of them sent again. */
  let sent = '';
  /** Readings in a row that were not answered. */
  let unanswered = 0;
  let busy = false;
  let wanted = false;
  let rest = SHORTEST_REST_MS;
  let health = createSiteHealth(ask);

  /** Rows that a grid showed stay known while its page stays. */
  let seen = createSeenRows();
  let readAt = '';
  let work = 0;

  /** The same steps, of which each adds how long it took. */
  function* timed<T>(steps: Iterator<void, T>): Generator<void, T> {
    for (;;) {
      const start = performance.now();
      const step = steps.next();
      work += performance.now() - start;
      if (step.done) return step.value;
      yield;
    }
  }

  const readOnce = async (): Promise<void> => {
    // Portals that people taught are waited for this long: a page is read without them when the store does not answer.
    await Promise.race([brought('partnerLensTaught'), passed(4_000)]);
    if (!brought('partnerLensStructured') && holdsStructured(doc, nodes)) await ask('structured', {});
    const url = doc.location.href;
    if (url !== readAt) {
      seen = createSeenRows();
      sent = '';
      readAt = url;
    }
    work = 0;
    const read = await inTurns(timed(readPage({ doc, url, nodes, seen })), signal, () => undefined).catch(
      () => undefined,
    );
    if (!read || signal.aborted) return;
    const { reading } = read;
    const said = JSON.stringify(reading);
    if (health.hear(read.health)) wanted = true;
    if (said === sent || (reading.rows.length === 0 && !count)) {
      rest = SHORTEST_REST_MS;
      return;
    }
    rest = Math.min(rest * 2, LONGEST_REST_MS);
    sent = said;
    for (const part of partsOf(reading, count++)) {
      const paints = await ask('reading', part);
      if (!paints || signal.aborted) {
        sent = '';
        wanted = ++unanswered < MOST_UNANSWERED;
        return;
      }
      repaint(paints);
    }
    unanswered = 0;
  };

  const run = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    while (wanted && !signal.aborted) {
      wanted = false;
      await readOnce();
      await passed(Math.max(rest, work * REST_PER_WORK));
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
  // The background forgot a document that was put away, and how its adapter fared.
  const shown = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    health = createSiteHealth(ask);
    sent = '';
    read();
  };
  addEventListener('pageshow', shown, { signal });
  return { read };
};

/** True for a page with structured data of orders, whose reader is brought when it is needed. */
function holdsStructured(doc: Document, nodes: PageNodes): boolean {
  // Attributes are not compared by the selector: on a page of 50,000 rows that takes the browser 60 ms.
  for (const element of nodes.allIn(doc.documentElement, 'script[type="application/ld+json"],[itemscope]')) {
    const text = nodes.firstChildOf(element);
    const said = nodes.attributeOf(element, 'itemtype') ?? (nodes.isText(text) && nodes.dataOf(text));
    if (said && /(?:Order|ParcelDelivery)(?:"|\s*$)/i.test(said)) return true;
  }
  return false;
}

const passed = (ms: number): Promise<unknown> => new Promise((done) => setTimeout(done, ms));

/** Splits a reading so that each message stays small. One without rows is a part too: it says that they are gone. */
function* partsOf({ rows, ...head }: PageReading, reading: number): Generator<ReadingPart> {
  let last: PageRow[] = [];
  const chunks = [last];
  let bytes = 0;
  for (const row of rows) {
    const size = JSON.stringify(row).length;
    bytes += size;
    if (last.length >= MAX_ROWS_PER_MESSAGE || bytes >= MOST_BYTES) {
      last = [];
      chunks.push(last);
      bytes = size;
    }
    last.push(row);
  }
  for (const [part, chunk] of chunks.entries())
    yield { ...head, reading, part, last: part === chunks.length - 1, rows: chunk };
}
