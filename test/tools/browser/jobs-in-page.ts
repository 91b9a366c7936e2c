import './jitless.ts';
import { normaliseNumber } from '../../../lib/domain/normalise.ts';
import type { Order, OrderLine } from '../../../lib/domain/order.ts';
import { FailureError } from '../../../lib/domain/result.ts';
import { findItems } from '../../../lib/store/items.ts';
import { listJobs } from '../../../lib/store/jobs.ts';
import { openStore, type Store } from '../../../lib/store/open.ts';
import { findOrders, storeCounts } from '../../../lib/store/queries.ts';
import { wipeStore } from '../../../lib/store/wipe.ts';
import { cancelJob } from '../../../lib/sync/cancel-job.ts';
import { pauseJob, resumeJob } from '../../../lib/sync/pause-job.ts';

/** Runs in an extension page: jobs and lookups, within reach of DevTools. */
const store = openStore();

/** What an independent reading of the file must agree on, per line. */
const factsOf = (order: Order, { nativeId, id, ordered, shipments, receipts }: OrderLine) =>
  [order.number, nativeId ?? id, ordered, shipments[0]?.number, receipts[0]?.receivedOn].join(' ');

/** Removes the records as a person does who tries again: a worker that is busy lets go of its connection late. */
async function clear(opened: Store): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await wipeStore(opened, true);
    } catch (error) {
      const blocked = error instanceof FailureError && error.failure.code === 'store-blocked';
      if (!blocked || tries === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

const asked = {
  newestJob: async () => (await listJobs(await store))[0],
  pause: async (id: string) => pauseJob(await store, id),
  resume: async (id: string) => {
    await resumeJob(await store, id);
    await chrome.runtime.sendMessage({ type: 'runJobs', input: {} }).catch(() => undefined);
  },
  cancel: async (id: string) => cancelJob(await store, id),
  wake: () => chrome.runtime.sendMessage({ type: 'runJobs', input: {} }).catch(() => undefined),
  clear: async () => clear(await store),
  counts: async () => storeCounts(await store),
  usage: async () => (await navigator.storage.estimate()).usage ?? 0,
  /** Milliseconds that each lookup of these numbers took. */
  lookup: async (numbers: string[][]) => {
    const times: number[] = [];
    for (const some of numbers) {
      const start = performance.now();
      await findOrders(await store, some.map(normaliseNumber));
      times.push(performance.now() - start);
    }
    return times;
  },
  linesOf: async (numbers: string[]): Promise<[string, string[]][]> => {
    const found = await findOrders(await store, numbers.map(normaliseNumber));
    return numbers.map((number) => {
      const hits = found.get(normaliseNumber(number)) ?? [];
      const lines = hits
        .filter((hit) => hit.via === 'order')
        .flatMap(({ order }) => order.lines.map((line) => factsOf(order, line)));
      return [number, lines.sort()];
    });
  },
  linesOfItem: async (item: string, mostBlocks: number): Promise<string[]> => {
    const key = normaliseNumber(item);
    const hits = (await findItems(await store, [key], mostBlocks)).get(key) ?? [];
    return hits.map(({ order, line }) => factsOf(order, line)).sort();
  },
};
export type JobsAsked = typeof asked;

Object.assign(globalThis, { jobsAsked: asked });
