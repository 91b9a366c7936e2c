import type { Paint } from '../domain/mention.ts';
import type { SiteHealth } from '../domain/site-health.ts';
import { createSiteHealth } from './site-health.ts';
import type { ReadingHost } from './start-reading.ts';
import { onTellAgain } from './tell-again.ts';
import { inTurns } from './turns.ts';

/** Between two readings; it doubles while the page says something else each time. */
const SHORTEST_REST_MS = 1_000;
const LONGEST_REST_MS = 16_000;
/** Reading takes at most one part in so many of the page's time, however large the page is. */
const REST_PER_WORK = 20;
/** Then it waits for the page to change: asking on would keep the background awake. */
const MOST_UNANSWERED = 6;
/** Bytes of one message to the background, which takes 64 kB. */
export const MOST_BYTES = 48_000;

/** What a page says as a whole. */
export interface Whole<Part> {
  /** Equal for readings that say the same. */
  said: string;
  isEmpty: boolean;
  /** How the adapter of the site fared; undefined where none knows the page. */
  health: SiteHealth | undefined;
  /** It in messages of at most {@link MOST_BYTES}; one that is empty is a part, too: it says that all is gone. */
  parts(reading: number): Iterable<Part>;
}

interface Steps<Part, Read extends Whole<Part>> {
  before?(): Promise<void>;
  read(): Generator<void, Read>;
  send(part: Part): Promise<Paint[] | undefined>;
  /** After each reading, whatever it says. */
  after?(read: Read): void;
  /** Once the background has all of it. */
  told?(read: Read): void;
}

/**
 * Reads a page again and again while it changes, in turns with it, and tells it whole whenever it says something else than
 * last time, until that is answered; also when the records changed, and when the document comes back from the
 * back/forward cache. `forget`: what was told so far counts for nothing.
 */
export function tellWhole<Part, Read extends Whole<Part>>(
  { ask, repaint, signal }: Pick<ReadingHost, 'ask' | 'repaint' | 'signal'>,
  steps: Steps<Part, Read>,
): { read(): void; forget(): void } {
  let count = 0;
  /** What the background knows; whoever empties it while parts are on their way has all of them sent again. */
  let sent = '';
  /** Readings in a row that were not answered. */
  let unanswered = 0;
  let busy = false;
  let wanted = false;
  let rest = SHORTEST_REST_MS;
  let work = 0;
  let health = createSiteHealth(ask);

  /** The same steps, of which each adds how long it took. */
  function* timed<T>(inner: Iterator<void, T>): Generator<void, T> {
    for (;;) {
      const start = performance.now();
      const step = inner.next();
      work += performance.now() - start;
      if (step.done) return step.value;
      yield;
    }
  }

  /** True when the background has it all. */
  const tell = async ({ said, isEmpty, parts }: Read): Promise<boolean> => {
    if (said === sent || (isEmpty && !count)) {
      rest = SHORTEST_REST_MS;
      return true;
    }
    rest = Math.min(rest * 2, LONGEST_REST_MS);
    sent = said;
    for (const part of parts(count++)) {
      const paints = await steps.send(part);
      if (!paints || signal.aborted) {
        sent = '';
        unanswered += 1;
        wanted ||= unanswered < MOST_UNANSWERED;
        return false;
      }
      repaint(paints);
    }
    unanswered = 0;
    return true;
  };

  const readOnce = async (): Promise<void> => {
    await steps.before?.();
    work = 0;
    const read = await inTurns(timed(steps.read()), signal, () => undefined).catch(() => undefined);
    if (!read || signal.aborted) return;
    if (health.hear(read.health)) wanted = true;
    steps.after?.(read);
    if (await tell(read)) steps.told?.(read);
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
  const forget = (): void => {
    sent = '';
  };
  onTellAgain(signal, (wasPutAway) => {
    if (wasPutAway) health = createSiteHealth(ask);
    forget();
    read();
  });
  return { read, forget };
}
