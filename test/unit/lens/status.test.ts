import { describe, expect, it } from 'vitest';
import type { OrderLine } from '../../../lib/domain/order.ts';
import { lineStatus, type StatusRules, severityOf, worstState } from '../../../lib/lens/status.ts';
import { line, order, receipt } from '../kpi/order-fixture.ts';

const TODAY = '2025-06-16';
const RULES: StatusRules = {
  acknowledgements: true,
  despatch: true,
  under: 0,
  dueSoonDays: 7,
  acknowledgeWithin: 3,
};
const calm = { id: '1', ordered: 10, sentOn: '2025-05-01', confirmedOn: '2025-05-02' };
const status = (fields: Partial<OrderLine>, rules = RULES) => {
  const subject = line({ ...calm, ...fields });
  return lineStatus(subject, order('1', [subject]), { today: TODAY }, rules);
};

describe('state of a line', () => {
  it('is late when open and the promise that holds is past', () => {
    expect(status({ firstPromisedOn: '2025-06-10' })).toEqual({
      state: 'late',
      lateness: 6,
      reasons: [{ code: 'overdue', days: 6 }],
    });
    expect(status({ firstPromisedOn: '2025-06-10', lastPromisedOn: '2025-07-30' }).state).toBe('risk');
  });

  it('is on track on its due day', () => {
    const shipments = [{ number: 'A' }];
    expect(status({ firstPromisedOn: TODAY, shipments })).toEqual({
      state: 'ok',
      lateness: 0,
      reasons: [{ code: 'on-track', daysLeft: 0 }],
    });
    expect(status({ firstPromisedOn: '2025-07-16' })).toMatchObject({
      state: 'ok',
      reasons: [{ code: 'on-track', daysLeft: 30 }],
    });
  });

  it('is done when all has come, late or not', () => {
    const firstPromisedOn = '2025-06-10';
    expect(status({ firstPromisedOn, receipts: [receipt('2025-06-09', 10)] })).toEqual({
      state: 'done',
      lateness: -1,
      reasons: [{ code: 'received-on-time' }],
    });
    expect(
      status({ firstPromisedOn, receipts: [receipt('2025-06-05', 4), receipt('2025-06-12', 6)] }),
    ).toEqual({
      state: 'done',
      lateness: 2,
      reasons: [{ code: 'received-late', days: 2 }],
    });
    expect(status({ receipts: [receipt('2025-06-09', 10)] })).toMatchObject({
      state: 'done',
      lateness: null,
    });
  });

  it('is done when something came and nobody says how much', () => {
    expect(status({ firstPromisedOn: '2025-06-10', receipts: [receipt('2025-06-12')] })).toMatchObject({
      state: 'done',
      lateness: 2,
    });
    expect(
      status({ ordered: undefined, firstPromisedOn: '2025-06-10', receipts: [receipt('2025-06-10', 3)] })
        .state,
    ).toBe('done');
  });

  it('stays open when what came was taken back, also where nobody says how much was ordered', () => {
    const back = { firstPromisedOn: '2025-06-10', receipts: [receipt('2025-06-09', 0)] };
    expect(status({ ...back, ordered: undefined }).state).toBe('late');
    expect(status(back)).toMatchObject({ state: 'late', reasons: [{ code: 'overdue' }, { received: 0 }] });
  });

  it('stays open while a part is missing, unless that is agreed', () => {
    const fields = { firstPromisedOn: '2025-06-10', receipts: [receipt('2025-06-10', 9)] };
    expect(status(fields)).toMatchObject({
      state: 'late',
      reasons: [
        { code: 'overdue', days: 6 },
        { code: 'received-short', received: 9, ordered: 10 },
      ],
    });
    expect(status(fields, { ...RULES, under: 0.1 }).state).toBe('done');
  });

  it('is done when the buyer cancelled it or its source says so, unknown without a date', () => {
    expect(status({ cancelled: 10, firstPromisedOn: '2025-06-01' })).toEqual({
      state: 'done',
      lateness: null,
      reasons: [{ code: 'cancelled' }],
    });
    expect(status({ closed: true, firstPromisedOn: '2025-06-01' })).toEqual({
      state: 'done',
      lateness: null,
      reasons: [{ code: 'closed' }],
    });
    const came = [receipt('2025-06-03', 10)];
    expect(status({ closed: true, firstPromisedOn: '2025-06-01', receipts: came })).toMatchObject({
      reasons: [{ code: 'received-late', days: 2 }],
    });
    expect(status({})).toEqual({ state: 'unknown', lateness: null, reasons: [{ code: 'no-promised-date' }] });
  });
});

