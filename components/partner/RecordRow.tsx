import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import type { PaintState } from '../../lib/domain/mention.ts';
import { formatDate, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { RecordsView } from '../../lib/lens/partner/partner-views.ts';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { asOfWords, lineTitle, orderedWords, recordWords } from '../wording/line.ts';

interface RecordRowProps {
  row: RecordsView['rows'][number];
  sign: PaintState;
  today: CalendarDate;
  href: string;
  measure: string;
  why: string;
  item: string;
}

/** One record behind a figure: what was promised, what came, and what the figure made of it. */
export function RecordRow({
  row: { line, verdict, dispute },
  sign,
  today,
  href,
  measure,
  why,
  item,
}: RecordRowProps) {
  const arrived = line.receipts.at(-1)?.receivedOn;
  return (
    <Told as="a" origin={line.origin} class="rowi" href={href}>
      <Sign state={sign} label={t(`records.${verdict}`)} />
      <span class="a">
        <span class="id">{lineTitle(line)}</span>
        {'\u2002'}
        <span class="sec">{item}</span>
      </span>
      <span class="v">{measure}</span>
      <span class="d">
        {joinParts([
          sentence(why),
          dispute && t(`contested.${dispute.decision?.state ?? 'open'}`),
          line.requestedOn && t('line.requested', { date: formatDate(line.requestedOn, today) }),
          line.promisedOn && t('line.promised', { date: formatDate(line.promisedOn, today) }),
          arrived && t('line.arrived', { date: formatDate(arrived, today) }),
          orderedWords(line),
          recordWords(line),
          line.origin.stale && asOfWords(line.origin),
        ])}
      </span>
    </Told>
  );
}

/** The reasons are written as parts of a sentence; here one begins it. */
function sentence(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
