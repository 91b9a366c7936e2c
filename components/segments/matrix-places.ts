import type { SegmentPoint } from '../../lib/lens/segments/segment-views.ts';

/** Suppliers that lie so near to each other that they share a dot. */
export interface MatrixDot {
  /** Column and row of the grid, 0 at the lower left. */
  column: number;
  row: number;
  /** Middle of its members, 0 to 1. */
  impact: number;
  risk: number;
  members: SegmentPoint[];
}

/** Dots nearer than a twentieth of the side would cover each other. */
const GRID = 20;

/** Places everybody who has a place, those with the highest impact and risk first. */
export function matrixDots(points: readonly SegmentPoint[]): MatrixDot[] {
  const dots = new Map<number, MatrixDot>();
  for (const point of points) {
    if (point.impact === null || point.risk === null) continue;
    const column = Math.min(GRID - 1, Math.floor(point.risk * GRID));
    const row = Math.min(GRID - 1, Math.floor(point.impact * GRID));
    const key = row * GRID + column;
    const dot = dots.get(key) ?? { column, row, impact: 0, risk: 0, members: [] };
    dot.members.push(point);
    dots.set(key, dot);
  }
  const placed = [...dots.values()];
  for (const dot of placed) {
    dot.impact = mean(dot.members.map(({ impact }) => impact ?? 0));
    dot.risk = mean(dot.members.map(({ risk }) => risk ?? 0));
  }
  return placed.sort((a, b) => b.impact + b.risk - a.impact - a.risk);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
