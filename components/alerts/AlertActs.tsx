import { useRef, useState } from 'preact/hooks';
import type { DismissReason } from '../../lib/domain/dismissal.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AlertView } from '../../lib/lens/alerts/alert-views.ts';
import { alertName } from '../wording/alerts.ts';
import { PutAway } from './PutAway.tsx';

/** What can be done with an alert. */
export interface AlertDeeds {
  onPutAway: (alert: AlertView, reason: DismissReason, note: string) => void;
  onUndo: (alert: AlertView) => void;
}

interface AlertActsProps extends AlertDeeds {
  alert: AlertView;
  /** Absent where its records stand anyway. */
  recordsHref?: string;
}

/** Puts an alert away with a reason or takes it back, and leads to its records. */
export function AlertActs({ alert, recordsHref, onPutAway, onUndo }: AlertActsProps) {
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const names = { name: alertName(alert), partner: alert.partnerName };
  const { dismissal } = alert;
  if (asking && !dismissal)
    return (
      <PutAway
        id={alert.id}
        onPutAway={(reason, note) => {
          setAsking(false);
          onPutAway(alert, reason, note);
        }}
        onCancel={() => {
          setAsking(false);
          requestAnimationFrame(() => opener.current?.focus());
        }}
      />
    );
  return (
    <div class="acts">
      {recordsHref ? (
        <a class="btn" href={recordsHref} aria-label={t('alerts.show-of', names)}>
          {t('alerts.show')}
        </a>
      ) : null}
      {dismissal ? (
        <>
          <span class="small dim">
            {t('alerts.was-put-away', { reason: t(`alerts.reason.${dismissal.reason}`) })}
            {dismissal.note ? `: ${dismissal.note}` : null}
          </span>
          <button
            type="button"
            class="link small"
            aria-label={t('alerts.undo-of', names)}
            onClick={() => onUndo(alert)}
          >
            {t('alerts.undo')}
          </button>
        </>
      ) : (
        <button
          type="button"
          class="btn quiet"
          ref={opener}
          aria-label={t('alerts.away-of', names)}
          onClick={() => setAsking(true)}
        >
          {t('alerts.away')}
        </button>
      )}
    </div>
  );
}
