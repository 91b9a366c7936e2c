import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, formatMonth, formatNumber, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AlertView, ChartView, SeriesPoint } from '../../lib/lens/alerts/alert-views.ts';
import { alertName, sideWords } from '../wording/alerts.ts';

interface SeriesTableProps {
  alert: AlertView;
  chart: ChartView;
  today: CalendarDate;
}

/** Every number of a chart, the newest period first. */
export function SeriesTable({ alert, chart, today }: SeriesTableProps) {
  const kpi = alert.kpi === 'silence' ? 'responsiveness' : alert.kpi;
  const first = chart.series.findIndex(({ isSince }) => isSince);
  const rows = chart.series.map((point, at) => ({ point, began: at === first })).reverse();
  return (
    <div class="scroll-x">
      <table class="tbl series">
        <caption class="vh">{alertName(alert)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`alert.column.${chart.rhythm}`)}</th>
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
                {chart.rhythm === 'month' ? formatMonth(point.from) : formatDate(point.from, today)}
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
    </div>
  );
}

function marks({ isAlarm }: SeriesPoint, began: boolean): string {
  return joinParts([began && t('alert.mark.since'), isAlarm && t('alert.mark.alarm')]);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
