import { describe, expect, it } from 'vitest';
import { allowedRow, salesRow, supplyRow } from '../../../../lib/lens/customer-status/status-row.ts';
import type { RiskView } from '../../../../lib/lens/risk/risk-views.ts';
import type { LineView } from '../../../../lib/lens/views.ts';
import { lineOf, TODAY } from '../../components/fixtures.ts';

const forecast = { from: '2026-05-20', on: '2026-05-25', to: '2026-06-02', level: 'lane' } as const;
const withRisk = (changes: Partial<LineView>) =>
  lineOf({ ...changes, risk: { band: 'high', expected: forecast } as unknown as RiskView });

describe('what is expected', () => {
  const need = { customerId: 'cust', salesOrder: 'C-77', neededOn: '2026-05-22' };

  it('is a forecast with its range, or the day that was given; a day that is past is neither', () => {
    const bought = supplyRow({ view: withRisk({}), peg: need }, TODAY);
    expect(bought).toMatchObject({
      state: 'delayed',
      expected: { of: 'material', on: '2026-05-25', from: '2026-05-20' },
    });
    expect(bought).not.toHaveProperty('promisedOn');
    const later = { ...need, neededOn: '2026-07-01' };
    expect(supplyRow({ view: withRisk({}), peg: later }, TODAY).state).toBe('uncertain');
    expect(supplyRow({ view: lineOf(), peg: later }, TODAY)).toMatchObject({
      state: 'delayed',
      waits: 'material',
    });
    expect(supplyRow({ view: lineOf(), peg: need }, TODAY)).not.toHaveProperty('expected');
    const own = salesRow(
      { view: withRisk({ state: 'ok', reasons: [], promisedOn: '2026-05-22' }), peg: need },
      [],
      [],
      TODAY,
    );
    expect(own).toMatchObject({ state: 'uncertain', expected: { of: 'delivery', to: '2026-06-02' } });
  });

  it('gives a line that is late a reason where material of its order is late, without a day', () => {
    const late = lineOf({ orderKind: 'sales' });
    const row = salesRow({ view: late, peg: need }, [], [lineOf()], TODAY);
    expect(row).toMatchObject({ state: 'delayed', waits: 'material' });
    expect(row).not.toHaveProperty('expected');
    const ready = lineOf({ state: 'done', reasons: [] });
    expect(salesRow({ view: late, peg: need }, [ready], [], TODAY)).not.toHaveProperty('waits');
  });

  it('is left out by policy as a forecast, or as any date', () => {
    const row = supplyRow({ view: withRisk({}), peg: need }, TODAY);
    expect(allowedRow(row, 'full')).toBe(row);
    expect(allowedRow(row, 'dates')).toMatchObject({ neededOn: '2026-05-22' });
    expect(allowedRow(row, 'dates')).not.toHaveProperty('expected');
    expect(JSON.stringify(allowedRow(row, 'states'))).not.toContain('2026');
  });
});
