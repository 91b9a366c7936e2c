import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Connection, SalesforceConnection } from '../../../lib/domain/connection.ts';
import { inPlaceOf } from '../../../lib/domain/own-objects.ts';
import { adoptManaged } from '../../../lib/policy/policy.ts';
import { changeConnection } from '../../../lib/store/connections.ts';
import { customId, putCustom } from '../../simulators/salesforce-describe.ts';
import { type OwnOrg, ownOrg, SALESFORCE_CHOICE, takeOver } from './own-world.ts';

let at: OwnOrg;
beforeEach(async () => {
  at = await ownOrg(3);
});
afterEach(() => at.close());

/** Which of the company's own objects were asked for; something was asked at all. */
function ownAsked(): string[] {
  const objects = at.org.asked.flatMap(({ object }) => object ?? []);
  expect(objects).toContain('Account');
  return objects.filter((object) => object.endsWith('__c'));
}

describe('what changes in them', () => {
  test('a line or a receipt that changed alone brings its order; a line that was deleted goes with the day', async () => {
    await at.connect();
    await at.sync();
    putCustom(at.org, 'PO_Line__c', 1, { Qty__c: 44 }, Date.now());
    putCustom(at.org, 'Goods_Receipt__c', 2, { Qty__c: 17 }, Date.now());
    await at.sync();
    const [first, second] = await at.purchases();
    expect(first?.lines).toMatchObject([{ ordered: 44 }]);
    expect(second?.lines).toMatchObject([{ receipts: [{ number: 'GR-2', quantity: 17 }] }]);
    const gone = at.org.records.PO_Line__c?.find(({ Id }) => Id === customId(at.org, 'PO_Line__c', 3));
    Object.assign(gone ?? {}, { IsDeleted: true });
    await changeConnection(at.store, at.connection.id, ({ daily: _, ...stored }) => stored);
    await at.sync();
    expect((await at.now())?.daily).toMatchObject({ removed: 1 });
    expect((await at.purchases()).map(({ number }) => number)).toEqual(['PO-70001', 'PO-70002']);
  });

  test('a receipt that was deleted counts no more', async () => {
    await at.connect();
    await at.sync();
    expect((await at.purchases())[0]?.lines[0]?.receipts).toHaveLength(1);
    at.org.clock = () => Date.now() + 2_000;
    putCustom(at.org, 'Goods_Receipt__c', 1, { IsDeleted: true }, at.org.clock());
    await at.sync();
    expect((await at.purchases())[0]?.lines).toMatchObject([{ ordered: 40, receipts: [] }]);
  });

  test('renamed labels change nothing; what is switched off is not asked for', async () => {
    await at.connect();
    const custom = at.org.custom.PO_Line__c;
    if (custom?.fields.Qty__c) custom.fields.Qty__c.label = 'Anything else';
    expect(await at.sync()).toMatchObject({ cursor: { rejected: 0 } });
    expect(await at.now()).not.toHaveProperty('unread');
    expect((await at.purchases())[0]?.lines[0]?.ordered).toBe(40);
    const off = (stored: object) => ({
      ...stored,
      own: { ...(stored as SalesforceConnection).own, off: true },
    });
    await changeConnection(at.store, at.connection.id, (stored) => off(stored) as typeof stored);
    at.org.asked.length = 0;
    await at.sync();
    expect(ownAsked()).toEqual([]);
  });
});

test('what a policy forbids is not asked for, and read again once it does not', async () => {
  await at.connect();
  await adoptManaged(at.store, { settings: { 'sources.ownObjects': false } });
  at.org.asked.length = 0;
  expect(await at.sync()).toMatchObject({ state: 'done' });
  expect(ownAsked()).toEqual([]);
  await adoptManaged(at.store, undefined);
  await changeConnection(at.store, at.connection.id, ({ syncedTo: _, ...stored }) => stored);
  await at.sync();
  expect(await at.purchases()).toHaveLength(3);
});

test('a corrected mapping takes the place of what the one before brought, with the sync that reads it', async () => {
  // The lines were forgotten: each order was its own one.
  Object.assign(at.org.custom.Purchase_Order__c?.fields ?? {}, {
    Qty__c: { label: 'Quantity', type: 'double' },
  });
  at.org.fields.Purchase_Order__c?.push('Qty__c');
  for (const n of [1, 2, 3]) putCustom(at.org, 'Purchase_Order__c', n, { Qty__c: 5 }, Date.now());
  const own = await at.connect({ orders: SALESFORCE_CHOICE.orders });
  expect(await at.sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
  const ids = async () => (await at.purchases()).map(({ lines }) => lines.map(({ id }) => id));
  const of = (object: string) => [1, 2, 3].map((n) => [`${object},${customId(at.org, object, n)}`]);
  expect(await ids()).toEqual(of('Purchase_Order__c'));
  const { own: corrected } = await takeOver(at.store, at.connection, SALESFORCE_CHOICE);
  // As it is saved.
  const anew = ({ daily: _, syncedTo: __, ...stored }: Connection) =>
    ({ ...stored, own: inPlaceOf(own, corrected) }) as Connection;
  await changeConnection(at.store, at.connection.id, anew);
  await at.sync();
  expect(await ids()).toEqual(of('PO_Line__c'));
  expect((await at.now())?.daily).toMatchObject({ removed: 0 });
});
