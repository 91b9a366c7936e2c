import { expect, test } from 'vitest';
import type {
  MoveRecord,
  PurchaseLineRecord,
  PurchaseRecord,
} from '../../../../lib/sources/tryton/records.ts';
import { toPurchase } from '../../../../lib/sources/tryton/to-order.ts';

const line: PurchaseLineRecord = {
  ...{ id: 7, purchase: 2, quantity: 5, description: 'Balancing', unit_price: '9.5', amount: '47.5' },
  ...{ 'product.': null, 'unit.': null },
};
const move: MoveRecord = {
  ...{ id: 1, origin: 'purchase.line,7', quantity: 5, state: 'done', shipment: null },
  ...{ planned_date: '2026-11-02', effective_date: '2026-11-03' },
};

/** How the line stands under an order in these states, with these moves. */
function endOf(states: Pick<PurchaseRecord, 'state' | 'shipment_state'>, ...moves: MoveRecord[]) {
  const purchase = { id: 2, number: 'PO2', purchase_date: '2026-10-01', ...states } as PurchaseRecord;
  const events = {
    moves: new Map([['purchase.line,7', moves]]),
    ...{ invoices: new Map(), payments: new Map(), shipments: new Map() },
    more: () => ({ pegs: [] }),
  };
  const provenance = { sourceId: 'tryton', jobId: 'job', fetchedAt: 0 };
  const { closed, cancelled } = toPurchase(purchase, [line], 'acme', events, provenance).lines[0] ?? {};
  return { closed, cancelled };
}

test('what was never to be moved is over with its order, and was not cancelled', () => {
  const received = { state: 'processing', shipment_state: 'received' };
  expect(endOf({ ...received, shipment_state: 'waiting' })).toEqual({});
  expect(endOf(received)).toEqual({ closed: true });
  expect(endOf(received, move)).toEqual({});
  expect(endOf(received, { ...move, quantity: 2 })).toEqual({ cancelled: 3 });
  expect(endOf(received, { ...move, state: 'cancelled' })).toEqual({ cancelled: 5 });
  expect(endOf({ ...received, state: 'cancelled' })).toEqual({ cancelled: 5 });
});
