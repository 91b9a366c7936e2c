interface Vertex {
  at: number[];
  height: number;
}

/**
 * Lowest point of a function of few variables near `start` (Nelder and Mead 1965), without derivatives. Stops when the
 * corners differ by less than `tolerance` in height, or after `limit` evaluations. Infinite and NaN heights are walls.
 */
export function lowestNear(
  height: (at: readonly number[]) => number,
  start: readonly number[],
  { step = 0.5, tolerance = 1e-10, limit = 4_000 } = {},
): { at: number[]; height: number } {
  let left = limit;
  const measure = (at: number[]): Vertex => {
    left -= 1;
    const value = height(at);
    return { at, height: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const corners = [measure([...start])];
  for (let axis = 0; axis < start.length; axis += 1)
    corners.push(measure(start.map((value, at) => (at === axis ? value + step : value))));
  const byHeight = (a: Vertex, b: Vertex) => a.height - b.height;
  corners.sort(byHeight);
  while (left > 0 && spread(corners) > tolerance) {
    moveWorst(corners, measure);
    corners.sort(byHeight);
  }
  return corners[0] ?? measure([...start]);
}

function spread(corners: readonly Vertex[]): number {
  const [low, high] = [corners[0]?.height ?? 0, corners.at(-1)?.height ?? 0];
  return Number.isFinite(high) ? high - low : Number.POSITIVE_INFINITY;
}

/** One turn: the worst corner is mirrored at the others' centre, stretched or drawn in; where nothing helps, all shrink. */
function moveWorst(corners: Vertex[], measure: (at: number[]) => Vertex): void {
  const best = corners[0];
  const worst = corners.at(-1);
  const second = corners.at(-2);
  if (!best || !worst || !second) return;
  const others = corners.slice(0, -1);
  const centre = worst.at.map((_, axis) => mean(others.map(({ at }) => at[axis] ?? 0)));
  const along = (factor: number) =>
    measure(centre.map((value, axis) => value + factor * (value - (worst.at[axis] ?? 0))));
  const mirrored = along(1);
  if (mirrored.height < best.height) {
    const stretched = along(2);
    corners[corners.length - 1] = stretched.height < mirrored.height ? stretched : mirrored;
    return;
  }
  if (mirrored.height < second.height) {
    corners[corners.length - 1] = mirrored;
    return;
  }
  const drawnIn = along(mirrored.height < worst.height ? 0.5 : -0.5);
  if (drawnIn.height < Math.min(mirrored.height, worst.height)) {
    corners[corners.length - 1] = drawnIn;
    return;
  }
  for (let at = 1; at < corners.length; at += 1)
    corners[at] = measure(
      (corners[at]?.at ?? best.at).map((value, axis) => (value + (best.at[axis] ?? 0)) / 2),
    );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
