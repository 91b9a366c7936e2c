import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Order } from '../../../lib/domain/order.ts';
import {
  addAcknowledgement,
  emptyAcknowledgements,
  judgeAcknowledgement,
  mergeAcknowledgements,
} from '../../../lib/kpi/acknowledgement.ts';
import { judgeOrder } from '../../../lib/kpi/otif.ts';
import { addOrderVerdict, emptyOtifTally, mergeOtifTallies, unitsOf } from '../../../lib/kpi/otif-tally.ts';
import { addQuality, emptyQuality, mergeQuality, partsPerMillion } from '../../../lib/kpi/quality.ts';
import { line, order } from './order-fixture.ts';

const day = fc.integer({ min: 1, max: 28 }).map((d) => `2025-03-${String(d).padStart(2, '0')}`);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const anyLine = fc
  .record({
    ordered: maybe(fc.integer({ min: 1, max: 50 })),
    cancelled: maybe(fc.integer({ min: 0, max: 50 })),
    sentOn: maybe(day),
    confirmedOn: maybe(day),
    firstPromisedOn: maybe(day),
    receipts: fc.array(fc.record({ receivedOn: day, quantity: maybe(fc.integer({ min: 1, max: 50 })) }), {
      maxLength: 3,
    }),
    qualityEvents: fc.array(fc.record({ foundOn: day, rejected: fc.integer({ min: 1, max: 5 }) }), {
      maxLength: 1,
    }),
  })
  .map((fields) => line({ id: '1', ...fields }));
const anyOrders = fc
  .array(fc.array(anyLine, { minLength: 1, maxLength: 4 }), { maxLength: 12 })
  .map((all) => all.map((lines, i) => order(`${i}`, lines)));
const TODAY = '2025-03-20';

const otif = (orders: Order[]) => {
  const tally = emptyOtifTally();
  for (const each of orders)
    addOrderVerdict(
      tally,
      judgeOrder(each, 'first-promised', { late: 1, early: 5, under: 0.1, over: 0.2 }, TODAY),
    );
  return tally;
};

it('OTIF of shards adds up to OTIF of the whole, in any split', () => {
  fc.assert(
    fc.property(anyOrders, fc.nat(12), (orders, at) => {
      const whole = otif(orders);
      expect(mergeOtifTallies(otif(orders.slice(0, at)), otif(orders.slice(at)))).toEqual(whole);
      expect(mergeOtifTallies(otif(orders.slice(at)), otif(orders.slice(0, at)))).toEqual(whole);
      const lines = orders.reduce((sum, each) => sum + each.lines.length, 0);
      expect(whole.lines + whole.pending + whole.excluded).toBe(lines);
      expect(whole.orders + whole.ordersPending + whole.ordersExcluded + whole.ordersUnknown).toBe(
        orders.length,
      );
      expect(whole.otif).toBeLessThanOrEqual(Math.min(whole.onTime, whole.inFull));
      expect(unitsOf(whole).inWindow).toBeLessThanOrEqual(unitsOf(whole).due);
    }),
  );
});

it('acknowledgements and quality of shards add up to the whole', () => {
  const acknowledged = (orders: Order[]) => {
    const tally = emptyAcknowledgements();
    for (const each of orders) addAcknowledgement(tally, judgeAcknowledgement(each, 3, TODAY));
    return tally;
  };
  const quality = (orders: Order[]) => {
    const tally = emptyQuality();
    for (const each of orders.flatMap((one) => one.lines)) addQuality(tally, each);
    return tally;
  };
  fc.assert(
    fc.property(anyOrders, fc.nat(12), (orders, at) => {
      const [a, b] = [orders.slice(0, at), orders.slice(at)];
      expect(mergeAcknowledgements(acknowledged(a), acknowledged(b))).toEqual(acknowledged(orders));
      expect(mergeQuality(quality(a), quality(b))).toEqual(quality(orders));
    }),
  );
});

it('parts per million: 110 of 120,000 is 917; nothing received is no figure', () => {
  const tally = emptyQuality();
  addQuality(
    tally,
    line({
      id: '1',
      receipts: [{ receivedOn: TODAY, quantity: 120_000 }],
      qualityEvents: [{ foundOn: TODAY, rejected: 110 }],
    }),
  );
  expect(Math.round(partsPerMillion(tally) ?? 0)).toBe(917);
  expect(partsPerMillion(emptyQuality())).toBeNull();
});
