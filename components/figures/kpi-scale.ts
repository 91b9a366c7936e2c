import type { Figure } from '../../lib/lens/views.ts';

/** What of a figure says where it stands: the same on both sides of the table. */
export type Judged = Pick<
  Figure,
  'value' | 'unit' | 'standing' | 'target' | 'floor' | 'interval' | 'lowerIsBetter'
>;

/** Where floor and target stand on the common scale of all rows, as parts of its width. */
export const FLOOR_AT = 0.22;
export const TARGET_AT = 0.72;

/** A position function on the common scale: better is always right; null where no target makes a scale. */
export function scaleOf(figure: Judged): ((value: number) => number) | null {
  const { target } = figure;
  if (target === undefined) return null;
  const floor = figure.floor ?? defaultFloor(figure, target);
  // Parts per million span powers of ten: equal ratios get equal widths.
  const measure =
    figure.unit === 'ppm' ? (value: number) => Math.log10(Math.max(value, 1)) : (value: number) => value;
  const span = measure(target) - measure(floor);
  if (span === 0) return null;
  return (value) => FLOOR_AT + ((measure(value) - measure(floor)) / span) * (TARGET_AT - FLOOR_AT);
}

/** A stand-in for the missing floor, only to give the row a width; no floor tick is drawn for it. */
function defaultFloor(figure: Judged, target: number): number {
  if (figure.unit === 'ratio')
    return figure.lowerIsBetter ? Math.min(1, target + 0.15) : Math.max(0, target - 0.15);
  return figure.lowerIsBetter ? target * 2 : target / 2;
}

export type Verdict =
  | 'below-floor'
  | 'misses-target'
  | 'reaches-target'
  | 'no-target'
  | 'too-few'
  | 'missing';

/** The order of groups: what needs a person first. */
export const VERDICTS: Verdict[] = [
  'below-floor',
  'misses-target',
  'reaches-target',
  'no-target',
  'too-few',
  'missing',
];

/** Which group a figure belongs to. The target is missed only when the whole interval misses it. */
export function verdictOf(figure: Judged): Verdict {
  if (figure.value === null) return 'missing';
  if (figure.standing === 'too-few') return 'too-few';
  if (figure.target === undefined) return 'no-target';
  const worse = (value: number, limit: number) => (figure.lowerIsBetter ? value > limit : value < limit);
  if (figure.floor !== undefined && worse(figure.value, figure.floor)) return 'below-floor';
  const [low, high] = figure.interval ?? [figure.value, figure.value];
  // Only ratios carry a confidence interval; for times it is the spread of deliveries, so the value itself is judged.
  const isTime = figure.unit === 'days' || figure.unit === 'hours';
  const best = isTime ? figure.value : figure.lowerIsBetter ? low : high;
  return worse(best, figure.target) ? 'misses-target' : 'reaches-target';
}

/** The colour class of a figure's point; none where it is past its limit. */
export function toneOf(figure: Figure): 't-late' | 't-risk' | 't-unknown' {
  const verdict = figure.origin.stale ? 'missing' : verdictOf(figure);
  return verdict === 'below-floor' ? 't-late' : verdict === 'misses-target' ? 't-risk' : 't-unknown';
}

/** Direction of the number over its last months, not good or bad; null with fewer than four known months. */
export function directionOf(trend: Figure['trend']): 'rising' | 'falling' | 'steady' | null {
  const known = trend.flatMap((point) => (point.value === null ? [] : [point.value]));
  if (known.length < 4) return null;
  const half = Math.floor(known.length / 2);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const before = mean(known.slice(0, half));
  const after = mean(known.slice(-half));
  const step = Math.abs(after - before) / Math.max(Math.abs(before), Math.abs(after), Number.EPSILON);
  if (step < 0.03) return 'steady';
  return after > before ? 'rising' : 'falling';
}
