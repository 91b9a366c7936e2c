import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';
import { itemWords, lineDetail, lineVerdict, staleDetail } from '../wording/line.ts';

interface LineRowProps {
  line: LineView;
  today: CalendarDate;
  /** Where the row leads; without it the row is text. */
  href?: string;
  /** Left out where all rows belong to one order. */
  withOrder?: boolean;
}

/** One order line: sign, number and item, verdict; the reasons in the second line. Past its limit it is grey, with "was". */
export function LineRow({ line, today, href, withOrder = true }: LineRowProps) {
  const { stale } = line.origin;
  const verdict = lineVerdict(line);
  const body = (
    <>
      {stale ? (
        <Sign state="unknown" label={t('common.was', { what: verdict })} />
      ) : (
        <Sign state={line.state} />
      )}
      <span class="a">
        {withOrder ? <span class="id">{line.orderNumber}</span> : null}
        {line.lineNumber && withOrder ? <span class="dim"> / {line.lineNumber}</span> : null}
        {withOrder ? null : (
          <span class="id">{t('line.number', { number: line.lineNumber ?? line.lineId })}</span>
        )}
        {'\u2002'}
        <span class="sec">{itemWords(line)}</span>
      </span>
      <span class={`v ${stale ? '' : `t-${line.state}`}`}>
        {stale ? t('common.was', { what: verdict.toLocaleLowerCase() }) : verdict}
      </span>
      <span class="d">{stale ? staleDetail(line) : lineDetail(line, today)}</span>
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
