import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { relationsOf } from '../../../lib/store/relation-records.ts';
import { startZoho, type ZohoSimulator, zohoTouch } from '../../simulators/zoho.ts';
import { type Row, zohoId, zohoInstant } from '../../simulators/zoho-data.ts';
import { syncOnce } from './tryton-world.ts';
import { connectedToZoho } from './zoho-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
let crm: ZohoSimulator;
let store: Store;

beforeEach(async () => {
  crm = await startZoho(1);
});
afterEach(async () => {
  if (store) closeStore(store);
  await crm.close();
});

test('a deal, a quote and a case whose account was cleared are at the partner of before no more', async () => {
  const at = zohoInstant(crm.clock() - 3_600_000, crm.offset);
  const Account_Name = { id: zohoId('Accounts', 1), name: 'Sample Retail GmbH' };
  const add = (module: string, n: number, row: Row) =>
    crm.modules.get(module)?.records.push({
      ...{ id: zohoId(module, n), Account_Name, Created_Time: at, Modified_Time: at },
      ...row,
    });
  for (const n of [1, 2]) {
    add('Deals', n, { Deal_Name: `Deal ${n}`, Stage: 'Negotiation', Amount: 5 });
    add('Quotes', n, { Subject: `Quote ${n}`, Quote_Stage: 'Draft' });
    add('Cases', n, { Case_Number: `${n}`, Subject: `Case ${n}`, Status: 'New' });
  }
  let id: string;
  ({ store, id } = await connectedToZoho(crm));
  await syncOnce(store, id);
  const titles = async () => {
    const { records } = await relationsOf(store, 'pipeline', PARTNER);
    const { cases } = await activitiesOf(store, PARTNER);
    return [...records, ...cases].map(({ title }) => title).sort();
  };
  expect(await titles()).toEqual(['Case 1', 'Case 2', 'Deal 1', 'Deal 2', 'Quote 1', 'Quote 2']);
  crm.clock = () => Date.now() + 2_000;
  for (const module of ['Deals', 'Quotes', 'Cases']) zohoTouch(crm, module, 1, { Account_Name: null });
  await syncOnce(store, id);
  expect(await titles()).toEqual(['Case 2', 'Deal 2', 'Quote 2']);
  // An account that this user may not see any more is not one that was cleared.
  const { fields } = crm.modules.get('Deals') ?? { fields: [] };
  fields.splice(
    fields.findIndex(({ api_name }) => api_name === 'Account_Name'),
    1,
  );
  zohoTouch(crm, 'Deals', 2);
  await syncOnce(store, id);
  expect(await titles()).toEqual(['Case 2', 'Deal 2', 'Quote 2']);
});
