import { addTime, DAY_GRID, type Durations } from './durations.ts';
import { type Shape, shapeOf, timesOn } from './tally-parts.ts';

/** Days from the first promised date to completion, negative when early; open overdue lines are censored today. */
export interface LatenessTally {
  times: Durations;
}

export const LATENESS_SHAPE: Shape<LatenessTally> = shapeOf({ times: timesOn(DAY_GRID) });

/** Adds one decided line in place. */
export function addLateness(tally: LatenessTally, lateness: number, completed: boolean): void {
  addTime(tally.times, DAY_GRID, lateness, completed);
}
