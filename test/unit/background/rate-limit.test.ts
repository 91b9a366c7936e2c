import { expect, it } from 'vitest';
import { createRateLimit } from '../../../lib/background/rate-limit.ts';

it('stops a flood, lets the sender on when it slows down, and does not punish others', () => {
  const limit = createRateLimit(3, 1);
  const flood = Array.from({ length: 5 }, () => limit.allow('page', 0));
  expect(flood).toEqual([true, true, true, false, false]);
  expect(limit.allow('other', 0)).toBe(true);
  expect(limit.allow('page', 1_100)).toBe(true);
  expect(limit.allow('page', 1_200)).toBe(false);
});

it('is not fooled by a clock that jumps back', () => {
  const limit = createRateLimit(1, 1);
  expect(limit.allow('page', 10_000)).toBe(true);
  expect(limit.allow('page', 5_000)).toBe(false);
});
