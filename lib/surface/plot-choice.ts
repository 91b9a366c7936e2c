import { signal } from '@preact/signals';
import { readSetting, writeSetting } from '../store/settings.ts';
import { surfaceStore } from './reading.ts';

const KEY = 'plots.asTable';

/** Whether plots are shown as tables, as the person chose it last. */
export const asTable = signal(false);

/** Reads the choice that was made before; a store that does not answer leaves plots as they are. */
export async function readPlotChoice(): Promise<void> {
  const stored = await surfaceStore()
    .then((store) => readSetting(store, KEY))
    .catch(() => undefined);
  asTable.value = stored === true;
}

/** Chooses, for all plots and for later; what can not be stored holds until the surface closes. */
export async function chooseTable(next: boolean): Promise<void> {
  asTable.value = next;
  await surfaceStore()
    .then((store) => writeSetting(store, KEY, next ? true : undefined))
    .catch(() => undefined);
}
