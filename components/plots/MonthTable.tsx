import { formatMonth, formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { KpiSeries, MonthPoint } from '../../lib/lens/trend/series-views.ts';
import type { Figure } from '../../lib/lens/views.ts';
import { Told } from '../parts/Told.tsx';
import { formatTarget, kpiTitle } from '../wording/kpi.ts';
import { asOfWords } from '../wording/line.ts';
import { intervalWords, monthNotes, monthValue, signed } from '../wording/series.ts';

interface MonthTableProps {
  series: KpiSeries;
  monthHref?: (month: string) => string;
}

/** Every number of the plots, the newest month first; a month leads to its records. */
export function MonthTable({ series: { months, figure, title }, monthHref }: MonthTableProps) {
  const isCharted = months.some(({ level }) => level !== null);
  const columns = [
    'value',
    'n',
    'interval',
    'target',
    ...(isCharted ? (['level', 'limit'] as const) : []),
  ] as const;
  return (
    <Told as="div" origin={figure.origin}>
      {figure.origin.stale ? <p class="small dim">{asOfWords(figure.origin)}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="scroll-x" tabIndex={0} aria-label={kpiTitle(title)}>
        <table class="tbl series">
          <caption class="vh">{kpiTitle(title)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('series.column.month')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" class="num">
                  {t(`series.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map((point) => (
              <Row
                key={point.from}
                point={point}
                figure={figure}
                isCharted={isCharted}
                monthHref={monthHref}
              />
            ))}
          </tbody>
        </table>
      </section>
    </Told>
  );
}

interface RowProps {
  point: MonthPoint;
  figure: Figure;
  isCharted: boolean;
  monthHref?: (month: string) => string;
}

function Row({ point, figure, isCharted, monthHref }: RowProps) {
  const { from, value, n, target, version, level, limit } = point;
  const notes = monthNotes(point);
  return (
    <tr class={point.isOutside ? 'b' : undefined}>
      <th scope="row">
        {monthHref && n > 0 ? (
          <a href={monthHref(from.slice(0, 7))}>{formatMonth(from)}</a>
        ) : (
          formatMonth(from)
        )}
        {notes ? <span class="s">{notes}</span> : null}
      </th>
      <td class={value === null ? 'num dim small' : 'num'}>{monthValue(point, figure)}</td>
      <td class="num">{formatNumber(n)}</td>
      <td class="num nowrap">{intervalWords(point, figure)}</td>
      <td class="num">
        {target === undefined ? null : (
          <>
            {formatTarget(target, figure.unit)}
            <span class="s">
              {version === null ? t('series.version.none') : t('series.version', { version })}
            </span>
          </>
        )}
      </td>
      {isCharted ? (
        <>
          <td class="num">{level === null ? '' : signed(level)}</td>
          <td class="num">{limit === null ? '' : `±${formatNumber(Math.round(limit * 100) / 100)}`}</td>
        </>
      ) : null}
    </tr>
  );
}
