import { useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';

interface FileDropProps {
  onFile: (file: File) => void;
  /** Offers the sample; absent where own records are there already. */
  onSample?: () => void;
  busy?: boolean;
}

/** Takes a file by choosing or dropping. */
export function FileDrop({ onFile, onSample, busy }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <section
      class={over ? 'drop over' : 'drop'}
      aria-label={t('files.import')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) onFile(file);
      }}
    >
      <p class="b">{t('files.drop')}</p>
      <p class="dim">{t('files.drop.why')}</p>
      <div class="acts">
        <input
          ref={input}
          class="vh"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          aria-label={t('files.choose')}
          tabIndex={-1}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            // The same file can be chosen twice in a row.
            event.currentTarget.value = '';
            if (file) onFile(file);
          }}
        />
        <button type="button" class="btn primary" disabled={busy} onClick={() => input.current?.click()}>
          {t('files.choose')}
        </button>
        {onSample ? (
          <button type="button" class="btn" disabled={busy} onClick={onSample}>
            {t('files.sample')}
          </button>
        ) : null}
      </div>
    </section>
  );
}
