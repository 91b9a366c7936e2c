/** One period of a chart: what was seen, how much evidence of a worsening has piled up, and where it becomes an alarm. */
export interface ChartPoint {
  period: number;
  n: number;
  /** Late or rejected among `n`; for durations the sum of their logarithms. */
  total: number;
  /** Sum of the CUSUM; `null` while the chart has no baseline. */
  sum: number | null;
  /** `null` without a baseline and where nothing was seen. */
  limit: number | null;
}

/** Both as index of a point: when it was found, and the point with which the change began, by estimate. */
export interface Alarm {
  at: number;
  onset: number;
}

/** A series with its chart. */
export interface Charted {
  points: ChartPoint[];
  alarms: Alarm[];
  /** Periods that were looked at: what the allowed false alarms are counted against. */
  watched: number;
}
