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
