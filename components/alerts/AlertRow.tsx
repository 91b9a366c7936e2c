import { useRef, useState } from 'preact/hooks';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import type { DismissReason } from '../../lib/domain/dismissal.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AlertView } from '../../lib/lens/alerts/alert-views.ts';
import { OriginLine } from '../parts/OriginLine.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { alertCounts, alertName, alertNotes, alertSentence } from '../wording/alerts.ts';
import { EvidenceSpark } from './EvidenceSpark.tsx';
import { PutAway } from './PutAway.tsx';

export interface AlertActs {
  partnerHref: (partnerId: string) => string;
  alertHref: (id: string) => string;
  onPutAway: (alert: AlertView, reason: DismissReason, note: string) => void;
  onUndo: (alert: AlertView) => void;
}

interface AlertRowProps extends AlertActs {
  alert: AlertView;
  today: CalendarDate;
}

/** One alert: what got worse since when, before and after with n, its evidence, and what to do with it. */
export function AlertRow({ alert, today, ...acts }: AlertRowProps) {
  const { partnerId, partnerName, owner, evidence, origin, dismissal } = alert;
  return (
    <article class={dismissal ? 'alert dim' : 'alert'}>
      <Told as="div" origin={origin} class="alert-facts">
        <Sign state={signOf(alert)} label={alertName(alert)} />
        <div>
          <p class="who">
            <a class="id" href={acts.partnerHref(partnerId)}>
              {partnerName}
            </a>
            {owner ? <span class="small dim"> {owner}</span> : null}
          </p>
          <p class="lead">{alertSentence(alert, today)}</p>
          <p>{alertCounts(alert, today)}</p>
          <p class="small dim">{alertNotes(alert, today)}</p>
        </div>
        {evidence.of === 'chart' ? (
          <EvidenceSpark alert={alert} chart={evidence} width={112} height={40} />
        ) : null}
      </Told>
      <OriginLine origins={[origin]} />
      <Acts alert={alert} {...acts} />
    </article>
  );
}

/** Doubled or silent is late; less, or already easing, a risk. */
function signOf({ evidence }: AlertView): 'late' | 'risk' {
  if (evidence.of === 'silence') return 'late';
  return !evidence.eased && (evidence.factor === null || evidence.factor >= 1.75) ? 'late' : 'risk';
}

function Acts({ alert, alertHref, onPutAway, onUndo }: AlertActs & { alert: AlertView }) {
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
      <a class="btn" href={alertHref(alert.id)} aria-label={t('alerts.show-of', names)}>
        {t('alerts.show')}
      </a>
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
