import { type Signal, signal } from '@preact/signals';
import { type Failure, FailureError } from '../domain/result.ts';
import { type Now, nowOf } from '../domain/workspace.ts';
import { t } from '../i18n/t.ts';
import type { Remote } from '../lens/views.ts';
import { onStoreChange } from '../store/changes.ts';
import { openStore, type Store } from '../store/open.ts';
import { readWorkspace } from '../store/workspace.ts';

/** While an import runs the store changes many times a second; surfaces read again at most this often. */
const REST_MS = 700;

let opening: Promise<Store> | undefined;

/** The store of this surface, opened once; a failed opening is tried again by the next caller. */
export function surfaceStore(): Promise<Store> {
  opening ??= openStore().catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
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

/**
 * Reads something from the store, and reads it again after each change of records, workspace, jobs or settings. `shown`
 * stands until the first answer is there.
 */
export function reading<T>(
  read: (store: Store, now: Now) => Promise<T>,
  shown: Remote<T> = { state: 'loading' },
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
    const next = await attempt(read);
    if (!stopped) remote.value = next;
    setTimeout(() => {
      running = false;
      if (wanted && !stopped) void run();
    }, REST_MS);
  }

  const unsubscribe = onStoreChange(() => void run());
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

async function attempt<T>(read: (store: Store, now: Now) => Promise<T>): Promise<Remote<T>> {
  try {
    const store = await surfaceStore();
    return { state: 'ready', value: await read(store, await surfaceNow(store)) };
  } catch (error) {
    return { state: 'failed', failure: failureOf(error) };
  }
}
