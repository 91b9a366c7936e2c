import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { startZoho, type ZohoSimulator } from '../../simulators/zoho.ts';
import { zohoId, zohoInstant } from '../../simulators/zoho-data.ts';
import { syncOnce } from './tryton-world.ts';
import { connectedToZoho } from './zoho-world.ts';

let crm: ZohoSimulator;
let store: Store;
let id: string;

beforeEach(async () => {
  crm = await startZoho(1);
  const at = zohoInstant(crm.clock() - 3_600_000, crm.offset);
  crm.modules.get('Cases')?.records.push({
    ...{ id: zohoId('Cases', 1), Case_Number: '1', Subject: 'Late', Status: 'New' },
    Account_Name: { id: zohoId('Accounts', 1), name: 'Sample Retail GmbH' },
    ...{ Created_Time: at, Modified_Time: at },
  });
  ({ store, id } = await connectedToZoho(crm));
  await syncOnce(store, id);
  expect(await cases()).toHaveLength(1);
});
afterEach(async () => {
  if (store) closeStore(store);
  await crm.close();
});

const cases = async () => (await activitiesOf(store, 'SAMPLERETAILGMBH')).cases;

/** Deletes the case, and before it was told so many others. */
function deleteCase(others: number): void {
  const module = crm.modules.get('Cases');
  module?.records.splice(0, 1);
  const deleted_time = zohoInstant(crm.clock(), crm.offset);
  const told = (each: string) => ({ id: each, display_name: '', type: 'recycle' as const, deleted_time });
  module?.gone.push(
    ...Array.from({ length: others }, (_, n) => told(`77${n + 1_000}`)),
    told(zohoId('Cases', 1)),
  );
}

test('a case goes that was deleted behind two thousand others', async () => {
  deleteCase(2_001);
  await syncOnce(store, id);
  expect(await cases()).toEqual([]);
});

test('deletions that were refused once are told, and caught up however late', async () => {
  deleteCase(0);
  const refuse: ZohoSimulator['fault'] = ({ path }, response) => {
    if (!path.endsWith('/Cases/deleted')) return false;
    response.writeHead(403, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ code: 'NO_PERMISSION', details: {}, message: '', status: 'error' }));
    return true;
  };
  crm.fault = refuse;
  expect(await syncOnce(store, id)).toMatchObject({ state: 'done' });
  expect((await readConnection(store, id))?.unread).toMatchObject([{ object: 'deleted Cases' }]);
  // Longer after than what a sync looks back by itself.
  crm.clock = () => Date.now() + 3 * 3_600_000;
  await syncOnce(store, id);
  crm.fault = undefined;
  await syncOnce(store, id);
  expect(await cases()).toEqual([]);
});
