import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CoverView, Lead, OtherSupplier } from '../../lib/lens/segments/steer-views.ts';
import { Sign } from '../parts/Sign.tsx';
import { Told, useWas } from '../parts/Told.tsx';
import { asOfWords } from '../wording/line.ts';
import { coverDetail, coverWords, otherDetail, spareWords } from '../wording/steer.ts';

type LeadOf<Segment extends Lead['of']> = Extract<Lead, { of: Segment }>;

/** How long each stock lasts, least first. */
export function Covers({ covers, today }: { covers: readonly CoverView[]; today: CalendarDate }) {
  return (
    <ul class="rows">
      {covers.map((cover) => (
        <li key={`${cover.item}/${cover.plant}`}>
          <Told as="div" origin={cover.origin} class="rowi">
            <Cover cover={cover} today={today} />
          </Told>
        </li>
      ))}
    </ul>
  );
}

function Cover({ cover, today }: { cover: CoverView; today: CalendarDate }) {
  const was = useWas();
  const isShort = cover.days === 0 || (cover.spareDays ?? 0) < 0;
  const state = cover.days === null ? 'unknown' : isShort ? 'risk' : 'ok';
  return (
    <>
      <Sign state={state} bare />
      <span class="a">
        <span class="id">{cover.item}</span>
        {'\u2002'}
        <span class="sec">{cover.days === null ? null : was(spareWords(cover))}</span>
      </span>
      <span class={`v ${isShort && !cover.origin.stale ? 't-risk' : ''}`}>
        {cover.days === null ? '—' : was(coverWords(cover))}
      </span>
      <span class="d">
        {joinParts([
          cover.days === null && coverWords(cover),
          coverDetail(cover, today),
          cover.origin.stale && asOfWords(cover.origin),
        ])}
      </span>
    </>
  );
}

interface OthersProps {
  others: readonly OtherSupplier[];
  /** So many items were looked up. */
  of: number;
  today: CalendarDate;
  /** Where a row leads; without it the row is text. */
  hrefOf?: (partnerId: string) => string;
}

/** Who else has delivered the same items. */
export function Others({ others, of, today, hrefOf }: OthersProps) {
  return (
    <ul class="rows others">
      {others.map((other) => {
        const body = (
          <>
            <span class="a id">{other.name}</span>
            <span class="d">
              {joinParts([otherDetail(other, of, today), other.origin.stale && asOfWords(other.origin)])}
            </span>
          </>
        );
        return (
          <li key={other.partnerId}>
            {hrefOf ? (
              <Told as="a" origin={other.origin} class="rowi plain" href={hrefOf(other.partnerId)}>
                {body}
              </Told>
            ) : (
              <Told as="div" origin={other.origin} class="rowi plain">
                {body}
              </Told>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Why nobody else is listed. */
export function noOthers({ items }: LeadOf<'leverage'>): string {
  return items === 0 ? t('steer.others.no-items') : t('steer.others.none', { n: items });
}

interface AgreedProps {
  lead: LeadOf<'strategic'>;
  /** Not where the people of both sides are named beside it anyway. */
  withNames?: boolean;
}

/** What was agreed with the supplier, since when and by whom. */
export function Agreed({ lead: { agreement }, withNames = true }: AgreedProps) {
  if (!agreement) return <p class="dim">{t('steer.plan.none')}</p>;
  const { version, from, terms, ours, theirs } = agreement;
  return (
    <p class="agreed provenance">
      {joinParts([
        t('steer.plan.version', { version, date: formatDate(from) }),
        t('steer.plan.terms', { n: terms }),
        theirs ? withNames && t('steer.plan.by', { ours, theirs }) : t('steer.plan.ours-only'),
      ])}
    </p>
  );
}
