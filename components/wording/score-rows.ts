import { t } from '../../lib/i18n/t.ts';
import type { ScorecardView } from '../../lib/lens/scorecard/scorecard-views.ts';
import { kpiTitle } from './kpi.ts';
import { missingWords } from './reasons.ts';

/** A scorecard as a table to be exported: the same numbers as on the surface, unrounded. */
export function scoreRows(view: ScorecardView): { header: string[]; rows: string[][] } {
  const header = [
    t('score.column.kpi'),
    t('score.column.value'),
    t('score.export.unit'),
    t('score.export.n'),
    t('score.export.graded'),
    t('score.column.target'),
    t('score.export.floor'),
    t('score.column.weight'),
    t('score.column.score'),
    t('score.export.why'),
  ];
  const lines = view.rows.map(({ term, figure, graded, score, share }) => [
    kpiTitle({ id: term.kpi, basis: term.basis }),
    text(figure.value),
    figure.unit,
    text(figure.n),
    text(graded),
    text(term.target),
    text(term.floor),
    text(share),
    text(score),
    figure.missing ? missingWords(figure.missing) : '',
  ]);
  const total = [t('score.export.total'), '', '', '', '', '', '', text(view.coverage), text(view.score), ''];
  return { header, rows: [...lines, total] };
}

function text(value: number | null): string {
  return value === null ? '' : String(value);
}
