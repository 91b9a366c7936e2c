import { expect, test } from 'vitest';
import { checkClock } from '../../../lib/sources/check-clock.ts';

test('a clock that is a little ahead or behind is told, one that is far off ends the check', () => {
  const told: string[] = [];
  const check = (ahead: number) =>
    checkClock(1_000_000 + ahead, 1_000_000, 'crm.example', (step, detail) => told.push(`${step} ${detail}`));
  check(0);
  check(-600_000);
  expect(told).toEqual(['clock 0', 'clock -600']);
  expect(() => check(600_001)).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ code: 'clock-wrong' }) }),
  );
  expect(told).toHaveLength(2);
});
