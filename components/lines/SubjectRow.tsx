import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LineView, Subject } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';
import { headWords } from '../wording/kpi.ts';
import { itemWords, lineDetail, lineVerdict, staleDetail } from '../wording/line.ts';

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
  stale: boolean;
}

/** One subject of a page: an order, a shipment, or a partner. */
export function SubjectRow({ subject, today, href }: SubjectRowProps) {
  const { title, aside, verdict, detail, stale } = subjectWords(subject, today);
  const told = stale ? t('common.was', { what: verdict.toLocaleLowerCase() }) : verdict;
  return (
    <a class={stale ? 'rowi stale' : 'rowi'} href={href}>
      <Sign state={stale ? 'unknown' : subject.state} label={stale ? told : undefined} />
      <span class="a">
        <span class="id">{title}</span>
        {'\u2002'}
        <span class="sec">{aside}</span>
      </span>
      <span class={`v ${stale ? '' : `t-${subject.state}`}`}>{told}</span>
      <span class="d">{detail}</span>
    </a>
  );
}

function subjectWords(subject: KnownSubject, today: CalendarDate): Words {
  if (subject.kind === 'partner') return partnerWords(subject);
  return linesWords(subject, today);
}

function partnerWords(subject: Extract<Subject, { kind: 'partner' }>): Words {
  return {
    title: subject.partner.name,
    aside: subject.raw,
    verdict:
      subject.open === 0
        ? t('verdict.nothing-open')
        : subject.late > 0
          ? t('verdict.late-of', { late: subject.late, open: subject.open })
          : t('page.partner-open', { n: subject.open }),
    detail: headWords(subject.partner),
    stale: false,
  };
}

function linesWords(subject: Extract<Subject, { kind: 'lines' }>, today: CalendarDate): Words {
  const worst = subject.lines[0];
  const several = subject.lines.length > 1;
  if (!worst)
    return { title: subject.raw, aside: subject.partner.name, verdict: '', detail: '', stale: false };
  const matched =
    subject.matched === 'order' ? undefined : t(`page.matched.${subject.matched}`, { number: subject.raw });
  return {
    title: several || !worst.lineNumber ? worst.orderNumber : `${worst.orderNumber} / ${worst.lineNumber}`,
    aside: several ? t('page.lines-more', { n: subject.lines.length }) : itemWords(worst),
    verdict: severalVerdict(subject.lines) ?? lineVerdict(worst),
    detail: worst.origin.stale
      ? staleDetail(worst)
      : joinParts([matched, subject.partner.name, lineDetail(worst, today)]),
    stale: worst.origin.stale,
  };
}

/** `3 lines late` when more than one line of the subject is late. */
function severalVerdict(lines: LineView[]): string | undefined {
  const late = lines.filter((line) => line.state === 'late').length;
  return late > 1 ? t('verdict.late-lines', { n: late }) : undefined;
}
