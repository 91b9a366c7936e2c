/** How fast and how widely one host is asked. */
export interface Pace {
  /** Requests at the same time. */
  together: number;
  /** Requests each second in the long run, and how many may follow each other at once before that. */
  perSecond: number;
  burst: number;
}

/** A host whose own limits are not known: as fast as one person's browser may be without being noticed. */
export const GENTLE: Pace = { together: 4, perSecond: 10, burst: 20 };
/** A server that a company runs for itself and that knows no limits: only the width is capped. */
export const OWN_SERVER: Pace = { together: 4, perSecond: 500, burst: 500 };

interface Bucket {
  tokens: number;
  filledAt: number;
  running: number;
  waiting: (() => void)[];
}

/** By host: whoever asks in this context shares them. */
const buckets = new Map<string, Bucket>();

function bucketOf(host: string, { burst }: Pace): Bucket {
  const known = buckets.get(host) ?? { tokens: burst, filledAt: Date.now(), running: 0, waiting: [] };
  buckets.set(host, known);
  return known;
}

/** Waits for one of the places of a host; answers how to give it back. Throws what `signal` was aborted with. */
export async function takePlace(host: string, pace: Pace, signal: AbortSignal): Promise<() => void> {
  const bucket = bucketOf(host, pace);
  while (bucket.running >= pace.together)
    await untilOr(signal, (done) => {
      bucket.waiting.push(done);
    });
  signal.throwIfAborted();
  bucket.running += 1;
  return () => {
    bucket.running -= 1;
    // One that stopped waiting must not swallow the call: all look again.
    for (const look of bucket.waiting.splice(0)) look();
  };
}

/** Waits until a host may be asked once more: a token bucket that fills by time. Throws what `signal` was aborted with. */
export async function takeTurn(host: string, pace: Pace, signal: AbortSignal): Promise<void> {
  const bucket = bucketOf(host, pace);
  for (;;) {
    const now = Date.now();
    // A clock that was set back fills nothing and empties nothing.
    const gained = (Math.max(0, now - bucket.filledAt) / 1000) * pace.perSecond;
    bucket.tokens = Math.min(pace.burst, bucket.tokens + gained);
    bucket.filledAt = now;
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return;
    }
    const ms = Math.ceil(((1 - bucket.tokens) / pace.perSecond) * 1000);
    await untilOr(signal, (done) => void setTimeout(done, ms));
  }
}

/** Waits for `begin` to call back, or for the signal. */
async function untilOr(signal: AbortSignal, begin: (done: () => void) => void): Promise<void> {
  signal.throwIfAborted();
  let stop = () => {};
  await new Promise<void>((resolve) => {
    stop = resolve;
    signal.addEventListener('abort', stop, { once: true });
    begin(resolve);
  });
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
}
