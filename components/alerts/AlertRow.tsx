import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import type { AlertView } from '../../lib/lens/alerts/alert-views.ts';
import { OriginLine } from '../parts/OriginLine.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { alertCounts, alertName, alertNotes, alertSentence } from '../wording/alerts.ts';
import { AlertActs, type AlertDeeds } from './AlertActs.tsx';
import { EvidenceSpark } from './EvidenceSpark.tsx';

interface AlertRowProps extends AlertDeeds {
  partnerHref: (partnerId: string) => string;
  alertHref: (id: string) => string;
  alert: AlertView;
  today: CalendarDate;
}

/** One alert: what got worse since when, before and after with n, its evidence, and what to do with it. */
export function AlertRow({ alert, today, partnerHref, alertHref, ...deeds }: AlertRowProps) {
  const { partnerId, partnerName, owner, evidence, origin, dismissal } = alert;
  return (
    <article class={dismissal ? 'alert dim' : 'alert'}>
      <Told as="div" origin={origin} class="alert-facts">
        <Sign state={signOf(alert)} label={alertName(alert)} />
        <div>
          <p class="who">
            <a class="id" href={partnerHref(partnerId)}>
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
      <AlertActs alert={alert} recordsHref={alertHref(alert.id)} {...deeds} />
    </article>
  );
}

/** Doubled or silent is late; less, or already easing, a risk. */
function signOf({ evidence }: AlertView): 'late' | 'risk' {
  if (evidence.of === 'silence') return 'late';
  return !evidence.eased && (evidence.factor === null || evidence.factor >= 1.75) ? 'late' : 'risk';
}
