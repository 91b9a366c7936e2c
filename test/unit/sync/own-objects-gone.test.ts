import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeConnection } from '../../../lib/store/connections.ts';
import { putCustom } from '../../simulators/salesforce-describe.ts';
import { type OwnOrg, ownOrg } from './own-world.ts';

let at: OwnOrg;
beforeEach(async () => {
  at = await ownOrg(3);
});
afterEach(() => at.close());

describe('what is not there any more', () => {
  type Lost = [why: string, take: () => void, said: { object: string; message: RegExp }, line?: object];
  const lost: Lost[] = [
    [
      'a field is named, and the rest is read',
      () => at.hide('PO_Line__c', 'Promised__c'),
      { object: 'PO_Line__c', message: /“Promised Date” \(Promised__c\).*The rest of it is read/ },
      { ordered: 40 },
    ],
    [
      'the field that tells orders apart ends them alone',
      () => at.hide('Purchase_Order__c', 'Vendor__c'),
      { object: 'Purchase_Order__c', message: /“Vendor”.*Nothing of it is read.*Your own objects/ },
    ],
    [
      'an object is named, with what to do',
      () => void delete at.org.fields.Goods_Receipt__c,
      { object: 'Goods_Receipt__c', message: /“Goods Receipt”.*not there any more.*check the connection/ },
    ],
  ];
  test.each(lost)('%s', async (_, take, { object, message }, line) => {
    await at.connect();
    take();
    expect(await at.sync()).toMatchObject({ state: 'done' });
    expect((await at.now())?.unread).toMatchObject([
      { object, message: expect.stringMatching(message), apart: true },
    ]);
    const [first] = await at.purchases();
    if (line) expect(first?.lines).toMatchObject([line]);
    else expect(first).toBeUndefined();
    // The customer's order beside them is here all the same.
    const sales = (await at.orders()).filter(({ kind }) => kind === 'sales');
    expect(sales).toHaveLength(1);
  });
});

test('amounts whose currency is hidden now are in none that is known, and not in the company’s', async () => {
  Object.assign(at.org.custom.Purchase_Order__c?.fields ?? {}, {
    Cur__c: { label: 'Currency', type: 'string' },
  });
  at.org.fields.Purchase_Order__c?.push('Cur__c');
  for (const n of [1, 2, 3]) putCustom(at.org, 'Purchase_Order__c', n, { Cur__c: 'JPY' }, Date.now());
  await at.connect();
  await changeConnection(
    at.store,
    at.connection.id,
    (stored) => ({ ...stored, currency: 'EUR' }) as typeof stored,
  );
  await at.sync();
  const prices = async () => (await at.purchases()).map(({ lines }) => lines[0]?.unitPrice?.currency);
  expect(await prices()).toEqual(['JPY', 'JPY', 'JPY']);
  at.hide('Purchase_Order__c', 'Cur__c');
  at.org.clock = () => Date.now() + 2_000;
  putCustom(at.org, 'PO_Line__c', 1, { Qty__c: 44 }, at.org.clock());
  await at.sync();
  expect((await at.purchases())[0]?.lines).toMatchObject([{ ordered: 44, unitPrice: { currency: '' } }]);
});
