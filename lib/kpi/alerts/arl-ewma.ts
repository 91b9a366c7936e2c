import { gaussLegendre } from '../stats/gauss-legendre.ts';
import { solve } from '../stats/linear-system.ts';
import { normalDensity } from '../stats/normal.ts';
import { ewmaLimit } from './ewma.ts';

const NODES = 60;

/**
 * Average number of normal values with variance 1 and mean `shift` until an EWMA leaves its steady limits on either side:
 * L(u) = 1 + 1/l ∫ L(x) φ((x - (1-l) u)/l - δ) dx (Crowder 1987), by Gauss and Legendre's rule.
 */
export function arlEwma(limit: number, shift: number, weight: number): number {
  const edge = ewmaLimit(Number.POSITIVE_INFINITY, limit, weight);
  const rule = gaussLegendre(NODES);
  const nodes = rule.nodes.map((node) => node * edge);
  const chance = (from: number, at: number) =>
    (((rule.weights[at] as number) * edge) / weight) *
    normalDensity(((nodes[at] as number) - (1 - weight) * from) / weight - shift);
  const rows = nodes.map((from, row) =>
    Float64Array.from(nodes, (_, at) => (at === row ? 1 : 0) - chance(from, at)),
  );
  const lengths = solve(rows, new Float64Array(NODES).fill(1));
  return nodes.reduce((sum, _, at) => sum + (lengths[at] as number) * chance(0, at), 1);
}
