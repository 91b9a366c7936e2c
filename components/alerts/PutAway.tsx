import { useState } from 'preact/hooks';
import type { DismissReason } from '../../lib/domain/dismissal.ts';
import { t } from '../../lib/i18n/t.ts';

const REASONS: readonly DismissReason[] = ['known', 'false', 'season', 'wrong-data'];

interface PutAwayProps {
  /** Unique among the forms of a page. */
  id: string;
  onPutAway: (reason: DismissReason, note: string) => void;
  onCancel: () => void;
}

/** Asks why an alert is put away. All reasons but one count as false alarms, and say so. */
export function PutAway({ id, onPutAway, onCancel }: PutAwayProps) {
  const [reason, setReason] = useState<DismissReason>('known');
  const [note, setNote] = useState('');
  return (
    <form
      class="put-away"
      onSubmit={(event) => {
        event.preventDefault();
        onPutAway(reason, note.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <fieldset>
        <legend>{t('alerts.why')}</legend>
        {REASONS.map((each, at) => (
          <label key={each} class="check">
            <input
              type="radio"
              name={`reason ${id}`}
              checked={each === reason}
              onChange={() => setReason(each)}
              ref={at === 0 ? focusOnce : undefined}
            />
            <span>
              {t(`alerts.reason.${each}`)}
              {each === 'known' ? null : <span class="small dim"> {t('alerts.counts-false')}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      <input
        class="field"
        aria-label={t('alerts.note')}
        placeholder={t('alerts.note')}
        maxLength={500}
        value={note}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <div class="acts">
        <button type="submit" class="btn primary">
          {t('alerts.do')}
        </button>
        <button type="button" class="btn" onClick={onCancel}>
          {t('alerts.cancel')}
        </button>
      </div>
    </form>
  );
}

/** The keyboard goes where the question is. */
function focusOnce(element: HTMLInputElement | null): void {
  element?.focus();
}
