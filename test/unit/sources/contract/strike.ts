import type { ImportJob } from '../../../../lib/domain/import-job.ts';
import { closeStore, type Store } from '../../../../lib/store/open.ts';
import type { Fault } from './faults.ts';
import type { World } from './world.ts';

/** Runs `work` with timers that run so many times faster: pauses of seconds, and patience, in the same proportion. */
export async function withFastTimers<T>(faster: number, work: () => Promise<T>): Promise<T> {
  const real = { setTimeout: globalThis.setTimeout, timeout: AbortSignal.timeout };
  const quick = (then: () => void, ms = 0, ...given: []) => real.setTimeout(then, ms / faster, ...given);
  globalThis.setTimeout = Object.assign(quick, real.setTimeout) as typeof setTimeout;
  AbortSignal.timeout = (ms) => real.timeout(Math.ceil(ms / faster));
  try {
    return await work();
  } finally {
    globalThis.setTimeout = real.setTimeout;
    AbortSignal.timeout = real.timeout;
  }
}

/** What was struck. */
export interface Strike {
  /** Requests of the struck page that arrived, or would have. */
  tries: number;
  stop(): void;
}

/** Lets a fault strike one page of a sync into this store, until `stop`; `elsewhere` is an address that nobody may follow. */
export function strike(world: World, store: Store, fault: Fault, page: number, elsewhere: string): Strike {
  let pages = 0;
  let isDown = false;
  const realFetch = globalThis.fetch;
  const struck: Strike = {
    tries: 0,
    stop() {
      world.hook = undefined;
      globalThis.fetch = realFetch;
    },
  };
  world.skew = fault.skew ?? 0;
  globalThis.fetch = (input, init) => {
    if (!isDown || !fault.down) return realFetch(input, init);
    struck.tries += 1;
    return fault.down(realFetch);
  };
  const undo = fault.here ? strikeHere(world, store, fault.here, page) : undefined;
  const { stop } = struck;
  struck.stop = () => {
    undo?.();
    stop();
  };
  world.hook = ({ strikes }, response) => {
    if (!strikes) return false;
    pages += 1;
    if (pages < page) return false;
    struck.tries += 1;
    if (fault.here === 'killed before' && pages === page) closeStore(store);
    if (!fault.answer || (fault.once && struck.tries > 1)) return false;
    isDown = fault.down !== undefined;
    const nextElsewhere = world.nextAt?.(elsewhere) ?? JSON.stringify({ items: [], next: elsewhere });
    return fault.answer(response, { drifted: world.drifted, nextElsewhere, elsewhere }) !== false;
  };
  return struck;
}

/** A full storage, or a worker that is gone: nothing of it ever writes again. Answers how to undo it. */
function strikeHere(world: World, store: Store, what: Fault['here'], page: number): () => void {
  const { put } = IDBObjectStore.prototype;
  const before = world.atOnce ? 0 : (page - 1) * world.pageSize;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args) {
    const isPage = this.name === 'jobs' && (args[0] as ImportJob).cursor.rows > before;
    if (what === 'full' && isPage) throw new DOMException('full', 'QuotaExceededError');
    const request = put.apply(this, args);
    if (what === 'killed during' && isPage) {
      this.transaction.abort();
      closeStore(store);
    }
    if (what === 'killed after' && isPage)
      this.transaction.addEventListener('complete', () => closeStore(store));
    return request;
  };
  return () => {
    IDBObjectStore.prototype.put = put;
  };
}
