import { expect, it } from 'vitest';
import { lowestNear } from '../../../../lib/kpi/stats/nelder-mead.ts';

it('finds the bottom of Rosenbrock’s valley', () => {
  const valley = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  const { at } = lowestNear(valley, [-1.2, 1]);
  expect(at[0]).toBeCloseTo(1, 3);
  expect(at[1]).toBeCloseTo(1, 3);
});

it('stays inside of walls and ends when there is no bottom', () => {
  const walled = ([x = 0]: readonly number[]) => (x < 2 ? Number.NaN : x);
  expect(lowestNear(walled, [5]).at[0]).toBeGreaterThanOrEqual(2);
  expect(lowestNear(([x = 0]) => x, [0], { limit: 200 }).height).toBeLessThan(0);
});