describe('risk of an open line', () => {
  const promised = (fields: Partial<OrderLine>, rules = RULES) =>
    status({ firstPromisedOn: '2025-07-10', ...fields }, rules);

  it('due soon and nothing shipped, where the source records despatch', () => {
    const soon = { firstPromisedOn: '2025-06-23' };
    expect(promised(soon)).toMatchObject({
      state: 'risk',
      reasons: [{ code: 'due-soon-not-shipped', days: 7 }],
    });
    expect(promised({ firstPromisedOn: '2025-06-24' }).state).toBe('ok');
    expect(promised({ ...soon, shipments: [{ number: 'A' }] }).state).toBe('ok');
    expect(promised(soon, { ...RULES, despatch: false }).state).toBe('ok');
  });

  it('moved later since the first promise', () => {
    expect(promised({ lastPromisedOn: '2025-07-14' }).reasons).toEqual([{ code: 'moved-later', days: 4 }]);
    expect(promised({ lastPromisedOn: '2025-07-09' }).state).toBe('ok');
  });

  it('promised after we asked is mentioned, and is no risk by itself', () => {
    expect(promised({ requestedOn: '2025-07-09' })).toEqual({
      state: 'ok',
      lateness: -24,
      reasons: [
        { code: 'promised-after-requested', days: 1 },
        { code: 'on-track', daysLeft: 24 },
      ],
    });
    expect(promised({ requestedOn: '2025-07-10' }).reasons).toEqual([{ code: 'on-track', daysLeft: 24 }]);
    expect(status({ firstPromisedOn: '2025-06-10', requestedOn: '2025-06-01' }).reasons).toEqual([
      { code: 'overdue', days: 6 },
      { code: 'promised-after-requested', days: 9 },
    ]);
  });

  it('promised after we asked, and after the customer needs it: the customer comes first', () => {
    const pegs = [
      { customerId: 'c', neededOn: '2025-07-20' },
      { customerId: 'd', neededOn: '2025-07-08' },
    ];
    expect(promised({ requestedOn: '2025-07-01', pegs }).reasons).toEqual([
      { code: 'promised-after-needed', days: 2 },
      { code: 'promised-after-requested', days: 9 },
    ]);
  });

  it('not acknowledged three working days after it was sent, where the source records that', () => {
    const sent = (sentOn: string, fields = {}) => ({ sentOn, confirmedOn: undefined, ...fields });
    expect(promised(sent('2025-06-10')).reasons).toEqual([{ code: 'not-acknowledged', days: 4 }]);
    expect(promised(sent('2025-06-11')).state).toBe('ok');
    expect(promised(sent('2025-06-01', { shipments: [{ number: 'A' }] })).state).toBe('ok');
    expect(promised(sent('2025-06-01'), { ...RULES, acknowledgements: false }).state).toBe('ok');
    expect(status(sent('2025-06-02'))).toMatchObject({
      state: 'risk',
      reasons: [{ code: 'not-acknowledged' }, { code: 'no-promised-date' }],
    });
  });
});

it('orders states from late to done, and has no state for nothing', () => {
  expect(worstState(['done', 'ok', 'late', 'risk'])).toBe('late');
  expect(worstState(['done', 'ok'])).toBe('ok');
  expect(worstState([])).toBe('unknown');
  expect(severityOf('late')).toBeLessThan(severityOf('risk'));
});
