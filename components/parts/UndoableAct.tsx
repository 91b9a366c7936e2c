import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';

const SECONDS = 10;

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
  const [left, setLeft] = useState(SECONDS);
  useEffect(() => {
    if (!done) {
      setLeft(SECONDS);
      return;
    }
    if (left === 0) {
      onFinal();
      return;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [done, left, onFinal]);
  return (
    <span class="delayed">
      {done ? <span class="small dim">{t('follow.dismissed', { n: left })} </span> : null}
      <button type="button" class="link small" onClick={done ? onUndo : onAct}>
        {done ? t('common.undo') : label}
      </button>
    </span>
  );
}
