import type { Connection } from '../../lib/domain/connection.ts';
import type { ImportJob } from '../../lib/domain/import-job.ts';
import { formatAge, formatInstant } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { FailureNote, Note } from '../parts/Note.tsx';
import { Sign } from '../parts/Sign.tsx';
import { jobShare, jobWords } from '../wording/job.ts';
import { type Checked, CheckSteps } from './CheckSteps.tsx';

interface ConnectionRowProps {
  connection: Connection;
  sync?: ImportJob;
  allowed: boolean;
  checked?: Checked;
  instant: number;
  onSync: () => void;
  onCheck: () => void;
  onRemove: () => void;
  /** Must ask for the permission in this very call. */
  onAllow: () => void;
}

/** One connected system: how it is called, how fresh its records are, what runs or failed, and what can be done. */
export function ConnectionRow(props: ConnectionRowProps) {
  const { connection, sync, allowed, checked, instant, onSync, onCheck, onRemove, onAllow } = props;
  const { label, address, database, user, syncedTo } = connection;
  const running = sync?.state === 'running' || sync?.state === 'waiting';
  const ill = sync?.state === 'failed' || !allowed;
  return (
    <section class="connection" aria-label={label}>
      <h2 class="h2">
        <Sign state={ill ? 'risk' : 'ok'} label={t(ill ? 'sources.ill' : 'sources.well')} /> {label}{' '}
        <span class="end small dim">{t('sources.preview')}</span>
      </h2>
      <p class="small dim">
        {address} · {database} · {user}
      </p>
      <p>
        {syncedTo === undefined
          ? t('sources.never')
          : t('sources.synced', { when: `${formatInstant(syncedTo)} (${formatAge(syncedTo, instant)})` })}
        {sync?.state === 'done' ? <span class="dim"> · {lastWords(sync)}</span> : null}
      </p>
      {running && sync ? (
        <p class="connection-progress">
          <span>{jobWords(sync, 60)}</span>
          <progress class="progress" value={jobShare(sync)} max={1} aria-label={t('job.progress')} />
          <span class="small dim">{t('sync.orders', { n: sync.cursor.rows })}</span>
        </p>
      ) : null}
      {sync?.state === 'failed' && sync.failure ? (
        <FailureNote failure={sync.failure} onRetry={onSync} />
      ) : null}
      {allowed ? null : (
        <Note state="risk" what={t('sources.not-allowed', { host: new URL(address).host })}>
          <button type="button" class="btn" onClick={onAllow}>
            {t('sources.allow')}
          </button>
        </Note>
      )}
      <p class="acts">
        <button
          type="button"
          class="btn"
          disabled={running}
          aria-label={t('sources.sync-of', { label })}
          onClick={onSync}
        >
          {t('sources.sync')}
        </button>
        <button type="button" class="btn" aria-label={t('sources.check-of', { label })} onClick={onCheck}>
          {t('sources.check')}
        </button>
        <button
          type="button"
          class="btn quiet"
          aria-label={t('sources.remove-of', { label })}
          onClick={onRemove}
        >
          {t('sources.remove')}
        </button>
      </p>
      {checked ? <CheckSteps {...checked} /> : null}
    </section>
  );
}

function lastWords({ cursor }: ImportJob): string {
  return t('sources.last', {
    orders: t('sync.orders', { n: cursor.rows }),
    new: cursor.linesNew,
    changed: cursor.linesChanged,
  });
}
