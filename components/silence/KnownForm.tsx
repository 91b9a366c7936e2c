import { useState } from 'preact/hooks';
import { addDays, type CalendarDate, calendarDateSchema } from '../../lib/domain/calendar-date.ts';
import { SILENCE_REASONS, type Silence, type SilenceReason } from '../../lib/domain/silence.ts';
import { t } from '../../lib/i18n/t.ts';
import { DraftField } from '../agreement/DraftField.tsx';
import { Choose } from '../agreement/TermFields.tsx';

interface KnownFormProps {
  today: CalendarDate;
  /** What may be said to be known; the first is proposed. */
  scopes: readonly (readonly [value: string, label: string])[];
  onSave: (said: Pick<Silence, 'until' | 'reason' | 'note'>, scope: string) => void;
  onCancel: () => void;
}

const WEEK = 7;

/** Says until when and why lines are known. */
export function KnownForm({ today, scopes, onSave, onCancel }: KnownFormProps) {
  const [scope, setScope] = useState(scopes[0]?.[0] ?? '');
  const [until, setUntil] = useState<string>(addDays(today, WEEK));
  const [reason, setReason] = useState<SilenceReason>('told');
  const [note, setNote] = useState('');
  const [attempted, setAttempted] = useState(false);
  const holds = calendarDateSchema.safeParse(until).success && until > today;
  return (
    <form
      class="fact-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAttempted(true);
        if (!holds) {
          requestAnimationFrame(() => document.getElementById('known.date')?.focus());
          return;
        }
        const words = note.trim().slice(0, 500);
        onSave({ until, reason, ...(words === '' ? {} : { note: words }) }, scope);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <h2 class="h2">{t('known.title')}</h2>
      <p class="small dim">{t('known.why')}</p>
      {scopes.length > 1 ? (
        <Choose
          id="known.scope"
          label={t('known.scope')}
          value={scope}
          options={scopes}
          onChoose={setScope}
        />
      ) : null}
      <div class="entries">
        <DraftField
          id="known.date"
          label={t('known.date')}
          type="date"
          value={until}
          fault={attempted && !holds ? t('known.fault.date') : undefined}
          onInput={setUntil}
        />
        <Choose
          id="known.reason"
          label={t('known.reason')}
          value={reason}
          options={SILENCE_REASONS.map((each) => [each, t(`known.reason.${each}`)])}
          onChoose={(value) => setReason(value as SilenceReason)}
        />
      </div>
      <DraftField id="known.note" label={t('known.note')} value={note} onInput={setNote} />
      <div class="acts">
        <button type="submit" class="btn primary">
          {t('known.save')}
        </button>
        <button type="button" class="btn" onClick={onCancel}>
          {t('known.cancel')}
        </button>
      </div>
    </form>
  );
}
