import { describe, expect, it } from 'vitest';
import { doublingsFound, falseReplies, falseShares, seeded } from './simulate.ts';

/** A seeded slice; `npm run test:long alerts` runs all of it. Bounds leave room for the noise of so few runs. */
describe('simulated by kpi.md 4.1', () => {
  it('false alerts are about as many as the budget allows', () => {
    const random = seeded(7);
    const shares = falseShares(random, {
      suppliers: 50,
      rhythm: 'week',
      mean: 3,
      pool: 0.1,
      allowance: 1 / 36,
    });
    expect(shares.found / shares.allowed).toBeGreaterThan(0.75);
    expect(shares.found / shares.allowed).toBeLessThan(1.25);
    const replies = falseReplies(random, { suppliers: 50, perWeek: 8, allowance: 1 / 36 });
    expect(replies.found / replies.allowed).toBeGreaterThan(0.7);
    expect(replies.found / replies.allowed).toBeLessThan(1.25);
  });

  it('a doubling at 8 messages a week is found within 13 weeks', () => {
    const { found, of } = doublingsFound(seeded(7), { runs: 100, perWeek: 8, allowance: 1 / 36 });
    expect(found / of).toBeGreaterThanOrEqual(0.95);
  });
});
