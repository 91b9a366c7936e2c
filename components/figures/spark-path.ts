/** The drawn form of a trend: line pieces (gaps stay gaps), lone points, and the last known point. */
export interface SparkPath {
  line: string;
  lone: { x: number; y: number }[];
  end: { x: number; y: number } | null;
}

/** Lays values out over `width`; `range` is the lowest and highest value of the scale, top is high. */
export function sparkPath(
  values: (number | null)[],
  width: number,
  height: number,
  range: [number, number],
): SparkPath {
  const [low, high] = range;
  const pad = 3;
  const span = high - low || 1;
  const x = (index: number) => 1 + (index * (width - 5)) / Math.max(1, values.length - 1);
  // Values beyond a common scale lie on its edge, not over the neighbouring row.
  const part = (value: number) => Math.min(1, Math.max(0, (value - low) / span));
  const y = (value: number) => pad + (1 - part(value)) * (height - 2 * pad);
  const path: SparkPath = { line: '', lone: [], end: null };
  values.forEach((value, index) => {
    if (value === null) return;
    const point = { x: round(x(index)), y: round(y(value)) };
    const before = index > 0 && values[index - 1] !== null;
    const after = index < values.length - 1 && values[index + 1] !== null;
    if (before || after) path.line += `${before ? 'L' : 'M'}${point.x} ${point.y}`;
    else path.lone.push(point);
    path.end = point;
  });
  return path;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
