import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { DelayedAct } from '../parts/DelayedAct.tsx';
import { FailureNote } from '../parts/Note.tsx';

interface NotedPartProps {
  /** Conversations are noted now. */
  on: boolean;
  /** How many are noted. */
  count: number;
  /** How many were just removed. */
  removed?: number;
  failure?: Failure;
  onRemove: () => void;
}

/** Says how many conversations stay noted after that was switched off, and what goes with them. */
export function NotedPart({ on, count, removed, failure, onRemove }: NotedPartProps) {
  if (on) return null;
  return (
    <>
      {count > 0 ? (
        <>
          <p class="mt">{t('replies.noted', { n: count })}</p>
          <p class="dim small">{t('replies.noted.goes')}</p>
          <div class="acts">
            <DelayedAct look="btn" label={t('replies.remove', { n: count })} onAct={onRemove} />
          </div>
        </>
      ) : null}
      <p class="small mt" role="status">
        {removed === undefined || count > 0 ? null : t('replies.removed', { n: removed })}
      </p>
      {failure ? <FailureNote failure={failure} /> : null}
    </>
  );
}
