import type { CalendarDate } from '../../domain/calendar-date.ts';
import { type LensContext, noOrigin, originOf } from '../context.ts';
import type { Figure, MissingReason, Origin } from '../views.ts';

/** A figure as it is stored: what depends on the present instant is left out, a trend is numbers. Exact both ways. */
export interface PackedFigure
  extends Omit<Figure, 'trend' | 'origin' | 'value' | 'interval' | 'asOf' | 'missing'> {
  value: number | null;
  missing?: MissingReason;
  interval?: [number, number];
  /** First month, then value and n of each month; of a share its hits instead of the value. */
  trend?: [first: string, ...points: (number | null)[]];
  origin?: [sourceId: string, fetchedAt: number];
}

export function packFigure(figure: Figure): PackedFigure {
  const { trend, origin, asOf: _, ...rest } = figure;
  const packed: PackedFigure = { ...rest };
  const [first] = trend;
  if (first) {
    const share = figure.unit === 'ratio';
    packed.trend = [
      first.month,
      ...trend.flatMap(({ value, n }) => [share && value !== null ? Math.round(value * n) : value, n]),
    ];
  }
  if (origin.sourceId !== '') packed.origin = [origin.sourceId, origin.fetchedAt];
  return packed;
}

/** The figure as it was made on `day`; how old its records are is told anew. */
export function unpackFigure(packed: PackedFigure, day: CalendarDate, context: LensContext): Figure {
  const { trend, origin, ...rest } = packed;
  return {
    ...rest,
    asOf: day,
    trend: trend ? unpackTrend(trend, packed.unit === 'ratio') : [],
    origin: unpackOrigin(origin, context),
  };
}

function unpackOrigin(packed: PackedFigure['origin'], context: LensContext): Origin {
  if (!packed) return noOrigin;
  const [sourceId, fetchedAt] = packed;
  return originOf({ sourceId, fetchedAt }, context);
}

function unpackTrend(
  [first, ...points]: NonNullable<PackedFigure['trend']>,
  share: boolean,
): Figure['trend'] {
  const trend: Figure['trend'] = [];
  let year = Number(first.slice(0, 4));
  let month = Number(first.slice(5, 7));
  for (let i = 0; i + 1 < points.length; i += 2) {
    const stored = points[i] ?? null;
    const n = points[i + 1] ?? 0;
    const value = share && stored !== null && n > 0 ? stored / n : stored;
    trend.push({ month: `${`${year}`.padStart(4, '0')}-${`${month}`.padStart(2, '0')}`, value, n });
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  return trend;
}
