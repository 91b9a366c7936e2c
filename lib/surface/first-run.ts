import { type Signal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';

/** What the person did with the first steps. Kept beside the settings of the surfaces; says nothing about records. */
export interface FirstRunState {
  skipped: { data?: boolean; site?: boolean; mark?: boolean };
  finished: boolean;
}

const KEY = 'firstRun';
const BEGINNING: FirstRunState = { skipped: {}, finished: false };

/** Undefined until it is read. */
export const firstRun: Signal<FirstRunState | undefined> = signal(undefined);

/** Reads the state and follows what other surfaces change. */
export async function followFirstRun(): Promise<void> {
  browser.storage.local.onChanged.addListener((changes) => {
    if (KEY in changes) firstRun.value = stateOf(changes[KEY]?.newValue);
  });
  firstRun.value = stateOf((await browser.storage.local.get(KEY))[KEY]);
}

/** Stores how far the first steps are, for every surface. */
export async function changeFirstRun(next: FirstRunState): Promise<void> {
  firstRun.value = next;
  await browser.storage.local.set({ [KEY]: next });
}

function stateOf(stored: unknown): FirstRunState {
  return typeof stored === 'object' && stored !== null && 'skipped' in stored
    ? (stored as FirstRunState)
    : BEGINNING;
}
