import { describe, expect, test } from 'vitest';
import { recallOf, seededStore } from './seeded-store.ts';

/** A slice of `test/long/recognise.ts`: there a million identifiers are stored. */
describe('stored numbers in the ways that people write them', () => {
  test('at least 98 in 100 are recognised', () => {
    const { recall, missed } = recallOf(seededStore(100_000, 7), 2_000, 3);
    expect(recall, missed.slice(0, 5).join('\n')).toBeGreaterThanOrEqual(0.98);
  });
});
