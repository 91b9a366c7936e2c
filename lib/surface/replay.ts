import type { CalendarDate } from '../domain/calendar-date.ts';
import { readWorkspace, writeWorkspace } from '../store/workspace.ts';
import { askFromPanel } from './ask.ts';
import { surfaceStore } from './reading.ts';

/** Shows the records as they stood on a day; without one, as they stand today. Marks on open pages follow. */
export async function setReplay(asOf: CalendarDate | undefined): Promise<void> {
  const store = await surfaceStore();
  const { sample } = await readWorkspace(store);
  await writeWorkspace(store, asOf ? { sample, asOf } : { sample });
  await askFromPanel('recordsChanged', {});
}
