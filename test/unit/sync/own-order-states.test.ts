import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Order } from '../../../lib/domain/order.ts';
import { previewOwn } from '../../../lib/sources/custom-objects/look-at-own.ts';
import { changeConnection } from '../../../lib/store/connections.ts';
import { putCustom } from '../../simulators/salesforce-describe.ts';
import { type OwnOrg, ownOrg, SALESFORCE_CHOICE, takeOver } from './own-world.ts';

let at: OwnOrg;
beforeEach(async () => {
  at = await ownOrg(12);
});
afterEach(() => at.close());

const say = (n: number, Status__c: string) =>
  putCustom(at.org, 'Purchase_Order__c', n, { Status__c }, Date.now());

async function purchases(): Promise<Map<string, Order>> {
  return new Map((await at.purchases()).map((order) => [order.number, order]));
}

test('drafts are not read, and of cancelled and done orders nothing more is to come', async () => {
  say(1, 'Draft');
  say(2, 'Canceled');
  say(3, 'Closed');
  const own = await at.connect();
  const shown = previewOwn(own, at.look, '');
  expect(shown).toMatchObject({ drafts: 1 });
  expect([...shown.over].sort()).toEqual([
    ['PO-70001', 'draft'],
    ['PO-70002', 'cancelled'],
    ['PO-70003', 'done'],
  ]);
  // Eleven of its own, and one of a customer.
  expect(await at.sync()).toMatchObject({ state: 'done', cursor: { rows: 12, rejected: 0 } });
  const found = await purchases();
  expect(found.size).toBe(11);
  expect(found.has('PO-70001')).toBe(false);
  expect(found.get('PO-70002')?.lines).toMatchObject([
    { ordered: 40, cancelled: 25, receipts: [{ quantity: 15 }] },
  ]);
  expect(found.get('PO-70003')?.lines).toMatchObject([{ ordered: 40, closed: true }]);
  expect(found.get('PO-70003')?.lines[0]).not.toHaveProperty('cancelled');
  expect(found.get('PO-70004')?.lines[0]).not.toHaveProperty('cancelled');
  expect(shown.orders.find(({ number }) => number === 'PO-70002')?.lines[0]?.cancelled).toBe(25);
  // A draft that is sent comes; an order that is taken back is over, one that is opened again is open.
  say(1, 'Sent');
  say(4, 'Canceled');
  say(2, 'Sent');
  await at.sync();
  const now = await purchases();
  expect(now.size).toBe(12);
  expect(now.get('PO-70004')?.lines).toMatchObject([{ cancelled: 25 }]);
  expect(now.get('PO-70002')?.lines[0]).not.toHaveProperty('cancelled');
});

test('an order that is a draft again goes with the day; where the field is hidden, none is taken for open', async () => {
  await at.connect();
  await at.sync();
  expect((await purchases()).size).toBe(12);
  say(1, 'Draft');
  await changeConnection(at.store, at.connection.id, ({ daily: _, ...stored }) => stored);
  await at.sync();
  expect((await at.now())?.daily).toMatchObject({ removed: 1 });
  expect((await purchases()).has('PO-70001')).toBe(false);
  at.hide('Purchase_Order__c', 'Status__c');
  say(2, 'Canceled');
  await at.sync();
  const { unread } = (await at.now()) ?? {};
  expect(unread).toMatchObject([
    { object: 'Purchase_Order__c', message: expect.stringContaining('(Status__c)') },
  ]);
  expect((await purchases()).size).toBe(11);
});

test('a value that came to the list since is named, its orders are open, and the rest is read', async () => {
  await at.connect();
  await at.sync();
  expect(await at.now()).not.toHaveProperty('unread');
  at.org.custom.Purchase_Order__c?.fields.Status__c?.values?.push('Voided', 'Merged <b>');
  say(1, 'Voided');
  expect(await at.sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
  expect((await at.now())?.unread).toEqual([
    {
      object: 'Purchase_Order__c',
      message:
        '“Status” of “Purchase Order” may be “Voided”, “Merged <b>” by now, and nobody has said what that means. Such orders count as open. Say it under “Your own objects”.',
      apart: true,
    },
  ]);
  const order = (await purchases()).get('PO-70001');
  expect(order?.lines[0]).not.toHaveProperty('cancelled');
  // Once a person has seen them, they are known.
  const { own } = await takeOver(at.store, at.connection, SALESFORCE_CHOICE);
  expect(own.states?.values).toContainEqual({ value: 'Voided', means: 'cancelled' });
  expect(own.states?.open).toEqual(expect.arrayContaining(['Sent', 'Merged <b>']));
});

test('where anything may be written as the state, what nobody has spoken of is named, too', async () => {
  const field = at.org.custom.Purchase_Order__c?.fields.Status__c;
  Object.assign(field ?? {}, { type: 'string', values: undefined });
  say(3, 'Closed');
  say(4, 'Canceled');
  const { states } = await at.connect();
  expect(states).toMatchObject({ by: 'Status__c', open: ['Sent'] });
  await at.sync();
  expect(await at.now()).not.toHaveProperty('unread');
  say(1, 'Zurückgestellt');
  await at.sync();
  const named = [
    { object: 'Purchase_Order__c', message: expect.stringContaining('may be “Zurückgestellt” by now') },
  ];
  expect((await at.now())?.unread).toMatchObject(named);
  // It stays named while it is not said what it means, and others change.
  say(2, 'Sent');
  await at.sync();
  expect((await at.now())?.unread).toMatchObject(named);
});
