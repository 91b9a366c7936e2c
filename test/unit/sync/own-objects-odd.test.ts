import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Connection } from '../../../lib/domain/connection.ts';
import { inPlaceOf, type OwnColumn, type OwnObjects } from '../../../lib/domain/own-objects.ts';
import { previewOwn } from '../../../lib/sources/custom-objects/look-at-own.ts';
import { changeConnection } from '../../../lib/store/connections.ts';
import { jobRejects } from '../../../lib/store/jobs.ts';
import { allPartners } from '../../../lib/store/queries.ts';
import { sfId } from '../../simulators/salesforce-data.ts';
import { addManyFields, putCustom } from '../../simulators/salesforce-describe.ts';
import { type OwnOrg, ownOrg, SALESFORCE_CHOICE } from './own-world.ts';

let at: OwnOrg;
beforeEach(async () => {
  at = await ownOrg(3);
});
afterEach(() => at.close());

/** A field of another type than it seems to be. */
function retype(object: string, name: string, type: string): void {
  const field = at.org.custom[object]?.fields[name];
  if (field) field.type = type;
}
const put = (object: string, n: number, values: Record<string, unknown>) =>
  putCustom(at.org, object, n, values, Date.now());
const means = (own: OwnObjects, path: string): OwnColumn | undefined =>
  own.columns.find((column) => column.path === path);

test('who delivers and buys is one partner in both roles', async () => {
  const [order] = at.org.records.Order ?? [];
  Object.assign(order ?? {}, { AccountId: sfId('Account', 900) });
  await at.connect();
  await at.sync();
  const found = (await allPartners(at.store)).filter(({ name }) => name === 'Sample Castings AG');
  expect(found.map(({ id, roles }) => [id, [...roles].sort()])).toEqual([
    ['SAMPLECASTINGSAG', ['customer', 'supplier']],
  ]);
});

test('a day that is held as an instant is read by its day, an amount that is held as a text by how it is written', async () => {
  retype('PO_Line__c', 'Needed__c', 'datetime');
  retype('PO_Line__c', 'Price__c', 'string');
  retype('PO_Line__c', 'Qty__c', 'string');
  for (const n of [1, 2, 3])
    put('PO_Line__c', n, {
      ...{ Needed__c: '2026-12-01T23:30:00.000+0000', Price__c: `1.23${n},50`, Qty__c: '2.500,0' },
    });
  const own = await at.connect();
  expect(means(own, 'Price__c')).toMatchObject({ field: 'unitPrice', decimal: ',' });
  expect(await at.sync()).toMatchObject({ cursor: { rejected: 0 } });
  expect((await at.purchases())[0]?.lines).toMatchObject([
    { requestedOn: '2026-12-01', unitPrice: { amount: '1231.50' }, ordered: 2_500 },
  ]);
});

test('of 800 fields the mapping takes those that it knows; HTML in values is read as text', async () => {
  addManyFields(at.org, 'PO_Line__c', 800);
  put('Purchase_Order__c', 1, { Buyer__c: '<script>alert(1)</script><b>Ada</b> &amp; Bo' });
  put('PO_Line__c', 1, { Part__c: '<img src=x onerror=alert(1)>CAST-9' });
  const own = await at.connect();
  expect(own.columns.length).toBeLessThan(20);
  await at.sync();
  const [first] = await at.purchases();
  expect(first?.buyer).toBe('Ada & Bo');
  expect(first?.lines[0]?.item.number).toBe('CAST-9');
});

test('one object may tell of receipts and of what was rejected', async () => {
  Object.assign(at.org.custom.Goods_Receipt__c?.fields ?? {}, {
    Bad__c: { label: 'Rejected Quantity', type: 'double' },
  });
  at.org.fields.Goods_Receipt__c = [...(at.org.fields.Goods_Receipt__c ?? []), 'Bad__c'];
  put('Goods_Receipt__c', 1, { Bad__c: 2 });
  const quality = SALESFORCE_CHOICE.receipts;
  const own = await at.connect({ ...SALESFORCE_CHOICE, quality });
  const of = (part: OwnColumn['of']) => own.columns.flatMap((each) => (each.of === part ? [each.field] : []));
  expect(of('receipts')).toEqual(expect.arrayContaining(['receivedOn', 'receivedQuantity']));
  expect(of('quality')).toContain('rejectedQuantity');
  const shown = previewOwn(own, at.look, '');
  const job = await at.sync();
  expect(await jobRejects(at.store, job.id)).toEqual(shown.rejects);
  expect((await at.purchases())[0]?.lines[0]?.receipts).toMatchObject([{ quantity: 15 }]);
});

test('an order without lines is as old as what was read of it, and follows its record', async () => {
  put('PO_Line__c', 3, { IsDeleted: true });
  await at.connect();
  await at.sync();
  const third = async () => (await at.purchases())[2];
  const sourceId = `salesforce:${at.connection.id}`;
  expect(await third()).toMatchObject({ lines: [], heading: { provenance: { sourceId } } });
  expect((await third())?.heading?.provenance?.fetchedAt).toBeGreaterThan(0);
  const day = at.look.proposal.columns.find(({ field }) => field === 'sentOn')?.path ?? '';
  at.org.clock = () => Date.now() + 2_000;
  putCustom(at.org, 'Purchase_Order__c', 3, { [day]: '2026-11-05' }, at.org.clock());
  expect(await at.sync()).toMatchObject({ cursor: { rejected: 0 } });
  expect((await third())?.heading?.sentOn).toBe('2026-11-05');
});

test('what is not mapped any more leaves with the sync that follows, also an order that has no line', async () => {
  put('PO_Line__c', 3, { IsDeleted: true });
  const own = await at.connect();
  await at.sync();
  expect((await at.purchases()).map(({ lines }) => lines.length)).toEqual([1, 1, 0]);
  const accounts = { by: 'Type', values: ['Vendor'], label: 'Account Type' };
  const next = inPlaceOf(own, { accounts, columns: [] });
  const saved = ({ daily: _, syncedTo: __, ...stored }: Connection) =>
    ({ ...stored, own: next }) as Connection;
  await changeConnection(at.store, at.connection.id, saved);
  expect(await at.sync()).toMatchObject({ state: 'done' });
  expect(await at.purchases()).toEqual([]);
  // What the org itself keeps stays.
  expect(await at.orders()).toHaveLength(1);
});
