import { t } from '../../lib/i18n/t.ts';
import type { WorkspaceView } from '../../lib/lens/views.ts';
import { DelayedAct } from '../parts/DelayedAct.tsx';

/** What this browser holds, and how to remove it. */
export function DataHere({ workspace, onRemove }: { workspace: WorkspaceView; onRemove: () => void }) {
  const counts = {
    partners: t('common.partners', { n: workspace.partners }),
    orders: t('common.orders', { n: workspace.orders }),
    lines: t('common.lines', { n: workspace.lines }),
  };
  return (
    <section>
      <h2 class="h2">{t('data.heading')}</h2>
      <p>{t('data.counts', counts)}</p>
      {workspace.waitingOrders > 0 ? (
        <p class="small">{t('data.waiting', { n: workspace.waitingOrders })}</p>
      ) : null}
      <p class="small dim">{t('data.remove.why')}</p>
      <div class="acts">
        <DelayedAct
          look="btn"
          label={workspace.sample ? t('data.remove-sample') : t('data.remove-all')}
          onAct={onRemove}
        />
      </div>
    </section>
  );
}
