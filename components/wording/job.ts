import type { ImportJob } from '../../lib/domain/import-job.ts';
import { t } from '../../lib/i18n/t.ts';
import { shortName } from './source.ts';

/** What a job does, or how it ended: `Importing orders.csv`, `Restored partnerlens-backup.json`. */
export function jobWords({ kind, state, fileName }: ImportJob, length: number): string {
  if (state === 'waiting') return t('job.waiting');
  const name = shortName(fileName, length);
  if (kind === 'sync' && (state === 'running' || state === 'done' || state === 'failed'))
    return t(`sync.${state}`, { name });
  if (kind === 'restore' && (state === 'running' || state === 'done')) return t(`restore.${state}`, { name });
  return t(`job.${state}`, { name });
}

/** How much of its file or source a job has done, 0..1; of a backup that is being checked, how much is checked. */
export function jobShare({ fileSize, cursor, checked = 0, sync }: ImportJob): number {
  if (sync && sync.object !== 'table') return sync.total > 0 ? Math.min(1, sync.read / sync.total) : 0;
  const done = cursor.byte === 0 ? checked : cursor.byte;
  return fileSize > 0 ? Math.min(1, done / fileSize) : 0;
}

/** How much a job has stored: `3,000 rows`, of a backup `3,000 records`, and before those that it is checked. */
export function jobCount({ kind, cursor, state, sync }: ImportJob): string {
  if (kind === 'sync' && sync?.object !== 'table') return t('sync.orders', { n: cursor.rows });
  if (kind !== 'restore') return t('job.rows', { n: cursor.rows });
  return cursor.byte === 0 && state === 'running'
    ? t('restore.checking')
    : t('restore.records', { n: cursor.rows });
}
