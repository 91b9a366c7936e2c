import type { KpiId } from '../domain/kpi-id.ts';
import type { ShareAgreement } from '../domain/share-agreement.ts';
import { type SharedKpi, type SharedRow, type SharedSide, sharedKpiSchema } from '../domain/share-figure.ts';
import type { Beside, ScoreRow, ScoreSide } from '../lens/scorecard/scorecard-views.ts';
import type { Figure } from '../lens/views.ts';

/** What of a side was agreed to be shared. */
type Shared = Pick<ShareAgreement, 'kpis' | 'score' | 'months'>;

/** A row of a scorecard whose figure may be shared. */
type OpenRow = ScoreRow & { term: { kpi: SharedKpi } };

/** The rows of a side that are shared, in their sequence: `counts` of lines name them by their place. */
export function sharedRowsOf(side: ScoreSide, kpis: readonly SharedKpi[]): OpenRow[] {
  return side.rows.filter((row): row is OpenRow => {
    const kpi = sharedKpiSchema.safeParse(row.term.kpi);
    return kpi.success && kpis.includes(kpi.data) && row.figure.unit !== 'money';
  });
}

/** Figures of a scorecard that its score counts and the partner does not see: they can be worked out of its points. */
export function unseenFigures(figures: readonly KpiId[], kpis: readonly SharedKpi[]): KpiId[] {
  return [...new Set(figures)].filter((id) => !kpis.some((kpi) => kpi === id));
}

/**
 * One side as it is shown, field by field: what is not named here stays. Points, score, grade and their months only where that was
 * agreed, since they count figures that are not shared.
 */
export function sharedSide(
  side: ScoreSide & { undisputed?: SharedSide['undisputed'] },
  { kpis, score, months }: Shared,
): SharedSide {
  const undisputed = score ? side.undisputed : undefined;
  return {
    score: score ? side.score : null,
    grade: score ? side.grade : null,
    coverage: side.coverage,
    ...(undisputed ? { undisputed: { score: undisputed.score, grade: undisputed.grade } } : {}),
    rows: sharedRowsOf(side, kpis).map((row) => sharedRow(row, { score, months })),
    history: score
      ? side.history.slice(-months).map(({ month, score, grade }) => ({ month, score, grade }))
      : [],
  };
}

function sharedRow(row: OpenRow, { score, months }: Pick<Shared, 'score' | 'months'>): SharedRow {
  const { term, share, undisputed, recorded } = row;
  return {
    kpi: term.kpi,
    ...(term.basis ? { basis: term.basis } : {}),
    figure: sharedFigure(row.figure, term, months),
    share,
    score: score ? row.score : null,
    ...(undisputed ? { undisputed: beside(undisputed) } : {}),
    ...(recorded ? { recorded: beside(recorded) } : {}),
  };
}

function beside({ value, n, lines }: Beside): Beside {
  return { value, n, lines };
}

function sharedFigure(
  figure: Figure,
  { target, floor }: ScoreRow['term'],
  months: number,
): SharedRow['figure'] {
  const { definition, value, unit, missing, n, hits, interval, beyond, pending, excluded, standing } = figure;
  if (unit === 'money') throw new Error('Money is never shared.');
  const { lowerIsBetter, tolerance, trend } = figure;
  return {
    definition,
    value,
    unit,
    ...(missing === undefined ? {} : { missing }),
    n,
    ...(hits === undefined ? {} : { hits }),
    ...(interval === undefined ? {} : { interval: [interval[0], interval[1]] as [number, number] }),
    ...(beyond === undefined ? {} : { beyond }),
    pending,
    excluded,
    standing,
    target,
    floor,
    ...(lowerIsBetter === undefined ? {} : { lowerIsBetter }),
    ...(tolerance === undefined
      ? {}
      : {
          tolerance: {
            late: tolerance.late,
            early: tolerance.early,
            under: tolerance.under,
            over: tolerance.over,
          },
        }),
    trend: trend.slice(-months).map(({ month, value, n }) => ({ month, value, n })),
  };
}
