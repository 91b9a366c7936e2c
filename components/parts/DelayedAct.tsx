import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { useCountdown } from './use-countdown.ts';

interface DelayedActProps {
  label: string;
  /** Look of the button: `btn` or `link`. */
  look: 'btn' | 'link';
  onAct: () => void;
}

/** A destructive act that happens ten seconds after the click unless it is undone. Leaving the page undoes it. */
export function DelayedAct({ label, look, onAct }: DelayedActProps) {
  const [waiting, setWaiting] = useState(false);
  const left = useCountdown(waiting, () => {
    setWaiting(false);
    onAct();
  });
  // One button for both, so that the keyboard stays on it.
  return (
    <span class="delayed">
      {waiting ? <span>{t('data.removing', { n: left })} </span> : null}
      <button key="act" type="button" class={look} onClick={() => setWaiting(!waiting)}>
        {waiting ? t('common.undo') : label}
      </button>
    </span>
  );
}
