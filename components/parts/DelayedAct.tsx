import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';

const SECONDS = 10;

interface DelayedActProps {
  label: string;
  /** Look of the first button: `btn` or `link`. */
  look: 'btn' | 'link';
  onAct: () => void;
}

/** A destructive act that happens ten seconds after the click unless it is undone. Leaving the page undoes it. */
export function DelayedAct({ label, look, onAct }: DelayedActProps) {
  const [left, setLeft] = useState<number | null>(null);
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
  if (left === null)
    return (
      <button type="button" class={look} onClick={() => setLeft(SECONDS)}>
        {label}
      </button>
    );
  return (
    <span class="delayed">
      <span>{t('data.removing', { n: left })}</span>{' '}
      <button type="button" class={look} onClick={() => setLeft(null)}>
        {t('common.undo')}
      </button>
    </span>
  );
}
