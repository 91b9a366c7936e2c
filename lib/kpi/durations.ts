import type { DurationHistogram } from './kaplan-meier.ts';
import { sketchBin, sketchValue } from './stats/ddsketch.ts';

/**
 * Times until something was done, or that it has been open so far: each as it was, and from the 501st on as counts on a
 * grid. What it holds depends on the times alone, not on their sequence or on how they were merged.
 */
export interface Durations {
  ended: number[];
  /** Still open when last seen. */
  censored: number[];
  /** Counts by place on the grid; then the lists above are empty. */
  bins: DurationHistogram | null;
}

/** Where on a grid a time lies, and what a place stands for. */
export interface Grid {
  placeOf(time: number): number;
  timeAt(place: number): number;
}

/** Whole days are their own grid: nothing is lost. */
export const DAY_GRID: Grid = { placeOf: (time) => time, timeAt: (place) => place };
/** Hours of any size, at most 1 % off. */
export const HOUR_GRID: Grid = { placeOf: sketchBin, timeAt: sketchValue };

/** So many times are kept as they are. */
export const EXACT_TIMES = 500;

export function emptyTimes(): Durations {
  return { ended: [], censored: [], bins: null };
}

/** Adds one time in place. */
export function addTime(times: Durations, grid: Grid, time: number, ended: boolean): void {
  if (times.bins !== null) countIn(ended ? times.bins.ended : times.bins.censored, grid.placeOf(time), 1);
  else {
    (ended ? times.ended : times.censored).push(time);
    if (times.ended.length + times.censored.length > EXACT_TIMES) collapse(times, grid);
  }
}

/** Adds other times in place. */
export function mergeTimes(into: Durations, from: Durations, grid: Grid): void {
  if (from.bins !== null) {
    const bins = collapse(into, grid);
    for (const [place, count] of from.bins.ended) countIn(bins.ended, place, count);
    for (const [place, count] of from.bins.censored) countIn(bins.censored, place, count);
    return;
  }
  for (const time of from.ended) addTime(into, grid, time, true);
  for (const time of from.censored) addTime(into, grid, time, false);
}

function collapse(times: Durations, grid: Grid): DurationHistogram {
  const bins = times.bins ?? { ended: new Map(), censored: new Map() };
  for (const time of times.ended) countIn(bins.ended, grid.placeOf(time), 1);
  for (const time of times.censored) countIn(bins.censored, grid.placeOf(time), 1);
  times.ended = [];
  times.censored = [];
  times.bins = bins;
  return bins;
}

function countIn(counts: Map<number, number>, place: number, by: number): void {
  counts.set(place, (counts.get(place) ?? 0) + by);
}

/** The times as counts, for the estimates of `kaplan-meier.ts`. */
export function histogramOf(times: Durations, grid: Grid): DurationHistogram {
  const histogram: DurationHistogram = { ended: new Map(), censored: new Map() };
  if (times.bins !== null) {
    for (const [place, count] of times.bins.ended) countIn(histogram.ended, grid.timeAt(place), count);
    for (const [place, count] of times.bins.censored) countIn(histogram.censored, grid.timeAt(place), count);
    return histogram;
  }
  for (const time of times.ended) countIn(histogram.ended, time, 1);
  for (const time of times.censored) countIn(histogram.censored, time, 1);
  return histogram;
}
