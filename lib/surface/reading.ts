import { type Signal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { type Failure, FailureError } from '../domain/result.ts';
import { type Now, nowOf } from '../domain/workspace.ts';
import { t } from '../i18n/t.ts';
import type { Remote } from '../lens/views.ts';
import { onStoreChange, type StoreChange } from '../store/changes.ts';
import { openStore, type Store } from '../store/open.ts';
import { readWorkspace } from '../store/workspace.ts';

/** While an import runs the store changes many times a second; surfaces read again at most this often. */
const REST_MS = 700;

let opening: Promise<Store> | undefined;

/** The store of this surface, opened once; a failed opening is tried again by the next caller. */
export function surfaceStore(): Promise<Store> {
  opening ??= openStore()
    .then(hearOfFullStorage)
    .catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
  return opening;
}

/** What the background heard before this surface was there. */
async function hearOfFullStorage(store: Store): Promise<Store> {
  const { storeFull } = await browser.storage.session.get('storeFull');
  if (typeof storeFull === 'number') store.fullSince = storeFull;
  return store;
}

/** The injected clock of this workspace. */
async function surfaceNow(store: Store): Promise<Now> {
  return nowOf(await readWorkspace(store));
}

/** What to show for an error: its own words where it has them. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'unexpected',
    message: t('failure.unexpected.why', { message }),
    next: t('failure.unexpected.next'),
  };
}

export interface Reading<T> {
  remote: Signal<Remote<T>>;
  /** Reads again now, keeping what is shown until the answer is there. */
  again: () => void;
  stop: () => void;
}

/** Reads something of the store; `show` gives what is known so far, for answers that take their time. */
export type Read<T> = (store: Store, now: Now, show: (part: T) => void) => Promise<T>;

type Change = StoreChange['what'];
/** What most surfaces show: records, in the light of workspace and settings. */
const RECORDS: readonly Change[] = ['records', 'workspace', 'settings', 'jobs', 'full', 'room'];
/** What shows only what was derived of the records: it is told when that is made, not at each commit of an import. */
export const DERIVED: readonly Change[] = ['summaries', 'follows', 'workspace', 'settings', 'records'];
/** What shows imports and syncs, and what comes of them. */
export const JOBS: readonly Change[] = ['jobs', 'summaries', 'records'];
/** What shows what a person follows. */
export const FOLLOWS: readonly Change[] = ['follows', 'workspace'];

export interface ReadingOptions {
  /** The changes after which it is read again. */
  of?: readonly Change[];
}

/**
 * Reads something from the store, and reads it again after each change that matters to it. `shown` stands until the first
 * answer is there. What took long is read again less often, so that the thread stays free.
 */
export function reading<T>(
  read: Read<T>,
  { of = RECORDS, shown = { state: 'loading' } }: ReadingOptions & { shown?: Remote<T> } = {},
): Reading<T> {
  const remote = signal<Remote<T>>(shown);
  let stopped = false;
  let running = false;
  let wanted = false;

  async function run(): Promise<void> {
    if (running) {
      wanted = true;
      return;
    }
    running = true;
    wanted = false;
    const began = performance.now();
    const first = remote.value.state !== 'ready';
    const next = await attempt(read, (part) => {
      if (first && !stopped) remote.value = { state: 'ready', value: part };
    });
    if (!stopped) remote.value = next;
    // A failure that took long was waiting, not work: what it waited for may be there now.
    const worked = next.state === 'failed' ? 0 : performance.now() - began;
    const rest = Math.max(REST_MS, 4 * worked);
    setTimeout(() => {
      running = false;
      if (wanted && !stopped) void run();
    }, rest);
  }

  const unsubscribe = onStoreChange((change) => {
    if (of.includes(change.what)) void run();
  });
  void run();
  return {
    remote,
    again: () => void run(),
    stop: () => {
      stopped = true;
      unsubscribe();
    },
  };
}

async function attempt<T>(read: Read<T>, show: (part: T) => void): Promise<Remote<T>> {
  try {
    const store = await surfaceStore();
    return { state: 'ready', value: await read(store, await surfaceNow(store), show) };
  } catch (error) {
    return { state: 'failed', failure: failureOf(error) };
  }
}
