import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoreTerm } from '../../../../lib/domain/agreement.ts';
import type { KpiValue } from '../../../../lib/kpi/kpi-value.ts';
import { gradeOf } from '../../../../lib/kpi/scorecard/grade.ts';
import { inputKey, type ScoreInput, scorecard } from '../../../../lib/kpi/scorecard/scorecard.ts';
import { type PeriodScore, whatIf } from '../../../../lib/kpi/scorecard/what-if.ts';

const term = (kpi: ScoreTerm['kpi'], weight: number, more: Partial<ScoreTerm> = {}): ScoreTerm => ({
  kpi,
  weight,
  target: 1,
  floor: 0,
  scale: 'linear',
  mandatory: false,
  ...more,
});

function value(kpi: ScoreTerm['kpi'], share: number | null): KpiValue {
  return {
    kpi,
    definition: `${kpi}/1`,
    value: share,
    unit: 'ratio',
    n: share === null ? 0 : 100,
    pending: 0,
    excluded: 0,
    lowerIsBetter: false,
  };
}

type Values = [ScoreTerm['kpi'], number | null][];

function period(month: string, terms: ScoreTerm[], values: Values): PeriodScore {
  const inputs = new Map<string, ScoreInput>(
    values.map(([kpi, share]) => [inputKey({ kpi }), { value: value(kpi, share) }]),
  );
  const card = scorecard(terms, inputs, []);
  return { month, card, grade: card.score === null ? null : gradeOf(card.score) };
}

describe('what a draft would change', () => {
  it('splits the change of the total among the terms: weight, bounds, what comes and what goes', () => {
    const values: Values = [
      ['otif', 0.9],
      ['invoice-match', 0.5],
      ['acknowledgement', 0.2],
    ];
    const before = [period('2026-05', [term('otif', 50), term('invoice-match', 50)], values)];
    const after = [
      period('2026-05', [term('otif', 75), term('acknowledgement', 25, { target: 0.4 })], values),
    ];
    const { terms, most, periods } = whatIf(before, after);
    // Before .5*90 + .5*50 = 70; after .75*90 + .25*50 = 80.
    expect(terms.map(({ key, change }) => [key, Math.round(change * 100) / 100])).toEqual([
      ['otif', 22.5],
      ['acknowledgement', 12.5],
      ['invoice-match', -25],
    ]);
    expect(most.map(({ key }) => key)).toEqual(['invoice-match', 'otif', 'acknowledgement']);
    expect(terms[2]).toMatchObject({ after: null, before: { share: 0.5, score: 50, points: 25 } });
    expect(periods).toEqual([
      {
        month: '2026-05',
        before: { score: 70, grade: 'B' },
        after: { score: 80, grade: 'B' },
        gradeDiffers: false,
      },
    ]);
  });

  it('names the months whose grade differs, and keeps what has no score as null', () => {
    const strict = [term('otif', 1, { target: 1, floor: 0.8 })];
    const mild = [term('otif', 1, { target: 0.9, floor: 0.5 })];
    const months: [string, number | null][] = [
      ['2026-03', null],
      ['2026-04', 0.95],
      ['2026-05', 0.99],
    ];
    const scored = (terms: ScoreTerm[]) =>
      months.map(([month, share]) => period(month, terms, [['otif', share]]));
    const { periods } = whatIf(scored(strict), scored(mild));
    expect(periods.map(({ gradeDiffers }) => gradeDiffers)).toEqual([false, true, false]);
    expect(periods[0]).toMatchObject({ before: { score: null, grade: null }, after: { score: null } });
  });

  it('adds up: the changes of all terms are the change of the total', () => {
    const kpis = ['otif', 'invoice-match', 'acknowledgement', 'case-sla', 'asn-quality'] as const;
    const terms = fc
      .subarray([...kpis], { minLength: 1 })
      .chain((chosen) =>
        fc.tuple(
          ...chosen.map((kpi) =>
            fc
              .record({ weight: fc.integer({ min: 1, max: 1000 }), target: fc.double({ min: 0.5, max: 1 }) })
              .map(({ weight, target }) => term(kpi, weight, { target: Number.isNaN(target) ? 1 : target })),
          ),
        ),
      );
    const values = fc.tuple(...kpis.map(() => fc.option(fc.double({ min: 0, max: 1, noNaN: true }))));
    fc.assert(
      fc.property(terms, terms, values, (one, other, shares) => {
        const known = kpis.map((kpi, at): Values[0] => [kpi, shares[at] ?? null]);
        const result = whatIf([period('2026-05', one, known)], [period('2026-05', other, known)]);
        const sum = result.terms.reduce((all, { change }) => all + change, 0);
        const total = (result.after.card.score ?? 0) - (result.before.card.score ?? 0);
        expect(sum).toBeCloseTo(total, 8);
      }),
    );
  });

  it('refuses to compare other periods, or none', () => {
    const terms = [term('otif', 1)];
    const one = [period('2026-04', terms, [['otif', 1]])];
    const other = [period('2026-05', terms, [['otif', 1]])];
    expect(() => whatIf(one, other)).toThrow();
    expect(() => whatIf(one, [...one, ...other])).toThrow();
    expect(() => whatIf([], [])).toThrow();
  });
});
