import { t } from '../../lib/i18n/t.ts';
import type { ScorecardView } from '../../lib/lens/scorecard/scorecard-views.ts';
import { kpiTitle } from './kpi.ts';
import { missingWords } from './reasons.ts';

type Side = Pick<ScorecardView, 'rows' | 'coverage' | 'score'>;

/**
 * A scorecard as a table to be exported: the same numbers as on the surface, unrounded, with what waits and what was left
 * out; below it what we owe the partner.
 */
export function scoreRows(view: ScorecardView): { header: string[]; rows: string[][] } {
  const header = [
    t('score.export.side'),
    t('score.column.kpi'),
    t('score.column.value'),
    t('score.export.unit'),
    t('score.export.n'),
    t('score.export.pending'),
    t('score.export.excluded'),
    t('score.export.graded'),
    t('score.column.target'),
    t('score.export.floor'),
    t('score.column.weight'),
    t('score.column.score'),
    t('score.export.why'),
  ];
  const ours = view.owed ? sideRows(t('score.owed'), view.owed) : [];
  return { header, rows: [...sideRows(t('score.their-side'), view), ...ours] };
}

function sideRows(side: string, { rows, coverage, score: total }: Side): string[][] {
  const lines = rows.map(({ term, figure, graded, score, share }) => [
    side,
    kpiTitle({ id: term.kpi, basis: term.basis }),
    text(figure.value),
    figure.unit,
    text(figure.n),
    text(figure.pending),
    text(figure.excluded),
    text(graded),
    text(term.target),
    text(term.floor),
    text(share),
    text(score),
    figure.missing ? missingWords(figure.missing) : '',
  ]);
  const blanks = Array.from({ length: 8 }, () => '');
  return [...lines, [side, t('score.export.total'), ...blanks, text(coverage), text(total), '']];
}

function text(value: number | null): string {
  return value === null ? '' : String(value);
}
