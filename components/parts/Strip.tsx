import { formatDate } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { WorkspaceView } from '../../lib/lens/views.ts';
import { DelayedAct } from './DelayedAct.tsx';

interface StripProps {
  workspace: Pick<WorkspaceView, 'sample' | 'replay' | 'today'>;
  /** Opens the import page; absent where that page is shown already. */
  onBringOwn?: () => void;
  onRemoveSample?: () => void;
  onChangeReplay?: () => void;
}

/** Says on top of every surface that what follows is sample data, or a replay of a past day. */
export function Strip({ workspace, onBringOwn, onRemoveSample, onChangeReplay }: StripProps) {
  if (!workspace.sample && !workspace.replay) return null;
  const date = formatDate(workspace.today);
  return (
    <div class="strip" role="note">
      <span>
        {workspace.sample ? (
          <>
            <b>{t('sample.title')}</b>
            <span class="roomy"> · {t('sample.invented')}</span>
            {workspace.replay ? ` · ${t('common.as-of', { date })}` : null}
          </>
        ) : (
          <>
            <b>{t('replay.title')}</b> {t('replay.as-of', { date })}
          </>
        )}
      </span>
      <span>
        {workspace.sample && onBringOwn ? <StripLink label={t('sample.own')} onClick={onBringOwn} /> : null}
        {workspace.sample && onRemoveSample ? (
          <DelayedAct look="link" label={t('sample.remove')} onAct={onRemoveSample} />
        ) : null}
        {workspace.replay && !workspace.sample && onChangeReplay ? (
          <StripLink label={t('replay.change')} onClick={onChangeReplay} />
        ) : null}
      </span>
    </div>
  );
}

function StripLink({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" class="link" onClick={onClick}>
      {label}
    </button>
  );
}
