import { t } from '../../lib/i18n/t.ts';
import { useCountdown } from './use-countdown.ts';

interface UndoLineProps {
  /** What was done. */
  words: string;
  onUndo: () => void;
  /** Ten seconds have passed: it stands. */
  onFinal: () => void;
}

/** Says what was done and offers the way back for ten seconds. */
export function UndoLine({ words, onUndo, onFinal }: UndoLineProps) {
  const left = useCountdown(true, onFinal);
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
