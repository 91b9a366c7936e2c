import { t } from '../../lib/i18n/t.ts';
import { Note } from '../parts/Note.tsx';

/** An import that is no longer there: the storage was emptied under it, or somebody removed everything. */
export function JobGone({ onAnother }: { onAnother: () => void }) {
  return (
    <Note
      state="late"
      label={t('common.failed')}
      what={t('job.gone')}
      why={t('job.gone.why')}
      next={t('job.gone.next')}
      urgent
    >
      <button type="button" class="btn" onClick={onAnother}>
        {t('files.choose')}
      </button>
    </Note>
  );
}
