import type { Failure } from '../../lib/domain/result.ts';
import { formatPercent } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { FailureNote } from '../parts/Note.tsx';

/** Where saving a backup stands. */
export type BackupState =
  | { at: 'idle' }
  | { at: 'writing'; share: number }
  | { at: 'saved'; name: string }
  | { at: 'failed'; failure: Failure };

interface BackupPartProps {
  state: BackupState;
  onSave: () => void;
  onCancel: () => void;
}

/** Saves everything as one file. */
export function BackupPart({ state, onSave, onCancel }: BackupPartProps) {
  const writing = state.at === 'writing';
  return (
    <section>
      <h2 class="h2">{t('backup.heading')}</h2>
      <p class="dim">{t('backup.why')}</p>
      {writing ? (
        <progress class="progress mt" value={state.share} max={1} aria-label={t('backup.progress')} />
      ) : null}
      <div class="acts">
        <button type="button" class="btn" onClick={writing ? onCancel : onSave}>
          {writing ? t('common.cancel') : t('backup.save')}
        </button>
      </div>
      <p class="small dim mt" role="status">
        {writing ? t('backup.saving', { percent: formatPercent(state.share, 0) }) : null}
        {state.at === 'saved' ? `${t('backup.saved', { name: state.name })} ` : null}
        {writing ? null : t('backup.plain')}
      </p>
      {state.at === 'failed' ? <FailureNote failure={state.failure} onRetry={onSave} /> : null}
    </section>
  );
}
