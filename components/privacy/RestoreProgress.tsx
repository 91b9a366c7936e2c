import { formatPercent } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { JobControls, type JobControlsProps } from '../files/JobControls.tsx';
import { FailureNote } from '../parts/Note.tsx';
import { jobShare, jobWords } from '../wording/job.ts';

interface RestoreProgressProps extends JobControlsProps {
  onContinue: () => void;
}

/** A backup that is put back: first its check, then its records, then how it ended. */
export function RestoreProgress(props: RestoreProgressProps) {
  const { job, onContinue } = props;
  const { state, cursor, failure } = job;
  const underWay = state === 'waiting' || state === 'running' || state === 'paused';
  const checking = underWay && cursor.byte === 0;
  const share = jobShare(job);
  return (
    <section aria-live="polite">
      <h2 class="h2">
        {jobWords(job, 60)}{' '}
        {underWay ? <span class="end">{t('job.percent', { percent: formatPercent(share, 0) })}</span> : null}
      </h2>
      {underWay ? (
        <progress class="progress" value={share} max={1} aria-label={t('restore.progress')} />
      ) : null}
      <div class="progress-line">
        {checking ? (
          <p>{t('restore.checking')}</p>
        ) : (
          <p class="b">{t('restore.records', { n: cursor.rows })}</p>
        )}
        {underWay ? <JobControls {...props} /> : null}
      </div>
      {underWay ? (
        <p class="small dim mt">{t(checking ? 'restore.checking.why' : 'restore.kept')}</p>
      ) : (
        <p class="small dim">
          {t('job.lines', {
            added: cursor.linesNew,
            changed: cursor.linesChanged,
            same: cursor.linesSame,
          })}
        </p>
      )}
      {state === 'failed' && failure ? (
        <div class="mt">
          <FailureNote failure={failure} onRetry={onContinue} />
        </div>
      ) : null}
    </section>
  );
}
