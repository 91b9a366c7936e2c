import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abcClasses, percentiles } from '../../../../lib/kpi/segments/abc.ts';

describe('ABC by spend', () => {
  it('classes ten items (karlknapp.com, kpi.md vector 17)', () => {
    const spend = {
      F3: 250_000,
      G2: 450_000,
      A2: 150_000,
      C7: 67_500,
      D1: 60_000,
      B8: 48_000,
      E9: 20_000,
      I5: 17_500,
      J8: 12_500,
      H2: 12_000,
    };
    const classes = abcClasses(new Map(Object.entries(spend)));
    const of = (name: string) => [...classes].filter(([, each]) => each === name).map(([id]) => id);
    expect(of('A')).toEqual(['G2', 'F3', 'A2', 'C7']);
    expect(of('B')).toEqual(['D1', 'B8', 'E9']);
    expect(of('C')).toEqual(['I5', 'J8', 'H2']);
  });

  it('puts zero and credit into D, and the only one into A', () => {
    expect([
      ...abcClasses(
        new Map([
          ['a', 5],
          ['b', 0],
          ['c', -3],
        ]),
      ),
    ]).toEqual([
      ['a', 'A'],
      ['b', 'D'],
      ['c', 'D'],
    ]);
  });

  it('always covers 80 % of the spend with A', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1 }), (amounts) => {
        const spend = new Map(amounts.map((amount, at) => [`${at}`, amount]));
        const classes = abcClasses(spend);
        const inA = [...spend]
          .filter(([id]) => classes.get(id) === 'A')
          .reduce((sum, [, amount]) => sum + amount, 0);
        expect(inA / amounts.reduce((sum, amount) => sum + amount, 0)).toBeGreaterThanOrEqual(0.8 - 1e-12);
      }),
    );
  });
});

it('ranks by the share of the others that spend less, ties in the middle', () => {
  const ranks = percentiles(
    new Map([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 9],
      ['e', 0],
    ]),
  );
  expect([...ranks.values()]).toEqual([0.25, 0.625, 0.625, 1, 0]);
  expect([...percentiles(new Map([['a', 7]])).values()]).toEqual([1]);
});
