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
  const [said, setSaid] = useState<Record<string, 'salesforce.copied' | 'salesforce.copy-failed'>>({});
  const copy = (text: string) =>
    onCopy(text).then(
      () => setSaid({ [text]: 'salesforce.copied' }),
      () => setSaid({ [text]: 'salesforce.copy-failed' }),
    );
  return (
    <ul class="callbacks">
      {[['this', own] as const, [other.of, other.address] as const].map(([of, text]) => (
        <li key={of}>
          <code class="id">{text}</code>{' '}
          <button
            type="button"
            class="btn quiet"
            aria-label={t('salesforce.copy-of', { of: t(`salesforce.${of}-browser`) })}
            onClick={() => void copy(text)}
          >
            {t('salesforce.copy')}
          </button>{' '}
          <span class="small dim" role="status">
            {said[text] ? t(said[text]) : t(`salesforce.${of}-browser`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
