import { t } from '../../lib/i18n/t.ts';
import { useCountdown } from './use-countdown.ts';

interface UndoableActProps {
  label: string;
  /** It is done, and may be undone still. */
  done: boolean;
  onAct: () => void;
  onUndo: () => void;
  /** Ten seconds have passed. */
  onFinal: () => void;
}

/** An act that is done at once and can be undone for ten seconds. One button for both, so that the keyboard stays on it. */
export function UndoableAct({ label, done, onAct, onUndo, onFinal }: UndoableActProps) {
  const left = useCountdown(done, onFinal);
  return (
    <span class="delayed">
      {done ? <span class="small dim">{t('follow.dismissed', { n: left })} </span> : null}
      <button type="button" class="link small" onClick={done ? onUndo : onAct}>
        {done ? t('common.undo') : label}
      </button>
    </span>
  );
}
