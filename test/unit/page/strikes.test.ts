import { expect, it } from 'vitest';
import { createStrikes } from '../../../lib/page/strikes.ts';

it('gives up at the sixth strike within five seconds', () => {
  const strikes = createStrikes();
  expect([0, 900, 1800, 2700, 3600, 4500].map((at) => strikes.add(at))).toEqual([
    false,
    false,
    false,
    false,
    false,
    true,
  ]);
});

it('forgets strikes older than five seconds', () => {
  const strikes = createStrikes();
  expect([0, 1100, 2200, 3300, 4400, 5500, 6600].some((at) => strikes.add(at))).toBe(false);
});
