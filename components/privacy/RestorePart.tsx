import { useRef } from 'preact/hooks';
import type { Failure } from '../../lib/domain/result.ts';
import { formatInstant } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { FailureNote } from '../parts/Note.tsx';

/** Where restoring stands; once it runs it is a job like an import. */
export type RestoreState =
  | { at: 'choose'; failure?: Failure }
  | { at: 'looking'; fileName: string }
  | { at: 'review'; fileName: string; exportedAt: number; partners: number; orders: number };

interface RestorePartProps {
  state: RestoreState;
  /** The sample goes before own records come. */
  replacesSample: boolean;
  onFile: (file: File) => void;
  onStart: () => void;
  onBack: () => void;
}

/** Takes a backup, says what it holds, and puts it back when asked to. */
export function RestorePart({ state, replacesSample, onFile, onStart, onBack }: RestorePartProps) {
  return (
    <section>
      <h2 class="h2">{t('restore.heading')}</h2>
      <p class="dim">{t('restore.why')}</p>
      {state.at === 'review' ? (
        <Review state={state} replacesSample={replacesSample} onStart={onStart} onBack={onBack} />
      ) : (
        <Choose busy={state.at === 'looking'} onFile={onFile} />
      )}
      {state.at === 'looking' ? (
        <p class="dim mt" role="status">
          {t('restore.reading', { name: state.fileName })}
        </p>
      ) : null}
      {state.at === 'choose' && state.failure ? (
        <div class="mt">
          <FailureNote failure={state.failure} />
        </div>
      ) : null}
    </section>
  );
}

function Choose({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="acts">
      <input
        ref={input}
        class="vh"
        type="file"
        accept=".json,application/json"
        aria-label={t('restore.choose')}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file can be chosen twice in a row.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      <button type="button" class="btn" disabled={busy} onClick={() => input.current?.click()}>
        {t('restore.choose')}
      </button>
    </div>
  );
}

interface ReviewProps {
  state: Extract<RestoreState, { at: 'review' }>;
  replacesSample: boolean;
  onStart: () => void;
  onBack: () => void;
}

function Review({ state, replacesSample, onStart, onBack }: ReviewProps) {
  const holds = {
    partners: t('common.partners', { n: state.partners }),
    orders: t('common.orders', { n: state.orders }),
  };
  return (
    <>
      <dl class="file-facts mt">
        <div>
          <dt>{t('files.file')}</dt>
          <dd>{state.fileName}</dd>
        </div>
        <div>
          <dt>{t('restore.of', { when: formatInstant(state.exportedAt) })}</dt>
          <dd>{t('restore.holds', holds)}</dd>
        </div>
      </dl>
      <p class="small dim mt">
        {t('restore.checked')}
        {replacesSample ? ` ${t('restore.replaces-sample')}` : null}
      </p>
      <div class="acts">
        <button type="button" class="btn primary" onClick={onStart}>
          {t('restore.start')}
        </button>
        <button type="button" class="btn quiet" onClick={onBack}>
          {t('common.back')}
        </button>
      </div>
    </>
  );
}
