import type { ComponentChildren } from 'preact';
import type { PaintState } from '../../lib/domain/mention.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { Sign } from './Sign.tsx';

interface NoteProps {
  state: PaintState;
  /** The sign's name where the state's own word would mislead. */
  label?: string;
  what: ComponentChildren;
  why?: ComponentChildren;
  next?: ComponentChildren;
  /** Buttons. */
  children?: ComponentChildren;
  /** Spoken at once by screen readers: for what just failed. */
  urgent?: boolean;
}

/** What happened, why, and what to do next. */
export function Note({ state, label, what, why, next, children, urgent }: NoteProps) {
  return (
    <div
      class={`note ${state === 'late' || state === 'risk' ? state : ''}`}
      role={urgent ? 'alert' : undefined}
    >
      <Sign state={state} label={label} />
      <div>
        <p class="b">{what}</p>
        {why ? <p>{why}</p> : null}
        {next ? <p>{next}</p> : null}
        {children ? <div class="acts">{children}</div> : null}
      </div>
    </div>
  );
}

/** A failure with its cause and its next step. */
export function FailureNote({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  return (
    <Note state="late" label={t('common.failed')} what={failure.message} next={failure.next} urgent>
      {onRetry ? (
        <button type="button" class="btn" onClick={onRetry}>
          {t('common.retry')}
        </button>
      ) : null}
    </Note>
  );
}
