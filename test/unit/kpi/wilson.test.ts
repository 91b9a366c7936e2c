import { expect, it } from 'vitest';
import { standingOf, wilson } from '../../../lib/kpi/wilson.ts';

it.each([
  [81, 263, 0.2553, 0.3662, 4],
  [15, 148, 0.0624, 0.1605, 4],
  [23, 60, 0.270883, 0.509824, 6],
])('vector 1: %i of %i', (hits, n, low, high, digits) => {
  const [from, to] = wilson(hits, n) ?? [0, 0];
  expect(from).toBeCloseTo(low, digits);
  expect(to).toBeCloseTo(high, digits);
});

it('has no interval without cases, and stays inside 0 to 1', () => {
  expect(wilson(0, 0)).toBeNull();
  expect(wilson(0, 3)?.[0]).toBe(0);
  expect(wilson(3, 3)?.[1]).toBe(1);
});

it('says how far a figure may be trusted', () => {
  expect([4, 5, 29, 30].map(standingOf)).toEqual(['too-few', 'provisional', 'provisional', 'judged']);
});

/** ln of n over k, by sums of logarithms. */
const lnFactorials = [0];
for (let i = 1; i <= 400; i += 1) lnFactorials.push((lnFactorials[i - 1] ?? 0) + Math.log(i));
const probability = (k: number, n: number, p: number) => {
  const [all = 0, inside = 0, out = 0] = [n, k, n - k].map((i) => lnFactorials[i]);
  return Math.exp(all - inside - out + k * Math.log(p) + (n - k) * Math.log1p(-p));
};
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const counts = (n: number) => Array.from({ length: n + 1 }, (_, k) => k);

/** How often the interval holds the true share, of all outcomes of n trials. */
const coverage = (n: number, p: number) =>
  sum(
    counts(n).map((k) => {
      const [low, high] = wilson(k, n) ?? [1, 0];
      return low <= p && p <= high ? probability(k, n, p) : 0;
    }),
  );

it.each([5, 20, 30, 50, 100, 200, 400])(
  'covers the true share of %i as often as its definition says',
  (n) => {
    const shares = Array.from({ length: 199 }, (_, i) => (i + 0.503) / 200);
    const covered = shares.map((p) => coverage(n, p));
    for (const [at, p] of shares.entries()) {
      // Wilson's interval turns the score test round: k is covered when |k - np| is at most z standard errors.
      const reach = 1.959963984540054 * Math.sqrt(n * p * (1 - p));
      const exact = sum(counts(n).map((k) => (Math.abs(k - n * p) <= reach ? probability(k, n, p) : 0)));
      expect(Math.abs((covered[at] ?? 0) - exact)).toBeLessThan(1e-9);
    }
    const mean = sum(covered) / covered.length;
    if (n >= 20) expect(mean).toBeGreaterThan(0.94);
    if (n >= 20) expect(mean).toBeLessThan(0.965);
  },
);
