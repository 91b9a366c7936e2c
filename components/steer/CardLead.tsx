import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { SteerView } from '../../lib/lens/segments/steer-views.ts';
import { Told } from '../parts/Told.tsx';
import { asOfWords } from '../wording/line.ts';
import { placeShort } from '../wording/steer.ts';
import { Agreed, Covers, noOthers, Others } from './LeadFacts.tsx';

/** So many rows leave room for the line itself. */
const SHOWN = 2;

/** What the segment of the supplier puts first on its card, in a line or two. */
export function CardLead({ steer: { place, lead }, today }: { steer: SteerView; today: CalendarDate }) {
  return (
    <div class="card-lead">
      <Told as="p" origin={place.origin} class="small">
        <b>{t(`segment.${place.quadrant}`)}</b>{' '}
        <span class="dim">
          {joinParts([placeShort(place), place.origin.stale && asOfWords(place.origin)])}
        </span>
      </Told>
      {lead.of === 'strategic' ? (
        <div class="small">
          <Agreed lead={lead} withNames={false} />
          <p class="dim">
            {t('steer.people', {
              owner: lead.owner ?? t('partner.no-owner'),
              contact: lead.contacts[0]?.name || lead.contacts[0]?.email || t('partner.no-contact'),
            })}
          </p>
        </div>
      ) : null}
      {lead.of === 'bottleneck' ? (
        lead.covers.length > 0 ? (
          <Covers covers={lead.covers.slice(0, SHOWN)} today={today} />
        ) : (
          <p class="small dim">{t('steer.cover.none')}</p>
        )
      ) : null}
      {lead.of === 'leverage' ? (
        lead.others.length > 0 ? (
          <Others others={lead.others.slice(0, SHOWN)} of={lead.items} today={today} />
        ) : (
          <p class="small dim legend">{noOthers(lead)}</p>
        )
      ) : null}
      {lead.of === 'routine' ? <p class="small dim">{t('steer.routine.card')}</p> : null}
    </div>
  );
}
