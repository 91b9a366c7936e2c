import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';

/** A box for numbers from anywhere: a mail, a sheet, a phone call. Control and Enter looks up. */
export function LookupBox({ onLookup }: { onLookup: (text: string) => void }) {
  const [text, setText] = useState('');
  const submit = () => text.trim() !== '' && onLookup(text.trim());
  return (
    <form
      class="lookup"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label>
        <span class="small dim">{t('lookup.label')}</span>
        <textarea
          class="field"
          rows={2}
          placeholder={t('lookup.placeholder')}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit()}
        />
      </label>
      <button type="submit" class="btn">
        {t('lookup.action')}
      </button>
    </form>
  );
}
