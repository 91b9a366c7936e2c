import type { ScoreTerm } from '../../domain/agreement.ts';

/**
 * Points of a value, 0 to 100 (`kpi.md` 2, rule 1): 100 at the target, 0 at the floor, in between on a line, or on a line of
 * logarithms (values below 1 count as 1). A target below the floor means that lower is better. Overshooting earns no more
 * than 100; with a `ceiling` it costs: from the target down to 0 at the ceiling (Ariba's ideal value).
 */
export function scoreOf(
  term: Pick<ScoreTerm, 'target' | 'floor' | 'ceiling' | 'scale'>,
  value: number,
): number {
  const target = onScale(term.scale, term.target);
  const at = onScale(term.scale, value);
  if (term.ceiling !== undefined) {
    const ceiling = onScale(term.scale, term.ceiling);
    const beyond = (at - target) * (ceiling - target) > 0;
    if (beyond) return points(at, ceiling, target);
  }
  return points(at, onScale(term.scale, term.floor), target);
}

function points(at: number, zero: number, full: number): number {
  // Nothing lies between them: the target itself is the cut.
  if (zero === full) return at === full ? 100 : 0;
  return 100 * Math.min(1, Math.max(0, (at - zero) / (full - zero)));
}

function onScale(scale: ScoreTerm['scale'], value: number): number {
  return scale === 'log' ? Math.log(Math.max(1, value)) : value;
}

/** Where a value may lie so that it is scored: a floor on the target grades nothing, a ceiling must lie beyond the target. */
export function termFault(
  term: Pick<ScoreTerm, 'target' | 'floor' | 'ceiling' | 'scale'>,
): 'floor-is-target' | 'ceiling-on-the-wrong-side' | null {
  const [target, floor] = [onScale(term.scale, term.target), onScale(term.scale, term.floor)];
  if (target === floor) return 'floor-is-target';
  if (term.ceiling === undefined) return null;
  const ceiling = onScale(term.scale, term.ceiling);
  return (ceiling - target) * (target - floor) > 0 ? null : 'ceiling-on-the-wrong-side';
}
