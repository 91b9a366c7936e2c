import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';

const SECONDS = 10;

interface UndoLineProps {
  /** What was done. */
  words: string;
  onUndo: () => void;
  /** Ten seconds have passed: it stands. */
  onFinal: () => void;
}

/** Says what was done and offers the way back for ten seconds. */
export function UndoLine({ words, onUndo, onFinal }: UndoLineProps) {
  const [left, setLeft] = useState(SECONDS);
  useEffect(() => {
    if (left === 0) {
      onFinal();
      return;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left, onFinal]);
  return (
    <p class="small">
      <span role="status">{words}</span>{' '}
      <button type="button" class="link small" onClick={onUndo}>
        {t('common.undo')}
      </button>{' '}
      <span class="dim" aria-hidden="true">
        {left}
      </span>
    </p>
  );
}
