import { formatMonth, formatNumber, formatPercent } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ScorePoint } from '../../lib/lens/scorecard/scorecard-views.ts';
import type { Origin } from '../../lib/lens/views.ts';
import { Told } from '../parts/Told.tsx';
import { asOfWords } from '../wording/line.ts';

/** The totals of the last periods as bars with their grades; a table to those who do not see it. */
export function GradeHistory({ points, origin }: { points: readonly ScorePoint[]; origin: Origin }) {
  return (
    <Told as="div" origin={origin} class="scroll-x">
      <table class="grade-history">
        <caption class="vh">{t('score.history')}</caption>
        <tbody>
          <tr>
            <th scope="row" class="vh">
              {t('score.column.score')}
            </th>
            {points.map((point) => (
              <td key={point.month} class="bar" title={pointWords(point)}>
                {point.score === null ? null : (
                  <span
                    class={barClass(point)}
                    style={{ height: `${Math.max(2, point.score) / 2}px` }}
                    aria-hidden="true"
                  />
                )}
                <span class="vh">
                  {point.score === null ? t('score.no-score') : formatNumber(Math.round(point.score))}
                </span>
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row" class="vh">
              {t('score.grade')}
            </th>
            {points.map((point) => (
              <td key={point.month}>{point.grade ?? <span class="dim">{t('score.none-short')}</span>}</td>
            ))}
          </tr>
          <tr>
            <th scope="row" class="vh">
              {t('score.month')}
            </th>
            {points.map(({ month }) => (
              <td key={month} class="small dim">
                {month.slice(5)}
                <span class="vh"> {formatMonth(`${month}-01`)}</span>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {origin.stale ? <p class="small dim">{asOfWords(origin)}</p> : null}
    </Told>
  );
}

function barClass({ grade }: ScorePoint): string {
  return grade ? `g-${grade.toLowerCase()}` : 'none';
}

function pointWords({ month, score, coverage }: ScorePoint): string {
  const when = formatMonth(`${month}-01`);
  if (score === null) return t('score.point.none', { month: when });
  return t('score.point', {
    month: when,
    score: formatNumber(Math.round(score)),
    share: formatPercent(coverage, 0),
  });
}
