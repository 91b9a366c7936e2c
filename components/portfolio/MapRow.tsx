import { formatNumber, formatPercent, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { leavesOutContested } from '../../lib/lens/contested/contestable.ts';
import type { PortfolioColumn, PortfolioMapRow } from '../../lib/lens/portfolio/portfolio-views.ts';
import { scoreStep } from '../../lib/lens/portfolio/score-step.ts';
import { leftOutWords } from '../wording/contested.ts';
import { formatFigure, kpiName } from '../wording/kpi.ts';
import { missingWords } from '../wording/reasons.ts';
import type { MapLinks } from './MapTable.tsx';

interface MapRowProps extends MapLinks {
  row: PortfolioMapRow;
  columns: readonly PortfolioColumn[];
  index: number;
}

/** One supplier: total with grade, then its points term by term; each leads to the term of its scorecard. */
export function MapRow({ row, columns, index, partnerHref, termHref }: MapRowProps) {
  const { partner, cells, leftOut } = row;
  return (
    <tr aria-rowindex={index}>
      <th scope="row" class="who">
        <a href={partnerHref(partner.id)} title={partner.name}>
          {partner.name}
        </a>
      </th>
      <Total row={row} />
      {columns.map((column, at) => (
        <Cell
          key={`${column.kpi} ${column.basis ?? ''}`}
          cell={cells[at] ?? null}
          column={column}
          leftOut={leavesOutContested(column.kpi) ? leftOut : undefined}
          href={termHref(partner.id, column)}
        />
      ))}
    </tr>
  );
}

/** Grade and total; without a grade the reason. */
function Total({ row: { score, grade, ungraded, coverage, leftOut } }: { row: PortfolioMapRow }) {
  if (score === null) {
    const why = joinParts([
      ungraded ? t(`score.ungraded.${ungraded}`) : t('score.no-score'),
      leftOutWords(leftOut),
    ]);
    return (
      <td class="is-none" title={why}>
        <span aria-hidden="true">—</span>
        <span class="vh">{why}</span>
      </td>
    );
  }
  const points = formatNumber(Math.round(score));
  const words = joinParts([
    t('map.total', { score: points, share: formatPercent(coverage, 0) }),
    ungraded && t(`score.ungraded.${ungraded}`),
    leftOutWords(leftOut),
  ]);
  return (
    <td class={`total is-${scoreStep(score).toLowerCase()}`} title={words}>
      <span aria-hidden="true">
        <b>{grade ?? '–'}</b> {points}
      </span>
      <span class="vh">
        {joinParts([grade ? `${t('score.grade')} ${grade}` : t('score.no-grade'), words])}
      </span>
    </td>
  );
}

interface CellProps {
  cell: PortfolioMapRow['cells'][number];
  column: PortfolioColumn;
  leftOut?: number;
  href: string;
}

function Cell({ cell, column, leftOut, href }: CellProps) {
  if (cell === null)
    return (
      <td class="no-term">
        <span class="vh">{t('map.cell.no-term')}</span>
      </td>
    );
  const { score, missesSurely } = cell;
  const words = joinParts([wordsOf(cell, column), leftOutWords(leftOut)]);
  return (
    <td class={score === null ? 'is-none' : `is-${scoreStep(score).toLowerCase()}`}>
      <a href={href} title={words} class={missesSurely ? 'surely' : undefined}>
        <span aria-hidden="true">{score === null ? '—' : formatNumber(Math.round(score))}</span>
        <span class="vh">{words}</span>
      </a>
    </td>
  );
}

function wordsOf(
  { figure, score, missesSurely }: NonNullable<CellProps['cell']>,
  { kpi }: PortfolioColumn,
): string {
  if (score === null || figure.value === null)
    return t('map.cell.none', {
      why:
        figure.value === null
          ? missingWords(figure.missing ?? 'no-records')
          : missingWords('too-few-records'),
    });
  return joinParts([
    t('map.cell', {
      score: formatNumber(Math.round(score)),
      name: kpiName({ id: kpi }),
      value: formatFigure(figure.value, figure.unit, figure.currency),
      n: formatNumber(figure.n),
    }),
    missesSurely && t('map.cell.misses'),
  ]);
}
