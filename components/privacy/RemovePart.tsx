import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { DelayedAct } from '../parts/DelayedAct.tsx';
import { FailureNote } from '../parts/Note.tsx';

interface RemovePartProps {
  /** True once all was removed. */
  done: boolean;
  failure?: Failure;
  onRecords: () => void;
  onEverything: () => void;
}

/** Removes what is stored, for good. */
export function RemovePart({ done, failure, onRecords, onEverything }: RemovePartProps) {
  return (
    <section>
      <h2 class="h2">{t('remove.heading')}</h2>
      <p class="dim">{t('remove.final')}</p>
      <p class="mt">{t('remove.records.why')}</p>
      <div class="acts">
        <DelayedAct look="btn" label={t('remove.records')} onAct={onRecords} />
      </div>
      <p class="mt">{t('remove.everything.why')}</p>
      <div class="acts">
        <DelayedAct look="btn" label={t('remove.everything')} onAct={onEverything} />
      </div>
      <p class="small mt" role="status">
        {done ? t('remove.done') : null}
      </p>
      {failure ? <FailureNote failure={failure} /> : null}
    </section>
  );
}
