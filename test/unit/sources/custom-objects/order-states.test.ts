import { expect, test } from 'vitest';
import type { OrderLine } from '../../../../lib/domain/order.ts';
import type { OwnStates } from '../../../../lib/domain/own-objects.ts';
import { endLine, stateOf } from '../../../../lib/sources/custom-objects/order-states.ts';

const line = (
  ordered: number | undefined,
  receipts: (number | undefined)[],
  cancelled?: number,
): OrderLine => ({
  ...{ id: 'a', item: {}, shipments: [], qualityEvents: [], invoices: [], pegs: [] },
  ...(ordered === undefined ? {} : { ordered }),
  ...(cancelled === undefined ? {} : { cancelled }),
  receipts: receipts.map((quantity) => ({
    receivedOn: '2026-05-01',
    ...(quantity === undefined ? {} : { quantity }),
  })),
  provenance: { sourceId: 's', fetchedAt: 0, jobId: 'j' },
});

test.each([
  ['nothing came: all of it', line(40, []), 40],
  ['the rest', line(40, [15]), 25],
  ['all came', line(40, [15, 25]), undefined],
  ['more came than was ordered', line(40, [50]), undefined],
  ['it came, nobody says how much', line(40, [undefined]), undefined],
  ['nobody says how much was ordered', line(undefined, []), undefined],
  ['some was taken off before', line(40, [15], 5), 25],
])('%s', (_, given, cancelled) => {
  endLine(given, 'cancelled');
  expect(given.cancelled).toBe(cancelled);
  expect(given.closed).toBeUndefined();
});

test.each([
  ['nothing came that is told', line(40, []), undefined],
  ['of a part it is not told', line(40, [15]), undefined],
  ['some was taken off', line(40, [15], 5), 5],
  ['nobody says how much was ordered', line(undefined, []), undefined],
])('of an order that is done nothing is taken off: %s', (_, given, cancelled) => {
  endLine(given, 'done');
  expect(given.closed).toBe(true);
  expect(given.cancelled).toBe(cancelled);
});

test('a value says what it was chosen to say, and all others that an order is open', () => {
  const states: OwnStates = {
    ...{ by: 'S', label: 'S', holds: 'text' },
    values: [{ value: 'true', means: 'cancelled' }],
  };
  const said = (value: unknown) => stateOf({ states }, { id: '1', values: { S: value } });
  expect([true, 'true', ' true ', false, 'True', null, undefined, { a: 1 }].map(said)).toEqual([
    ...['cancelled', 'cancelled', 'cancelled'],
    ...Array.from({ length: 5 }, () => undefined),
  ]);
  expect(stateOf({}, { id: '1', values: { S: 'true' } })).toBeUndefined();
});
