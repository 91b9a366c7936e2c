import { describe, expect, it } from 'vitest';
import { addDays, dayNumber } from '../../../../lib/domain/calendar-date.ts';
import type { OrderLine } from '../../../../lib/domain/order.ts';
import { bandOf, judgeRisk } from '../../../../lib/kpi/risk/judge-risk.ts';
import { riskFacts, riskNumbers } from '../../../../lib/kpi/risk/risk-facts.ts';
import { line, order } from '../order-fixture.ts';
import { invented, RULES, TODAY, trained } from './history.ts';

const { model, suppliers } = trained();

function judge(partnerId: string, fields: Partial<OrderLine>, known = { model, suppliers }) {
  const open = line({
    id: '1',
    ordered: 10,
    sentOn: addDays(TODAY, -20),
    firstPromisedOn: addDays(TODAY, 20),
    ...fields,
  });
  const due = dayNumber(open.lastPromisedOn ?? open.firstPromisedOn ?? '');
  const facts = riskFacts(open, order('x', [open], { partnerId }), 1, TODAY, RULES);
  return judgeRisk(known.model, known.suppliers.get(partnerId), {
    facts,
    numbers: riskNumbers(open, 1, TODAY),
    due,
    today: dayNumber(TODAY),
    late: 0,
    own: false,
  });
}

describe('the risk of an open line', () => {
  it('is high on the lane that is late half of the time, low on the other and for the steady supplier', () => {
    expect(judge('mixed', { shipTo: 'South' })).toMatchObject({
      band: 'high',
      level: 'line',
      overdue: false,
    });
    expect(judge('mixed', { shipTo: 'North' })?.p).toBeLessThan(0.25);
    expect(judge('steady', { shipTo: 'North' })?.band).toBe('low');
  });

  it('names the lane first, with the lines that stand behind it', () => {
    const first = judge('mixed', { shipTo: 'South' })?.reasons[0];
    const recent = suppliers.get('mixed')?.recent.get('South');
    expect(first).toEqual({ code: 'lane-late', of: recent?.[0], late: recent?.[1], raises: true });
    const due = invented().filter(
      ({ partnerId, lines }) =>
        partnerId === 'mixed' &&
        lines[0]?.shipTo === 'South' &&
        (lines[0]?.firstPromisedOn ?? '') >= addDays(TODAY, -365) &&
        (lines[0]?.firstPromisedOn ?? '') < TODAY,
    );
    expect(recent?.[0]).toBe(due.length);
  });

  it('is certain once its day is past, and then only says when it is expected', () => {
    const judged = judge('mixed', { shipTo: 'South', firstPromisedOn: addDays(TODAY, -4) });
    expect(judged).toMatchObject({ p: 1, band: 'high', overdue: true, reasons: [] });
    expect(judged?.arrival?.low).toBeGreaterThanOrEqual(4);
  });

  it('rises as the due date comes near and nothing has come', () => {
    const at = (days: number) =>
      judge('mixed', { shipTo: 'South', firstPromisedOn: addDays(TODAY, days) })?.p ?? 0;
    expect(at(0)).toBeGreaterThan(at(2));
    expect(at(2)).toBeGreaterThan(at(15));
  });

  it('rests on all suppliers for one that nobody knows, and says so', () => {
    const judged = judge('new', { shipTo: 'South' });
    expect(judged).toMatchObject({ level: 'all', n: model.recent[0] });
    expect(judged?.reasons[0]).toMatchObject({ code: 'company-late', of: model.recent[0] });
  });

  it('falls back to the rate of the lane, then of the supplier, where no model could be trained', () => {
    const few = invented().filter((_, at) => at > 780 && at < 900);
    const young = trained(few);
    expect(young.model).toMatchObject({ fitted: null, missing: 'few-lines' });
    expect(judge('mixed', { shipTo: 'South' }, young)).toMatchObject({ level: 'lane' });
    expect(judge('mixed', { shipTo: 'Elsewhere' }, young)).toMatchObject({ level: 'supplier' });
  });

  it('is not known while fewer than 30 lines have reached their day', () => {
    const young = trained(invented().filter((_, at) => at > 860 && at < 890));
    expect(young.model.lines).toBeLessThan(30);
    expect(judge('mixed', { shipTo: 'South' }, young)).toBeNull();
  });

  it('falls into bands below 10 %, to 30 %, and above', () => {
    expect([0, 0.0999, 0.1, 0.3, 0.3001, 1].map(bandOf)).toEqual([
      'low',
      'low',
      'elevated',
      'elevated',
      'high',
      'high',
    ]);
  });
});
