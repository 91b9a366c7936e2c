import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleOrder } from '../../../lib/kpi/as-of.ts';
import { cellOf } from './cell-fixture.ts';
import { line, order, receipt } from './order-fixture.ts';

const AS_OF = '2010-06-30';
const seen = (fields: Parameters<typeof line>[0]) =>
  visibleOrder(order('1', [line(fields)]), AS_OF)?.lines[0] ?? null;

describe('what a past day knew', () => {
  it('opens a line that was sent and came later, with its promise', () => {
    const open = seen({
      id: '1',
      sentOn: '2010-05-01',
      firstPromisedOn: '2010-07-15',
      receipts: [receipt('2010-07-20', 5)],
    });
    expect(open).toMatchObject({ receipts: [], firstPromisedOn: '2010-07-15' });
  });

  it('opens a line that was first read as done later, and leaves one that was so from the first', () => {
    const done = { id: '1', sentOn: '2010-05-01', firstPromisedOn: '2010-06-10', closed: true } as const;
    const open = seen({ ...done, closedSeenOn: '2010-07-01' });
    expect([open?.closed, open?.closedSeenOn, open?.firstPromisedOn]).toEqual([
      undefined,
      undefined,
      '2010-06-10',
    ]);
    expect(seen({ ...done, closedSeenOn: '2010-06-30' })?.closed).toBe(true);
    expect(seen(done)?.closed).toBe(true);
  });

  it('hides a line that was sent later, and the order when it has no other', () => {
    const early = line({ id: '1', sentOn: '2010-05-01' });
    const late = line({ id: '2', sentOn: '2010-07-01', receipts: [receipt('2010-06-01')] });
    expect(visibleOrder(order('1', [early, late]), AS_OF)?.lines.map((each) => each.id)).toEqual(['1']);
    expect(visibleOrder(order('1', [late]), AS_OF)).toBeNull();
  });

  it('shows a line without a sent date from its first event on', () => {
    expect(seen({ id: '1', receipts: [receipt('2010-07-01')] })).toBeNull();
    expect(
      seen({ id: '1', receipts: [receipt('2010-06-30'), receipt('2010-07-01')] })?.receipts,
    ).toHaveLength(1);
    expect(
      seen({
        id: '1',
        shipments: [{ number: 'A', shippedOn: '2010-06-01' }],
        receipts: [receipt('2010-07-01')],
      }),
    ).not.toBeNull();
    expect(seen({ id: '1', shipments: [{ number: 'A' }], receipts: [receipt('2010-07-01')] })).toBeNull();
  });

  it('keeps a line that nothing places later: an open order file without sent dates', () => {
    expect(seen({ id: '1', firstPromisedOn: '2010-08-01' })).not.toBeNull();
  });

  it('does not know the promise of a later confirmation', () => {
    const line1 = seen({
      id: '1',
      sentOn: '2010-06-01',
      confirmedOn: '2010-07-02',
      firstPromisedOn: '2010-08-01',
      requestedOn: '2010-07-30',
    });
    expect(line1).not.toHaveProperty('firstPromisedOn');
    expect(line1).not.toHaveProperty('confirmedOn');
    expect(line1).toMatchObject({ requestedOn: '2010-07-30' });
  });

  it('hides despatch advices, payments, returns and changes that came later', () => {
    const known = seen({
      id: '1',
      sentOn: '2010-05-01',
      firstPromisedOn: '2010-07-01',
      lastPromisedOn: '2010-07-20',
      shipments: [
        { number: 'A', shippedOn: '2010-06-20', advisedOn: '2010-07-02' },
        { number: 'B', advisedOn: '2010-07-02' },
        { number: 'C' },
      ],
      invoices: [
        {
          number: 'I',
          invoicedOn: '2010-06-21',
          matched: true,
          payableOn: '2010-07-21',
          paidOn: '2010-07-19',
        },
      ],
      returns: [
        { returnedOn: '2010-06-29', quantity: 1 },
        { returnedOn: '2010-07-09', quantity: 2 },
      ],
      changes: [
        { changedOn: '2010-06-10', field: 'date', by: 'supplier', days: 7 },
        { changedOn: '2010-07-01', field: 'date', by: 'supplier', days: 12 },
        { changedOn: '2010-07-01', field: 'price', by: 'supplier' },
      ],
    });
    expect(known?.shipments).toEqual([{ number: 'A', shippedOn: '2010-06-20' }, { number: 'C' }]);
    expect(known?.invoices).toEqual([
      { number: 'I', invoicedOn: '2010-06-21', matched: true, payableOn: '2010-07-21' },
    ]);
    expect(known?.returns).toEqual([{ returnedOn: '2010-06-29', quantity: 1 }]);
    expect(known?.changes).toEqual([{ changedOn: '2010-06-10', field: 'date', by: 'supplier', days: 7 }]);
    expect(known).toMatchObject({ firstPromisedOn: '2010-07-01', lastPromisedOn: '2010-07-08' });
  });

  it('shows the promise before a later move: the first one where the days are not known, else none', () => {
    const moved = (changedOn: string[]) =>
      seen({
        id: '1',
        sentOn: '2010-05-01',
        firstPromisedOn: '2010-07-01',
        lastPromisedOn: '2010-07-20',
        changes: changedOn.map((day) => ({ changedOn: day, field: 'date', by: 'supplier' })),
      });
    expect(moved(['2010-07-02'])).toMatchObject({ lastPromisedOn: '2010-07-01' });
    expect(moved(['2010-06-02', '2010-07-02'])).not.toHaveProperty('lastPromisedOn');
    expect(moved(['2010-06-02'])).toMatchObject({ lastPromisedOn: '2010-07-20' });
  });

  it('does not know of lots, papers and damage before the first goods arrive', () => {
    const fields = { lots: { inspected: 2, rejected: 1 }, documentsCorrect: false, undamaged: true };
    const sent = { id: '1', sentOn: '2010-05-01', ...fields };
    const before = seen({ ...sent, receipts: [receipt('2010-07-01', 5)] });
    for (const field of Object.keys(fields)) expect(before).not.toHaveProperty(field);
    expect(seen({ ...sent, receipts: [receipt('2010-06-30', 5), receipt('2010-07-01', 5)] })).toMatchObject(
      fields,
    );
  });

  it('returns the order itself when nothing is hidden', () => {
    const whole = order('1', [line({ id: '1', sentOn: '2010-05-01', receipts: [receipt('2010-06-30')] })]);
    expect(visibleOrder(whole, AS_OF)).toBe(whole);
  });
});

it('gives the same verdicts whatever happens after the day', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((d) => String(d).padStart(2, '0'));
  const later = fc.array(
    fc.record({ receivedOn: day.map((d) => `2010-07-${d}`), quantity: fc.integer({ min: 1, max: 9 }) }),
    { minLength: 1, maxLength: 3 },
  );
  const past = fc.array(
    fc.record({ receivedOn: day.map((d) => `2010-06-${d}`), quantity: fc.integer({ min: 1, max: 9 }) }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(past, later, later, day, (before, one, other, due) => {
      const view = (receipts: { receivedOn: string; quantity: number }[]) =>
        visibleOrder(
          order('1', [
            line({
              id: '1',
              ordered: 10,
              sentOn: '2010-05-01',
              firstPromisedOn: `2010-06-${due}`,
              receipts: [...before, ...receipts],
            }),
          ]),
          AS_OF,
        );
      expect(view(one)).toEqual(view(other));
      expect(cellOf([view(one) ?? order('1', [])], AS_OF)).toEqual(
        cellOf([view(other) ?? order('1', [])], AS_OF),
      );
    }),
  );
});
