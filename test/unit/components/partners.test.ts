import { describe, expect, it } from 'vitest';
import { matchingRows, sortedRows } from '../../../components/partner/portfolio-order.ts';
import { rowsInView } from '../../../components/parts/windowed-rows.ts';
import type { PortfolioRow } from '../../../lib/lens/views.ts';
import { figureOf, partner } from './fixtures.ts';

function rowOf(name: string, changes: Partial<PortfolioRow> = {}): PortfolioRow {
  const head = { ...partner, id: name, name };
  return {
    partner: head,
    otif: figureOf(),
    onTimeOnly: false,
    openLines: 5,
    lateLines: 0,
    lines: 50,
    ...changes,
  };
}

const few = figureOf({ value: 0, n: 1, standing: 'too-few' });
const rows = [
  rowOf('Good', { otif: figureOf({ value: 0.99 }) }),
  rowOf('Few', { otif: few }),
  rowOf('Poor', { otif: figureOf({ value: 0.4 }) }),
  rowOf('Late', { otif: figureOf({ value: 0.99 }), lateLines: 3 }),
];

describe('portfolio', () => {
  it('puts late lines first, then low figures, and what is not judged last', () => {
    expect(sortedRows(rows, 'worst', false).map((row) => row.partner.name)).toEqual([
      'Late',
      'Poor',
      'Good',
      'Few',
    ]);
  });

  it('searches every word in name, number, domain and people, in any case', () => {
    const contacts = [{ name: 'Jonas Adeyemi', email: 'jonas@ostrel.example' }];
    const row = rowOf('Ostrel Castings', { partner: { ...partner, contacts } });
    for (const search of ['ostrel', 'CASTINGS ostrel', '104417', 'adeyemi', '  '])
      expect(matchingRows([row], search, 'all'), search).toHaveLength(1);
    expect(matchingRows([row], 'ostrel nobody', 'all')).toHaveLength(0);
    expect(matchingRows([row], '', 'customer')).toHaveLength(0);
  });
});

describe('windowed rows', () => {
  it('draws what lies in the viewport and a little around it', () => {
    expect(rowsInView(10_000, 40, 200, 800)).toEqual({ first: 0, end: 27 });
    expect(rowsInView(10_000, 40, -40_000, 800)).toEqual({ first: 988, end: 1032 });
    expect(rowsInView(10_000, 40, -399_500, 800)).toEqual({ first: 9975, end: 10_000 });
  });

  it('draws something whatever the position', () => {
    expect(rowsInView(3, 40, -9_000, 800)).toEqual({ first: 2, end: 3 });
    expect(rowsInView(0, 40, 0, 800)).toEqual({ first: 0, end: 0 });
  });
});
