import { gaussLegendre } from '../stats/gauss-legendre.ts';
import { solve } from '../stats/linear-system.ts';
import { normalCdf, normalDensity } from '../stats/normal.ts';
import { REFERENCE } from './cusum.ts';

const NODES = 60;

/**
 * Average number of values until a one-sided CUSUM of normal values with variance 1 alarms, when their mean is `shift` and
 * it begins at 0 and at `head`: L(s) = 1 + L(0) Φ(k-s-δ) + ∫ L(x) φ(x+k-s-δ) dx over (0, h), by Gauss and Legendre's rule
 * (Page 1954; Vance 1986).
 */
export function arlCusum(
  limit: number,
  { shift = 0, reference = REFERENCE, head = 0 }: { shift?: number; reference?: number; head?: number } = {},
): { zero: number; head: number } {
  const rule = gaussLegendre(NODES);
  const nodes = rule.nodes.map((node) => ((node + 1) * limit) / 2);
  const weights = rule.weights.map((weight) => (weight * limit) / 2);
  const starts = [0, ...nodes];
  const away = reference - shift;
  const rows = starts.map((from, row) => {
    const line = new Float64Array(starts.length);
    line[0] = -normalCdf(away - from);
    nodes.forEach((to, at) => {
      line[at + 1] = -(weights[at] as number) * normalDensity(to + away - from);
    });
    line[row] = (line[row] as number) + 1;
    return line;
  });
  const lengths = solve(rows, new Float64Array(starts.length).fill(1));
  const zero = lengths[0] as number;
  let headed = 1 + zero * normalCdf(away - head);
  nodes.forEach((to, at) => {
    headed += (lengths[at + 1] as number) * (weights[at] as number) * normalDensity(to + away - head);
  });
  return { zero, head: headed };
}

/**
 * The same for an upper and a lower CUSUM beside each other: 1/ARL = 1/ARL⁺ + 1/ARL⁻, and with both beginning at `head`
 * (Lucas and Crosier 1982).
 */
export function arlTwoSidedCusum(limit: number, shift: number, head = 0): number {
  const up = arlCusum(limit, { shift, head });
  const down = arlCusum(limit, { shift: -shift, head });
  return (up.head * down.zero + down.head * up.zero - up.zero * down.zero) / (up.zero + down.zero);
}
