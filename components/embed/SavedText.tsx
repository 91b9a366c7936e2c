import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';

interface SavedTextProps {
  title: string;
  text: string;
  onCopy: (text: string) => Promise<void>;
  children?: ComponentChildren;
}

/** Lines to be put somewhere else, with a button that copies them. */
export function SavedText({ title, text, onCopy, children }: SavedTextProps) {
  const [copied, setCopied] = useState(false);
  return (
    <section>
      <h2 class="h2">{title}</h2>
      <pre class="embed-lines small">{text}</pre>
      {children ? <p class="small dim">{children}</p> : null}
      <p class="acts">
        <button
          type="button"
          class="btn"
          aria-label={`${t('embed.copy')}: ${title}`}
          onClick={() => void onCopy(text).then(() => setCopied(true))}
        >
          {t('embed.copy')}
        </button>
        <span role="status" class="small dim">
          {copied ? t('embed.copied') : null}
        </span>
      </p>
    </section>
  );
}
