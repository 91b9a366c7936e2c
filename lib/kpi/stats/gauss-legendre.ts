export interface Quadrature {
  nodes: number[];
  weights: number[];
}

const known = new Map<number, Quadrature>();

/** Nodes and weights of Gauss and Legendre's rule with `count` points on [-1, 1], ascending (roots by Newton's method). */
export function gaussLegendre(count: number): Quadrature {
  const made = known.get(count);
  if (made) return made;
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let at = 0; at < count; at += 1) {
    let x = -Math.cos((Math.PI * (at + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < 100; step += 1) {
      const { value, derivative } = legendre(count, x);
      slope = derivative;
      const move = value / derivative;
      x -= move;
      if (Math.abs(move) < 1e-15) break;
    }
    nodes.push(x);
    weights.push(2 / ((1 - x * x) * slope * slope));
  }
  const rule = { nodes, weights };
  known.set(count, rule);
  return rule;
}

function legendre(degree: number, x: number): { value: number; derivative: number } {
  let before = 1;
  let value = x;
  for (let n = 2; n <= degree; n += 1)
    [before, value] = [value, ((2 * n - 1) * x * value - (n - 1) * before) / n];
  return { value, derivative: (degree * (x * value - before)) / (x * x - 1) };
}
