import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatNumber, formatPercent, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ScoreRow } from '../../lib/lens/scorecard/scorecard-views.ts';
import type { Figure, KpiRow } from '../../lib/lens/views.ts';
import { Dash } from '../parts/Dash.tsx';
import { Told } from '../parts/Told.tsx';
import { besideWords } from '../wording/contested.ts';
import {
  figureBasis,
  figureLimits,
  figureValue,
  formatFigure,
  formatTarget,
  kpiName,
} from '../wording/kpi.ts';
import { asOfWords } from '../wording/line.ts';
import { missingWords } from '../wording/reasons.ts';

interface ScoreTableProps {
  /** The line that stands out: a KPI with its date basis. */
  chosen?: string;
  rows: readonly ScoreRow[];
  today: CalendarDate;
  hrefOf: (row: Pick<KpiRow, 'id' | 'basis'>) => string;
  seriesHrefOf: (row: Pick<KpiRow, 'id' | 'basis'>) => string;
}

/** What the total is made of: value, target, weight and score of each line; every value leads to its records. */
export function ScoreTable({ rows, chosen, hrefOf, seriesHrefOf }: ScoreTableProps) {
  return (
    <table class="tbl scores">
      <thead>
        <tr>
          <th>{t('score.column.kpi')}</th>
          <th class="num">{t('score.column.value')}</th>
          <th class="num wide">{t('score.column.target')}</th>
          <th class="num wide">{t('score.column.weight')}</th>
          <th class="num">{t('score.column.score')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line
            key={`${row.term.kpi} ${row.term.basis ?? ''}`}
            row={row}
            isChosen={chosen === [row.term.kpi, row.term.basis].filter(Boolean).join(' ')}
            href={hrefOf({ id: row.term.kpi, basis: row.term.basis })}
            seriesHref={seriesHrefOf({ id: row.term.kpi, basis: row.term.basis })}
          />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  row: ScoreRow;
  isChosen: boolean;
  href: string;
  seriesHref: string;
}

function Line({ row, isChosen, href, seriesHref }: LineProps) {
  const { term, figure, score, share } = row;
  const kpi = { id: term.kpi, basis: term.basis, figure };
  const beside = besideWords(row, figure);
  const limits = joinParts([
    figureLimits(figure),
    term.mandatory && t('score.mandatory'),
    figure.origin.stale && asOfWords(figure.origin),
  ]);
  return (
    <Told as="tr" origin={figure.origin} class={isChosen ? 'chosen' : undefined}>
      <td class="who">
        <a href={href}>{kpiName(kpi)}</a>
        <a
          class="over-time small"
          href={seriesHref}
          aria-label={t('figure.series.of', { name: kpiName(kpi) })}
        >
          {t('figure.series')}
        </a>
        <span class="s">{figure.value === null ? missing(figure) : figureBasis(kpi)}</span>
        {limits ? <span class="s">{limits}</span> : null}
        {beside ? <span class="s">{beside}</span> : null}
        {shrunkWords(row) ? <span class="s">{shrunkWords(row)}</span> : null}
      </td>
      <td class="num">
        {figure.value === null ? <Dash why={missing(figure)} /> : <b>{figureValue(figure)}</b>}
        {row.missesSurely ? <span class="s t-late">{t('score.misses')}</span> : null}
      </td>
      <td class="num wide">
        {formatTarget(term.target, figure.unit)}
        <span class="s">{t('score.floor', { floor: formatTarget(term.floor, figure.unit) })}</span>
      </td>
      <td class="num wide">{formatPercent(share, 0)}</td>
      <td class="num">
        {score === null ? (
          <Dash why={notScored(row)} />
        ) : (
          <>
            {formatNumber(Math.round(score))}
            <span class="score-bar" aria-hidden="true">
              <span style={{ width: `${score}%` }} />
            </span>
          </>
        )}
      </td>
    </Told>
  );
}

function missing(figure: Figure): string {
  return figure.missing ? missingWords(figure.missing) : t('missing.no-records');
}

/** Why a line has no score: without a value, or on too few records. */
function notScored({ figure }: ScoreRow): string {
  return figure.value === null ? missing(figure) : t('kpi.more-needed', { n: Math.max(1, 5 - figure.n) });
}

/** What the score is taken from where that is not the value itself. */
function shrunkWords({ figure, graded, prior }: ScoreRow): string | undefined {
  if (!prior || graded === null) return undefined;
  return t('score.shrunk', {
    graded: formatFigure(graded, figure.unit),
    mean: formatFigure(prior.mean, figure.unit),
  });
}
