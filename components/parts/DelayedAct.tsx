import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';

const SECONDS = 10;

interface DelayedActProps {
  label: string;
  /** Look of the button: `btn` or `link`. */
  look: 'btn' | 'link';
  onAct: () => void;
}

/** A destructive act that happens ten seconds after the click unless it is undone. Leaving the page undoes it. */
export function DelayedAct({ label, look, onAct }: DelayedActProps) {
  const [left, setLeft] = useState<number | null>(null);
  const waiting = left !== null;
  useEffect(() => {
    if (left === null) return;
    if (left === 0) {
      setLeft(null);
      onAct();
      return;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left, onAct]);
  // One button for both, so that the keyboard stays on it.
  return (
    <span class="delayed">
      {waiting ? <span>{t('data.removing', { n: left })} </span> : null}
      <button key="act" type="button" class={look} onClick={() => setLeft(waiting ? null : SECONDS)}>
        {waiting ? t('common.undo') : label}
      </button>
    </span>
  );
}
