import { useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';

interface FileDropProps {
  onFiles: (files: File[]) => void;
  /** Offers the sample; absent where own records are there already. */
  onSample?: () => void;
  busy?: boolean;
}

/** Takes files by choosing or dropping. */
export function FileDrop({ onFiles, onSample, busy }: FileDropProps) {
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
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length > 0 && !busy) onFiles(files);
      }}
    >
      <p class="b">{t('files.drop')}</p>
      <p class="dim">{t('files.drop.why')}</p>
      <div class="acts">
        <input
          ref={input}
          class="vh"
          type="file"
          multiple
          accept=".csv,.tsv,.txt,.xlsx,.xlsm,text/csv,text/tab-separated-values,text/plain"
          aria-label={t('files.choose')}
          tabIndex={-1}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            // The same file can be chosen twice in a row.
            event.currentTarget.value = '';
            if (files.length > 0) onFiles(files);
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
