import { solve } from '../stats/linear-system.ts';

/** What one period adds to a CUSUM, with its probability. */
export interface Step {
  value: number;
  chance: number;
}

/** Points of the grid between 0 and the limit. */
const GRID = 48;

/**
 * Average number of periods until a CUSUM with these steps exceeds `limit`, begun at 0: a Markov chain over a grid of its
 * sum (Brook and Evans 1972), with lengths linear between the points. The chances must add up to 1. Infinity where no step
 * leads upwards.
 */
export function arlOfSteps(steps: readonly Step[], limit: number): number {
  if (!steps.some(({ value }) => value > 0)) return Number.POSITIVE_INFINITY;
  const rows = Array.from({ length: GRID + 1 }, (_, from) => {
    const row = new Float64Array(GRID + 1);
    row[from] = 1;
    for (const { value, chance } of steps)
      spread(row, ((from * limit) / GRID + value) * (GRID / limit), chance);
    return row;
  });
  return solve(rows, new Float64Array(GRID + 1).fill(1))[0] as number;
}

/** Takes the chance off the two points beside `place`; beyond the last one it is an alarm. */
function spread(row: Float64Array, place: number, chance: number): void {
  if (place > GRID) return;
  if (place <= 0) {
    row[0] = (row[0] as number) - chance;
    return;
  }
  const below = Math.min(Math.floor(place), GRID - 1);
  const part = place - below;
  row[below] = (row[below] as number) - chance * (1 - part);
  row[below + 1] = (row[below + 1] as number) - chance * part;
}
