import type { ImportJob } from '../../lib/domain/import-job.ts';
import { formatPercent, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { jobCount, jobShare, jobWords } from '../wording/job.ts';

interface JobLineProps {
  job: ImportJob;
  onShow: () => void;
  /** Absent where the place itself has these buttons. */
  onPause?: () => void;
  onResume?: () => void;
  onCancel?: () => void;
}

/** The import that runs now, with its numbers, wherever the person is; the link leads to all of it. */
export function JobLine({ job, onShow, onPause, onResume, onCancel }: JobLineProps) {
  const share = jobShare(job);
  const paused = job.state === 'paused';
  return (
    <section class="job-line" aria-label={t('jobs.title')}>
      <progress class="progress" value={share} max={1} aria-label={t('job.progress')} />
      <p>
        <span title={job.fileName}>{jobWords(job, 24)}</span>
        <span class="dim">{joinParts([jobCount(job), formatPercent(share, 0)])}</span>
        <span class="acts">
          {paused && onResume ? <Act label={t('job.line.resume')} onClick={onResume} /> : null}
          {!paused && onPause ? <Act label={t('job.line.pause')} onClick={onPause} /> : null}
          {onCancel ? <Act label={t('common.cancel')} onClick={onCancel} /> : null}
          <Act label={t('job.show')} onClick={onShow} />
        </span>
      </p>
    </section>
  );
}

function Act({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" class="link" onClick={onClick}>
      {label}
    </button>
  );
}
