import { useRef } from 'preact/hooks';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { FailureNote } from './Note.tsx';
import { Sent } from './Sent.tsx';

interface DropTargetProps {
  /** A file is held over the panel. */
  over: boolean;
  /** The name of the file that is read just now. */
  reading?: string;
  failures: readonly Failure[];
  onFiles: (files: File[]) => void;
  onCancel: () => void;
}

/** Where attachments are dropped or chosen, and what becomes of them. */
export function DropTarget({ over, reading, failures, onFiles, onCancel }: DropTargetProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <section class={over ? 'sect drop-here over' : 'sect drop-here'} aria-label={t('drop.title')}>
      <p class="small dim">{t(over ? 'drop.over' : 'drop.why')}</p>
      {failures.map((failure) => (
        <FailureNote key={failure.message} failure={failure} />
      ))}
      {reading === undefined ? (
        <p class="acts">
          <input
            ref={input}
            class="vh"
            type="file"
            multiple
            aria-label={t('drop.choose')}
            tabIndex={-1}
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              if (files.length > 0) onFiles(files);
            }}
          />
          <button type="button" class="btn" onClick={() => input.current?.click()}>
            {t('drop.choose')}
          </button>
        </p>
      ) : (
        <p class="acts">
          <span role="status">
            {t('drop.reading')} <Sent text={reading} />
          </span>
          <button type="button" class="btn" onClick={onCancel}>
            {t('common.cancel')}
          </button>
        </p>
      )}
    </section>
  );
}
