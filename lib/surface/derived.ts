import { nowOf } from '../domain/workspace.ts';
import { derivedCurrent } from '../lens/alerts/refresh-alerts.ts';
import { onStoreChange } from '../store/changes.ts';
import { readWorkspace } from '../store/workspace.ts';
import { askFromPanel } from './ask.ts';
import { shownJob } from './jobs.ts';
import { surfaceStore } from './reading.ts';

/** Changes come in bursts; a look costs two small reads. */
const REST_MS = 1_500;

/** Has the job worker make figures that are not of today while this surface is open: a new day, other settings, a replay. */
export function keepDerived(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    if (timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      // A store that can not be read now says so where it is shown.
      void askWhenDue().catch(() => undefined);
    }, REST_MS);
  };
  onStoreChange(({ what }) => {
    if (what === 'records' || what === 'workspace' || what === 'settings') look();
  });
  void askWhenDue().catch(() => undefined);
}

async function askWhenDue(): Promise<void> {
  const store = await surfaceStore();
  // A running import is followed by this anyway.
  if ((await shownJob(store))?.state === 'running') return;
  if (!(await derivedCurrent(store, nowOf(await readWorkspace(store))))) await askFromPanel('runJobs', {});
}
