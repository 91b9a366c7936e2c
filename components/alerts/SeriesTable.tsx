import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, formatMonth, formatNumber, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AlertView, ChartView, SeriesPoint } from '../../lib/lens/alerts/alert-views.ts';
import { alertName, sideWords } from '../wording/alerts.ts';

interface SeriesTableProps extends Pick<ChartView, 'rhythm' | 'series'> {
  kpi: AlertView['kpi'];
  today: CalendarDate;
}

/** Every number of a chart, the newest period first. */
export function SeriesTable({ kpi: watched, rhythm, series, today }: SeriesTableProps) {
  const kpi = watched === 'silence' ? 'responsiveness' : watched;
  const rows = series
    .map((point, at) => ({ point, began: point.isSince && series[at - 1]?.isSince !== true }))
    .reverse();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll-x" tabIndex={0} aria-label={alertName({ kpi: watched })}>
      <table class="tbl series">
        <caption class="vh">{alertName({ kpi: watched })}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`alert.column.${rhythm}`)}</th>
            <th scope="col" class="num">
              {t(`alert.column.n.${kpi}`)}
            </th>
            <th scope="col" class="num">
              {t(`alert.column.hits.${kpi}`)}
            </th>
            <th scope="col" class="num">
              {t('alert.column.evidence')}
            </th>
            <th scope="col" class="num">
              {t('alert.column.limit')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ point, began }) => (
            <tr key={point.from} class={point.isAlarm ? 'b' : undefined}>
              <th scope="row">
                {rhythm === 'month' ? formatMonth(point.from) : formatDate(point.from, today)}
                <span class="small dim"> {marks(point, began)}</span>
              </th>
              <td class="num">{formatNumber(point.n)}</td>
              <td class="num">{sideWords(point)}</td>
              <td class="num">{point.sum === null ? '' : formatNumber(round(point.sum))}</td>
              <td class="num">{point.limit === null ? '' : formatNumber(round(point.limit))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function marks({ isAlarm }: SeriesPoint, began: boolean): string {
  return joinParts([began && t('alert.mark.since'), isAlarm && t('alert.mark.alarm')]);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
