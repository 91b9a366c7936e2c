import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';
import { itemWords, lineDetail, lineVerdict, recordWords, staleDetail } from '../wording/line.ts';

interface LineRowProps {
  line: LineView;
  today: CalendarDate;
  /** Where the row leads; without it the row is text. */
  href?: string;
  /**
   * What the list is of: any lines; the lines of one order, told apart by their number; or the supply of one customer, told
   * apart by who delivers.
   */
  among?: 'any' | 'order' | 'customer';
}

/** One order line: sign, number and item, verdict; the reasons in the second line. Past its limit it is grey, with "was". */
export function LineRow({ line, today, href, among = 'any' }: LineRowProps) {
  const { stale } = line.origin;
  const verdict = lineVerdict(line);
  const was = t('common.was', { what: verdict.toLocaleLowerCase() });
  const body = (
    <>
      {stale ? <Sign state="unknown" label={was} /> : <Sign state={line.state} />}
      <span class="a">{among === 'order' ? <WithinOrder line={line} /> : <WithOrder line={line} />}</span>
      <span class={`v ${stale ? '' : `t-${line.state}`}`}>{stale ? was : verdict}</span>
      <span class="d">{stale ? staleDetail(line) : detail(line, today, among)}</span>
    </>
  );
  const name = stale ? 'rowi stale' : 'rowi';
  return href ? (
    <a class={name} href={href}>
      {body}
    </a>
  ) : (
    <div class={name}>{body}</div>
  );
}

function WithOrder({ line }: { line: LineView }) {
  return (
    <>
      <span class="id">{line.orderNumber}</span>
      {line.lineNumber ? <span class="dim"> / {line.lineNumber}</span> : null}
      {'\u2002'}
      <span class="sec">{itemWords(line)}</span>
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

function detail(line: LineView, today: CalendarDate, among: LineRowProps['among']): string {
  if (among === 'customer')
    return joinParts([line.partnerName, lineDetail({ ...line, customers: [] }, today)]);
  return joinParts([lineDetail(line, today), among === 'order' ? recordWords(line) : '']);
}
