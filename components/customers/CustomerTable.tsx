import { useRef } from 'preact/hooks';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, formatList, formatNumber, formatPercent, formatSum } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CustomerPoint } from '../../lib/lens/customers/customer-views.ts';
import { Dash } from '../parts/Dash.tsx';
import { Told } from '../parts/Told.tsx';
import { useWindowedRows } from '../parts/windowed-rows.ts';
import { className } from '../wording/customers.ts';
import { asOfWords } from '../wording/line.ts';

const ROW_HEIGHT = 40;
const COLUMNS = 6;

interface CustomerTableProps {
  rows: readonly CustomerPoint[];
  /** Customers that have ordered; why nobody is known to be active where no model could be fitted. */
  customers: number;
  today: CalendarDate;
  hrefOf: (customerId: string) => string;
}

/** Everybody with class, scores, last order, activity and amount: what the grid shows, in words. */
export function CustomerTable({ rows, customers, today, hrefOf }: CustomerTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const { first, end } = useWindowedRows(body, rows.length, ROW_HEIGHT);
  return (
    <table class="tbl partners segments customers" aria-rowcount={rows.length + 1}>
      <thead>
        <tr>
          <th class="who">{t('partners.column.name')}</th>
          <th class="num rfm-scores">{t('customers.column.rfm')}</th>
          <th class="num">{t('customers.column.last')}</th>
          <th class="num wide">{t('customers.column.days')}</th>
          <th class="num">{t('customers.column.alive')}</th>
          <th class="num">{t('customers.column.amount')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {first > 0 ? <Gap rows={first} /> : null}
        {rows.slice(first, end).map((point, at) => (
          <Row
            key={point.customerId}
            point={point}
            customers={customers}
            today={today}
            href={hrefOf(point.customerId)}
            index={first + at + 2}
          />
        ))}
        {end < rows.length ? <Gap rows={rows.length - end} /> : null}
      </tbody>
    </table>
  );
}

/** Stands in for rows that are not drawn. */
function Gap({ rows }: { rows: number }) {
  return (
    <tr class="gap">
      <td colSpan={COLUMNS} height={rows * ROW_HEIGHT} />
    </tr>
  );
}

interface RowProps {
  point: CustomerPoint;
  customers: number;
  today: CalendarDate;
  href: string;
  index: number;
}

function Row({ point, customers, today, href, index }: RowProps) {
  const { score, lastOn, silence, alive, amounts, inYear } = point;
  return (
    <Told as="tr" origin={point.origin} aria-rowindex={index}>
      <td class="who">
        <a href={href}>
          <span class="id" title={point.name}>
            {point.name}
          </span>
        </a>
        <span class="s">{className(point) ?? t('customers.no-class')}</span>
        {point.origin.stale ? <span class="s">{asOfWords(point.origin)}</span> : null}
      </td>
      <td class="num rfm-scores">{[score.recency, score.frequency, score.monetary].join(' ')}</td>
      <td class="num">
        {formatDate(lastOn, today)}
        {silence?.silent ? <span class="s">{t('customers.silent')}</span> : null}
      </td>
      <td class="num wide">{formatNumber(inYear)}</td>
      <td class="num">
        {alive === null ? (
          <Dash
            why={
              point.expected === null
                ? t('customer.alive.few', { n: customers })
                : t('customer.alive.once', { first: formatDate(point.firstOn) })
            }
          />
        ) : (
          formatPercent(alive, 0)
        )}
      </td>
      <td class="num">
        {amounts.length === 0 ? <Dash why={t('customers.no-amount')} /> : <Amounts amounts={amounts} />}
      </td>
    </Told>
  );
}

/** One sum, and how many there are in other currencies: rows are of one height. */
function Amounts({ amounts }: Pick<CustomerPoint, 'amounts'>) {
  const words = amounts.map(({ amount, currency }) => formatSum(amount, currency));
  return (
    <span title={formatList(words)}>
      <span class="sum">{words[0]}</span>
      {words.length > 1 ? (
        <span class="s">{t('customers.more-currencies', { n: words.length - 1 })}</span>
      ) : null}
    </span>
  );
}
