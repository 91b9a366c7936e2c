import { useContext } from 'preact/hooks';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';
import { Instant, sourceWords, Told } from '../parts/Told.tsx';
import { itemWords, lineDetail, lineVerdict, pastDetail, recordWords } from '../wording/line.ts';
import { partnerName } from '../wording/partner.ts';
import { pastVerdict } from '../wording/past.ts';

interface LineRowProps {
  line: LineView;
  today: CalendarDate;
  /** Where the row leads; without it the row is text. */
  href?: string;
  /**
   * What the list is of: any lines; the lines of one order, told apart by their number; the supply of one customer, told
   * apart by who delivers; or the supply of one item.
   */
  among?: 'any' | 'order' | 'customer' | 'item';
  /** The list holds records of several sources: each row names its own. */
  sourced?: boolean;
}

/** One order line: sign, number and item, verdict; the reasons in the second line. Past its limit it is grey, with "was". */
export function LineRow({ line, today, href, among = 'any', sourced }: LineRowProps) {
  const body = <Facts line={line} today={today} among={among} sourced={sourced} />;
  return href ? (
    <Told as="a" origin={line.origin} class="rowi" href={href}>
      {body}
    </Told>
  ) : (
    <Told as="div" origin={line.origin} class="rowi">
      {body}
    </Told>
  );
}

function Facts({ line, today, among, sourced }: Omit<LineRowProps, 'href'>) {
  const instant = useContext(Instant);
  const { stale } = line.origin;
  const verdict = stale ? pastVerdict(line, today) : lineVerdict(line);
  const told = stale ? staleWords(line, today, among) : detail(line, today, among);
  return (
    <>
      <Sign state={line.state} said={stale ? verdict : undefined} />
      <span class="a">
        {among === 'order' ? <WithinOrder line={line} /> : <WithOrder line={line} among={among} />}
      </span>
      <span class={`v ${stale ? '' : `t-${line.state}`}`}>{verdict}</span>
      <span class="d">{sourced ? joinParts([told, sourceWords(line.origin, instant)]) : told}</span>
    </>
  );
}

function WithOrder({ line, among }: Pick<LineRowProps, 'line' | 'among'>) {
  return (
    <>
      <span class="id">{line.orderNumber}</span>
      {line.lineNumber ? <span class="dim"> / {line.lineNumber}</span> : null}
      {'\u2002'}
      <span class="sec">
        {among === 'item' ? partnerName(line.partnerId, line.partnerName) : itemWords(line)}
      </span>
    </>
  );
}

function WithinOrder({ line }: { line: LineView }) {
  if (!line.lineNumber) return <span class="id">{itemWords(line) || line.orderNumber}</span>;
  return (
    <>
      <span class="id">{t('line.number', { number: line.lineNumber })}</span>
      {'\u2002'}
      <span class="sec">{itemWords(line)}</span>
    </>
  );
}

function staleWords(line: LineView, today: CalendarDate, among: LineRowProps['among']): string {
  const past = pastDetail(line, today);
  return among === 'customer' ? joinParts([partnerName(line.partnerId, line.partnerName), past]) : past;
}

function detail(line: LineView, today: CalendarDate, among: LineRowProps['among']): string {
  if (among === 'customer')
    return joinParts([
      partnerName(line.partnerId, line.partnerName),
      lineDetail({ ...line, customers: [] }, today),
    ]);
  return joinParts([lineDetail(line, today), among === 'order' ? recordWords(line) : '']);
}
