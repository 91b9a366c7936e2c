import type { ImportJob } from '../../lib/domain/import-job.ts';
import { t } from '../../lib/i18n/t.ts';

export interface JobControlsProps {
  job: ImportJob;
  onCancel: () => void;
  onPause: () => void;
  onResume: () => void;
}

/** Pause or go on, and cancel, of a job that is under way. */
export function JobControls({ job, onCancel, onPause, onResume }: JobControlsProps) {
  const paused = job.state === 'paused';
  // One button for both, so that the keyboard stays on it.
  return (
    <span class="row-acts">
      <button key="hold" type="button" class="btn" onClick={paused ? onResume : onPause}>
        {t(paused ? 'job.resume' : 'job.pause')}
      </button>
      <button type="button" class="btn" onClick={onCancel}>
        {t('common.cancel')}
      </button>
    </span>
  );
}
