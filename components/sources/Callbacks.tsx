import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';

interface CallbacksProps {
  /** Where a sign-in sends this browser back to, and where it sends the other kind of browser, which is called so. */
  own: string;
  other: { address: string; of: 'firefox' | 'chromium' };
  onCopy: (text: string) => Promise<void>;
}

/** The addresses to register with a sign-in server, each to be copied. */
export function Callbacks({ own, other, onCopy }: CallbacksProps) {
  const [said, setSaid] = useState<Record<string, 'callbacks.copied' | 'callbacks.copy-failed'>>({});
  const copy = (text: string) =>
    onCopy(text).then(
      () => setSaid({ [text]: 'callbacks.copied' }),
      () => setSaid({ [text]: 'callbacks.copy-failed' }),
    );
  return (
    <ul class="callbacks">
      {[['this', own] as const, [other.of, other.address] as const].map(([of, text]) => (
        <li key={of}>
          <code class="id">{text}</code>{' '}
          <button
            type="button"
            class="btn quiet"
            aria-label={t('callbacks.copy-of', { of: t(`callbacks.${of}-browser`) })}
            onClick={() => void copy(text)}
          >
            {t('callbacks.copy')}
          </button>{' '}
          <span class="small dim" role="status">
            {said[text] ? t(said[text]) : t(`callbacks.${of}-browser`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
