import { onStoreChange } from '../store/changes.ts';
import { onJobsIdle, onRecordsChanged } from './derived.ts';
import { whenWorkerIdle } from './job-host.ts';

/**
 * Firefox, whose event page owns the job worker itself: it hears here what in Chromium the page that owns the worker
 * sends as messages. Open pages follow each commit, and what is due when nothing is left to do is done.
 */
export function followOwnWorker(): void {
  if (typeof Worker === 'undefined') return;
  whenWorkerIdle(onJobsIdle);
  onStoreChange(({ what }) => {
    if (what === 'records' || what === 'workspace') void onRecordsChanged();
  });
}
