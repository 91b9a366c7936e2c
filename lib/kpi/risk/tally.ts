/** Half-life of what a delivery says about the next one, in days (`kpi.md` 4.3). */
const HALF_LIFE_DAYS = 180;
/** How many lines the level above counts for (`kpi.md` 4.3). */
const STRENGTH = 10;

/** Lines and late lines, each weighing half as much after {@link HALF_LIFE_DAYS}; as of day `on`. */
export interface Tally {
  lines: number;
  late: number;
  on: number;
}

export function emptyTally(): Tally {
  return { lines: 0, late: 0, on: Number.NEGATIVE_INFINITY };
}

/** The same history seen on a later day; a day before the newest of it changes nothing. */
export function agedTo(tally: Tally, day: number): Tally {
  if (!(day > tally.on) || tally.lines === 0) return tally;
  const weight = 0.5 ** ((day - tally.on) / HALF_LIFE_DAYS);
  return { lines: tally.lines * weight, late: tally.late * weight, on: day };
}

/** Adds in place what happened on `day`, which must not be before the newest there is. */
export function addToTally(tally: Tally, lines: number, late: number, day: number): void {
  const aged = agedTo(tally, day);
  tally.lines = aged.lines + lines;
  tally.late = aged.late + late;
  tally.on = day;
}

/** The rate of a level, pulled towards that of the level above by as many lines as `strength` says. */
export function shrunkRate(
  tally: Pick<Tally, 'lines' | 'late'> | undefined,
  above: number,
  strength = STRENGTH,
): number {
  return ((tally?.late ?? 0) + strength * above) / ((tally?.lines ?? 0) + strength);
}
