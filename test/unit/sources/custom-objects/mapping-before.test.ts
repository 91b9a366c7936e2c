import { expect, test } from 'vitest';
import { type OwnColumn, type OwnObjects, ownObjectsSchema } from '../../../../lib/domain/own-objects.ts';
import {
  columnsBefore,
  ordersGivenUp,
  statesBefore,
} from '../../../../lib/sources/custom-objects/mapping-before.ts';

const column = (of: OwnColumn['of'], path: string, field?: OwnColumn['field']): OwnColumn => ({
  ...{ of, path, label: `now ${path}`, holds: 'text' },
  ...(field ? { field } : {}),
});
const orders = { object: 'PO__c', label: 'PO' };
const states: OwnObjects['states'] = { by: 'S', label: 'S', holds: 'text', values: [] };
const BEFORE = ownObjectsSchema.parse({
  orders,
  states,
  columns: [{ ...column('orders', 'A', 'orderNumber'), label: 'then A', decimal: ',' }],
});

test('of an object that was mapped before, each field means what a person said, also nothing', () => {
  const proposed = [column('orders', 'A', 'buyer'), column('orders', 'B', 'sentOn')];
  expect(columnsBefore(proposed, { orders }, BEFORE)).toEqual([
    { ...column('orders', 'A', 'orderNumber'), decimal: ',' },
    column('orders', 'B'),
  ]);
});

test('of another object, or at first, it means what is proposed', () => {
  const proposed = [column('orders', 'A', 'buyer'), column('suppliers', 'N', 'supplierName')];
  const other = { orders: { object: 'Other__c', label: 'Other' } };
  expect(columnsBefore(proposed, other, BEFORE)).toEqual(proposed);
  expect(columnsBefore(proposed, { orders }, undefined)).toEqual(proposed);
  expect(columnsBefore(proposed, { orders }, BEFORE)[1]).toEqual(proposed[1]);
});

test('the field of states is the one from before while it is there', () => {
  const field = { by: 'S', label: 'S', holds: 'text' as const, values: [] };
  const proposed = { ...states, by: 'T' } as NonNullable<OwnObjects['states']>;
  const look = { states: { fields: [field], proposed } };
  expect(statesBefore(look, { orders }, BEFORE)).toEqual(states);
  expect(statesBefore({ states: { fields: [], proposed } }, { orders }, BEFORE)).toBeUndefined();
  expect(statesBefore(look, { orders }, undefined)).toEqual(proposed);
  const { states: _, ...none } = BEFORE;
  expect(statesBefore(look, { orders }, none), 'a person wanted none').toBeUndefined();
});

test('orders that are wanted no more are named', () => {
  expect(ordersGivenUp(BEFORE, { suppliers: orders })).toEqual(orders);
  expect(ordersGivenUp(BEFORE, { orders: { object: 'Other__c', label: 'Other' } })).toBeUndefined();
  expect(ordersGivenUp({ suppliers: orders, columns: [] }, {})).toBeUndefined();
  expect(ordersGivenUp(undefined, { orders })).toBeUndefined();
});
