import type { ComponentChildren } from 'preact';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { t } from '../../lib/i18n/t.ts';
import type { SteerView } from '../../lib/lens/segments/steer-views.ts';
import { Part } from '../parts/Part.tsx';
import { Agreed, Covers, noOthers, Others } from './LeadFacts.tsx';

const SHOWN = 8;

interface LeadPartProps {
  steer: SteerView;
  today: CalendarDate;
  scorecardHref: string;
  partnerHref: (partnerId: string) => string;
  /** The people on both sides, which a plan stands beside. */
  people: ComponentChildren;
}

/** What the segment puts first on the page of a supplier. */
export function LeadPart({ steer: { lead }, today, scorecardHref, partnerHref, people }: LeadPartProps) {
  switch (lead.of) {
    case 'strategic':
      return (
        <>
          <Part title={t('steer.plan')} end={<a href={scorecardHref}>{t('steer.plan.open')}</a>}>
            <Agreed lead={lead} />
          </Part>
          {people}
        </>
      );
    case 'bottleneck':
      return (
        <Part title={t('steer.cover')} count={lead.covers.length}>
          {lead.covers.length === 0 ? (
            <p class="dim">{t('steer.cover.none')}</p>
          ) : (
            <>
              <Covers covers={lead.covers.slice(0, SHOWN)} today={today} />
              <p class="small dim legend">
                {lead.unknown > 0 ? `${t('steer.cover.unknown', { n: lead.unknown })}. ` : null}
                {lead.covers.length > SHOWN
                  ? `${t('common.more', { n: lead.covers.length - SHOWN })}. `
                  : null}
                {t('steer.cover.how')}
              </p>
            </>
          )}
        </Part>
      );
    case 'leverage':
      return (
        <Part title={t('steer.others')} count={lead.others.length}>
          {lead.others.length === 0 ? (
            <p class="dim legend">{noOthers(lead)}</p>
          ) : (
            <Others others={lead.others.slice(0, SHOWN)} of={lead.items} today={today} hrefOf={partnerHref} />
          )}
          {lead.others.length > SHOWN ? (
            <p class="small dim legend">{t('common.more', { n: lead.others.length - SHOWN })}</p>
          ) : null}
        </Part>
      );
    case 'routine':
      return null;
  }
}
