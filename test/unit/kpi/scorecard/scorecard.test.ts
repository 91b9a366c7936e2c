import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoreTerm } from '../../../../lib/domain/agreement.ts';
import type { KpiId } from '../../../../lib/domain/kpi-id.ts';
import type { KpiValue } from '../../../../lib/kpi/kpi-value.ts';
import { type ScoreInput, scorecard } from '../../../../lib/kpi/scorecard/scorecard.ts';
import { templateTerms } from '../../../../lib/kpi/scorecard/templates.ts';

function term(
  kpi: KpiId,
  weight: number,
  target: number,
  floor: number,
  more: Partial<ScoreTerm> = {},
): ScoreTerm {
  return { kpi, weight, target, floor, scale: 'linear', mandatory: false, ...more };
}

function value(kpi: KpiId, at: number | null, more: Partial<KpiValue> = {}): KpiValue {
  return {
    kpi,
    definition: `${kpi}/1`,
    value: at,
    unit: 'ratio',
    n: at === null ? 0 : 100,
    pending: 0,
    excluded: 0,
    lowerIsBetter: false,
    ...more,
  };
}

function inputs(...values: KpiValue[]): Map<string, ScoreInput> {
  return new Map(values.map((each) => [each.kpi, { value: each }]));
}

const THREE = [
  term('otif', 50, 0.95, 0.8),
  term('quality-ppm', 30, 100, 10_000, { scale: 'log' }),
  term('responsiveness', 20, 8, 48),
];

describe('a scorecard', () => {
  it('weighs what it has and says how much that is (kpi.md, vector 12)', () => {
    const card = scorecard(
      THREE,
      inputs(value('otif', 0.89), value('quality-ppm', 1_000, { unit: 'ppm' })),
      [],
    );
    expect(card.terms.map((each) => each.score?.toFixed(6) ?? null)).toEqual([
      '60.000000',
      '50.000000',
      null,
    ]);
    expect(card.score).toBeCloseTo(56.25, 10);
    expect(card.coverage).toBeCloseTo(0.8, 12);
    expect(card.grade).toBe('C');
  });

  it('weighs four scores as SAP does (kpi.md, vector 11)', () => {
    const terms = (['otif', 'on-time', 'in-full', 'line-fill'] as const).map((kpi, at) =>
      term(kpi, [40, 25, 10, 5][at] ?? 0, 100, 0),
    );
    const values = [70, 85, 50, 50].map((at, no) => value(terms[no]?.kpi ?? 'otif', at));
    expect(scorecard(terms, inputs(...values), []).score).toBeCloseTo(70.9375, 10);
  });

  it('is not graded on less than 60 % of the weight, without a mandatory term, or without records', () => {
    const few = scorecard(THREE, inputs(value('otif', 0.9)), []);
    expect(few).toMatchObject({ grade: null, ungraded: 'coverage', coverage: 0.5 });
    const must = [term('otif', 1, 1, 0, { mandatory: true }), term('on-time', 9, 1, 0)];
    expect(scorecard(must, inputs(value('on-time', 1)), [])).toMatchObject({
      grade: null,
      ungraded: 'mandatory',
    });
    expect(scorecard(THREE, new Map(), [])).toMatchObject({
      score: null,
      grade: null,
      ungraded: 'no-records',
      coverage: 0,
    });
  });

  it('shows a value on fewer than five records and does not score it', () => {
    const card = scorecard([term('otif', 1, 1, 0)], inputs(value('otif', 1, { n: 4 })), []);
    expect(card.terms[0]).toMatchObject({ score: null, standing: 'too-few', value: { value: 1 } });
    expect(card.grade).toBeNull();
  });

  it('scores who leaves most questions open by the longest wait', () => {
    const open = value('responsiveness', null, { n: 9, missing: 'still-open', beyond: 48, unit: 'hours' });
    const { terms } = scorecard([term('responsiveness', 1, 8, 48)], inputs(open), []);
    expect(terms[0]).toMatchObject({ graded: 48, score: 0, standing: 'provisional' });
  });

  it('trusts units only as far as the records behind them', () => {
    const few = value('quality-ppm', 0, { n: 90_000, records: 3, unit: 'ppm' });
    expect(scorecard([term('quality-ppm', 1, 100, 10_000)], inputs(few), []).terms[0]?.score).toBeNull();
  });

  it('is capped at C while a gate holds, and says which', () => {
    const all = inputs(value('otif', 1));
    expect(scorecard([term('otif', 1, 0.95, 0.8)], all, ['certificate-expired'])).toMatchObject({
      score: 100,
      grade: 'C',
      gates: ['certificate-expired'],
    });
  });

  it('scores the shrunk rate and shows the raw one', () => {
    const months = [{ hits: 10, n: 10, ageDays: 0 }];
    const prior = { mean: 0.5, strength: 10, from: 'pooled' as const };
    const card = scorecard(
      [term('otif', 1, 1, 0)],
      new Map([['otif', { value: value('otif', 1, { n: 10 }), months, prior }]]),
      [],
    );
    expect(card.terms[0]).toMatchObject({
      value: { value: 1 },
      graded: 0.75,
      score: 75,
      standing: 'provisional',
    });
  });

  it('holds a miss against a partner only with the whole interval beyond the target', () => {
    const miss = (interval: [number, number]) =>
      scorecard([term('otif', 1, 0.95, 0.8)], inputs(value('otif', 0.9, { interval })), []).terms[0]
        ?.missesSurely;
    expect([miss([0.85, 0.94]), miss([0.85, 0.96])]).toEqual([true, false]);
  });

  it('never yields more than 100, less than 0, or no number at all', () => {
    const anyValue = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(anyValue, fc.nat(50)), { minLength: 6, maxLength: 6 }), (drawn) => {
        const terms = templateTerms('direct');
        const given = terms.map((each, at) =>
          value(each.kpi, drawn[at]?.[0] ?? 0, { n: drawn[at]?.[1] ?? 0, basis: each.basis }),
        );
        const keyed = new Map(
          given.map((each) => [each.basis ? `${each.kpi} ${each.basis}` : each.kpi, { value: each }]),
        );
        const { score, coverage } = scorecard(terms, keyed, []);
        if (score !== null) expect(score >= 0 && score <= 100).toBe(true);
        expect(coverage >= 0 && coverage <= 1).toBe(true);
      }),
    );
  });
});
