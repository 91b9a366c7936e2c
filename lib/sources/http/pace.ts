/** How fast and how widely one host is asked, by all windows and workers of this browser together. */
export interface Pace {
  /** Requests at the same time. */
  together: number;
  /** Requests each second in the long run; as many as may be made together may follow each other at once. */
  perSecond: number;
  /** Searches each second, where the server counts them apart; one sync keeps to them by itself. */
  searchesPerSecond?: number;
}

/** A host whose own limits are not known: as fast as one person's browser may be without being noticed. */
export const GENTLE: Pace = { together: 4, perSecond: 10 };
/** A server that a company runs for itself and that knows no limits: only the width is capped. */
export const OWN_SERVER: Pace = { together: 4, perSecond: 500 };

/** One of the places from which a host may be asked. */
export interface Place {
  /** Waits until this place may be asked from once more. Throws what `signal` was aborted with. */
  turn(): Promise<void>;
  /** Keeps the place for so many milliseconds. Throws what `signal` was aborted with. */
  wait(ms: number): Promise<void>;
  /** Gives the place back once its last turn is long enough ago. Asked once. */
  leave(): void;
}

/**
 * Waits for one of the places of a host, each of them a Web Lock: whoever asks in this browser shares them, and what is
 * killed or closed gives its own back. A place is good for one request each `together / perSecond` seconds, so that all of
 * them together keep the pace, without a count that windows would have to share. Throws what `signal` was aborted with.
 */
export async function takePlace(
  host: string,
  { together, perSecond }: Pace,
  signal: AbortSignal,
): Promise<Place> {
  signal.throwIfAborted();
  const names = Array.from({ length: together }, (_, at) => `partnerlens-place ${host} ${at}`);
  const release = await firstFree(names, signal);
  const restMs = (together / perSecond) * 1_000;
  let turned = Number.NEGATIVE_INFINITY;
  const left = () => turned + restMs - performance.now();
  return {
    async turn() {
      // Timers may ring a moment early.
      while (left() > 0) await untilOr(signal, (done) => void setTimeout(done, Math.ceil(left())));
      signal.throwIfAborted();
      turned = performance.now();
    },
    wait: (ms) => untilOr(signal, (done) => void setTimeout(done, ms)),
    leave() {
      const again = () => (left() > 0 ? void setTimeout(again, Math.ceil(left())) : release());
      again();
    },
  };
}

/** Takes the lock that is free first; answers how to give it back. */
async function firstFree(names: readonly string[], signal: AbortSignal): Promise<() => void> {
  for (const name of names) {
    const release = await hold(name, { ifAvailable: true });
    if (release) return release;
  }
  signal.throwIfAborted();
  const others = new AbortController();
  const either = AbortSignal.any([signal, others.signal]);
  return new Promise((resolve, reject) => {
    let taken = false;
    const take = (release: (() => void) | undefined) => {
      if (!release) return;
      if (taken) return release();
      taken = true;
      resolve(release);
      others.abort();
    };
    const fail = (error: unknown) => {
      if (!others.signal.aborted) reject(signal.aborted ? signal.reason : error);
    };
    for (const name of names) void hold(name, { signal: either }).then(take, fail);
  });
}

/** Holds a lock until what it answers is called; undefined where it is not available. */
function hold(name: string, options: LockOptions): Promise<(() => void) | undefined> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, options, (lock) => {
        if (!lock) return resolve(undefined);
        return new Promise<void>((release) => resolve(release));
      })
      .catch(reject);
  });
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
