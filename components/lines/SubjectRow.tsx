import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LineView, Origin, Subject } from '../../lib/lens/views.ts';
import { oldestOf } from '../parts/OriginLine.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { describedAs, supplyDetail, supplyVerdict } from '../wording/item.ts';
import { headWords } from '../wording/kpi.ts';
import { asOfWords, itemWords, lineDetail, lineVerdict, staleDetail } from '../wording/line.ts';
import { parcelWords } from '../wording/parcel.ts';
import { openVerdict, partnerName } from '../wording/partner.ts';
import { pastVerdict } from '../wording/past.ts';
import { wasWords } from '../wording/was.ts';

export type KnownSubject = Exclude<Subject, { kind: 'ambiguous' }>;

interface SubjectRowProps {
  subject: KnownSubject;
  today: CalendarDate;
  href: string;
}

interface Words {
  title: string;
  aside: string;
  verdict: string;
  detail: string;
}

/** One subject of a page: an order, a shipment, an item, or a partner. */
export function SubjectRow({ subject, today, href }: SubjectRowProps) {
  const origin = originOfSubject(subject);
  return (
    <Told as="a" origin={origin} class="rowi" href={href}>
      <Facts subject={subject} today={today} stale={origin.stale} />
    </Told>
  );
}

/** The oldest of what a subject says. */
export function originOfSubject(subject: KnownSubject): Origin {
  if (subject.kind !== 'lines') return subject.origin;
  return oldestOf(subject.lines.map((line) => line.origin)) ?? NOTHING;
}

/** Of a subject whose lines were removed between two reads. */
const NOTHING: Origin = { sourceId: '', fetchedAt: 0, stale: false, confidence: 'low' };

function Facts({ subject, today, stale }: Omit<SubjectRowProps, 'href'> & { stale: boolean }) {
  const { title, aside, verdict, detail } = subjectWords(subject, today, stale);
  return (
    <>
      <Sign state={subject.state} said={stale ? verdict : undefined} />
      <span class="a">
        <span class="id">{title}</span>
        {'\u2002'}
        <span class="sec">{aside}</span>
      </span>
      <span class={`v ${stale ? '' : `t-${subject.state}`}`}>{verdict}</span>
      <span class="d">{detail}</span>
      {parcelsOf(subject).map((words) => (
        <span class="d" key={words}>
          {words}
        </span>
      ))}
    </>
  );
}

const MOST_PARCELS = 3;

/** The parcels that the page names with an order. */
function parcelsOf(subject: KnownSubject): string[] {
  const parcels = (subject.kind === 'lines' && subject.parcels) || [];
  const more = parcels.length - MOST_PARCELS;
  const words = parcels.slice(0, MOST_PARCELS).map(parcelWords);
  return more > 0 ? [...words, t('common.more', { n: more })] : words;
}

function subjectWords(subject: KnownSubject, today: CalendarDate, stale: boolean): Words {
  if (subject.kind === 'partner') return partnerWords(subject, stale);
  return subject.kind === 'item'
    ? itemSubjectWords(subject, today, stale)
    : linesWords(subject, today, stale);
}

function partnerWords(subject: Extract<Subject, { kind: 'partner' }>, stale: boolean): Words {
  const { partner } = subject;
  return {
    title: partnerName(partner.id, partner.name),
    aside: subject.raw,
    verdict: openVerdict(subject, stale),
    detail: stale ? joinParts([asOfWords(subject.origin), headWords(partner)]) : headWords(partner),
  };
}

function itemSubjectWords(
  subject: Extract<Subject, { kind: 'item' }>,
  today: CalendarDate,
  stale: boolean,
): Words {
  const { head, supply, origin } = subject;
  return {
    title: head.name,
    aside: describedAs(head),
    verdict: supplyVerdict(supply, stale),
    detail: stale ? asOfWords(origin) : joinParts([t('item.matched'), supplyDetail(supply, today)]),
  };
}

function linesWords(
  subject: Extract<Subject, { kind: 'lines' }>,
  today: CalendarDate,
  stale: boolean,
): Words {
  const worst = subject.lines[0];
  const several = subject.lines.length > 1;
  const partner = partnerName(subject.partner.id, subject.partner.name);
  if (!worst) return { title: subject.raw, aside: partner, verdict: '', detail: '' };
  const matched =
    subject.matched === 'order' ? undefined : t(`page.matched.${subject.matched}`, { number: subject.raw });
  return {
    title: several || !worst.lineNumber ? worst.orderNumber : `${worst.orderNumber} / ${worst.lineNumber}`,
    aside: several ? t('page.lines-more', { n: subject.lines.length }) : itemWords(worst),
    verdict: linesVerdict(subject, worst, today, stale),
    detail: stale ? staleDetail(worst) : joinParts([matched, partner, lineDetail(worst, today)]),
  };
}

/** `3 lines late` when more than one line of the subject is late, else how the worst one stands. */
function linesVerdict(
  { state, lines }: Extract<Subject, { kind: 'lines' }>,
  worst: LineView,
  today: CalendarDate,
  stale: boolean,
): string {
  if (state === 'differs') return stale ? wasWords(t('state.differs')) : t('state.differs');
  const late = lines.filter((line) => line.state === 'late').length;
  if (late > 1) return t(stale ? 'past.late-lines' : 'verdict.late-lines', { n: late });
  return stale ? pastVerdict(worst, today) : lineVerdict(worst);
}
