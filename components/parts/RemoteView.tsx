import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import type { Remote } from '../../lib/lens/views.ts';
import { FailureNote } from './Note.tsx';

/** Grey rows that stand where rows will be. */
export function Skeleton({ rows = 5 }: { rows?: number }) {
  return (
    <div class="skeleton" role="status">
      <span class="vh">{t('common.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}

interface RemoteProps<T> {
  remote: Remote<T>;
  children: (value: T) => ComponentChildren;
  rows?: number;
  /** The name of a page that has no other heading until it is there. */
  heading?: string;
  onRetry?: () => void;
}

/** Loading, failed with cause and next step, or what came. Staleness is shown by what came: each figure has its age. */
export function RemoteView<T>({ remote, children, rows, heading, onRetry }: RemoteProps<T>) {
  if (remote.state === 'ready') return <>{children(remote.value)}</>;
  return (
    <>
      {heading ? <h1 class="vh">{heading}</h1> : null}
      <section class="sect" aria-busy={remote.state === 'loading'}>
        {remote.state === 'failed' ? (
          <FailureNote failure={remote.failure} onRetry={onRetry} />
        ) : (
          <Skeleton rows={rows} />
        )}
      </section>
    </>
  );
}
