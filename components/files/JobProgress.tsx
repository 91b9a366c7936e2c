import { tableOf } from '../../lib/domain/file-fields.ts';
import type { ImportJob } from '../../lib/domain/import-job.ts';
import { formatPercent } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { FailureNote } from '../parts/Note.tsx';
import { Sign } from '../parts/Sign.tsx';
import { shortName } from '../wording/source.ts';
import { JobControls, type JobControlsProps } from './JobControls.tsx';

interface JobProgressProps extends JobControlsProps {
  /** Some rows were left out, or values of rows that an earlier row contradicts. */
  hasRejects: boolean;
  onRejects: () => void;
  onContinue: () => void;
}

/** An import with numbers while it runs, and the sum of its rows when it ended. */
export function JobProgress(props: JobProgressProps) {
  const { job, hasRejects, onRejects, onContinue } = props;
  const running = isUnderWay(job);
  const share = job.fileSize > 0 ? Math.min(1, job.cursor.byte / job.fileSize) : 0;
  const title =
    job.state === 'waiting' ? t('job.waiting') : t(`job.${job.state}`, { name: shortName(job.fileName, 60) });
  return (
    <section aria-live="polite">
      <h2 class="h2">
        {title}{' '}
        {running ? <span class="end">{t('job.percent', { percent: formatPercent(share, 0) })}</span> : null}
      </h2>
      {running ? (
        <progress
          class="progress"
          value={job.cursor.byte}
          max={job.fileSize || 1}
          aria-label={t('job.progress')}
        />
      ) : null}
      <div class="progress-line">
        {running ? <Counts job={job} /> : <Sum job={job} />}
        {running ? <JobControls {...props} /> : null}
      </div>
      {running ? (
        <p class="small dim mt">
          {job.state === 'paused' ? t('job.paused.kept', { n: job.cursor.rows }) : t('job.kept')}
        </p>
      ) : (
        <Ended job={job} onContinue={onContinue} />
      )}
      {hasRejects ? (
        <p class="mt">
          <button type="button" class="link" onClick={onRejects}>
            {t('job.show-rejects')}
          </button>
        </p>
      ) : null}
    </section>
  );
}

/** Neither ended nor failed: it goes on by itself, or when a person lets it. */
function isUnderWay(job: ImportJob): boolean {
  return job.state === 'running' || job.state === 'waiting' || job.state === 'paused';
}

function Counts({ job: { cursor } }: { job: ImportJob }) {
  return (
    <span class="counts">
      <b class="b">{t('job.rows', { n: cursor.rows })}</b> · {t('job.accepted', { n: cursor.accepted })}
      {cursor.repeated > 0 ? ` · ${t('job.repeated', { n: cursor.repeated })}` : null}
      {' · '}
      {cursor.rejected > 0 ? (
        <span class="st t-late">
          <Sign state="late" bare />
          <b>{t('job.rejected', { n: cursor.rejected })}</b>
        </span>
      ) : (
        t('job.rejected', { n: 0 })
      )}
    </span>
  );
}

function Sum({ job: { cursor } }: { job: ImportJob }) {
  const { accepted, repeated, rejected } = cursor;
  return <p class="b">{t('job.sum', { n: cursor.rows, accepted, repeated, rejected })}</p>;
}

function Ended({ job, onContinue }: { job: ImportJob; onContinue: () => void }) {
  const { cursor } = job;
  return (
    <>
      <p class="small dim">
        {t(tableOf(job.mapping) === 'orders' ? 'job.lines' : 'job.records', {
          added: cursor.linesNew,
          changed: cursor.linesChanged,
          same: cursor.linesSame,
        })}
      </p>
      {job.state === 'cancelled' ? (
        <p class="small dim">{t('job.cancelled.kept', { n: cursor.rows })}</p>
      ) : null}
      {job.state === 'done' && cursor.accepted > 0 ? <p class="small dim">{t('job.see-partners')}</p> : null}
      {job.state === 'failed' && job.failure ? (
        <div class="mt">
          <FailureNote failure={job.failure} onRetry={onContinue} />
        </div>
      ) : null}
    </>
  );
}
