import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ZohoConnection } from '../../../lib/domain/connection.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { relationsOf } from '../../../lib/store/relation-records.ts';
import { startZoho, type ZohoSimulator, zohoTouch } from '../../simulators/zoho.ts';
import { type Row, zohoId, zohoInstant } from '../../simulators/zoho-data.ts';
import { syncOnce } from './tryton-world.ts';
import { connectedToZoho, connectZoho } from './zoho-world.ts';

const PARTNER = 'SAMPLERETAILGMBH';
let crm: ZohoSimulator;
let store: Store;
let connection: ZohoConnection;

beforeEach(async () => {
  crm = await startZoho(1);
});
afterEach(async () => {
  if (store) closeStore(store);
  await crm.close();
});

async function connect(): Promise<void> {
  ({ store, connection } = await connectedToZoho(crm));
}
const sync = () => syncOnce(store, connection.id);
const nextDay = () =>
  changeConnection(store, connection.id, (stored) => ({ ...stored, daily: { at: 0, removed: 0 } }));
const rows = (module: string): Row[] => crm.modules.get(module)?.records ?? [];
const campaigns = async () => {
  const { records } = await relationsOf(store, 'pipeline', PARTNER);
  return records.filter(({ kind }) => kind === 'campaign');
};
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The n-th campaign, which changed so many days ago, with these people. */
function campaign(n: number, values: Row = {}, people: [module: string, n: number, status: string][] = []) {
  const at = zohoInstant(crm.clock() - 3_600_000 - n, crm.offset);
  rows('Campaigns').push({
    ...{ id: zohoId('Campaigns', n), Campaign_Name: `Fair ${n}`, Status: 'Active', Start_Date: '2026-10-01' },
    ...{ Owner: { id: zohoId('users', 1) }, Created_Time: at, Modified_Time: at, ...values },
  });
  crm.members.set(
    zohoId('Campaigns', n),
    people.map(([module, person, status]) => ({ module, id: zohoId(module, person), status })),
  );
}

test('who is in a campaign is told of the customer that the contact is of, and who is a lead is not', async () => {
  rows('Leads').push({ id: zohoId('Leads', 1), Full_Name: 'Lee Ad' });
  campaign(1, { End_Date: dayFromNow(30) }, [
    ['Contacts', 1, 'Responded'],
    ['Leads', 1, 'Sent'],
  ]);
  campaign(2, { Status: 'Complete' }, [['Contacts', 1, 'Sent']]);
  await connect();
  expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
  expect(await campaigns()).toMatchObject([
    {
      ...{ title: 'Fair 1', contact: 'Jo Beispiel', status: 'Responded', responded: true, state: 'open' },
      ...{ startsOn: '2026-10-01', endsOn: dayFromNow(30), owner: 'Ada Muster' },
    },
    { title: 'Fair 2', responded: false, state: 'lost' },
  ]);
  expect((await readConnection(store, connection.id))?.unread).toBeUndefined();
});

test('who is added to a running campaign is told a day later, who is taken out goes, and so does a deleted one', async () => {
  campaign(1, { End_Date: dayFromNow(30) }, []);
  campaign(2, {}, [['Contacts', 1, 'Sent']]);
  await connect();
  await sync();
  expect((await campaigns()).map(({ title }) => title)).toEqual(['Fair 2']);
  crm.clock = () => Date.now() + 3_600_000;
  const [first, second] = [1, 2].map((n) => zohoId('Campaigns', n));
  crm.members.set(`${first}`, crm.members.get(`${second}`) ?? []);
  crm.members.set(`${second}`, []);
  await sync();
  const before = crm.asked.filter(({ path }) => path.endsWith('/Contacts')).length;
  await sync();
  // Nothing changed: no credit is spent on them.
  expect(crm.asked.filter(({ path }) => path.endsWith('/Contacts'))).toHaveLength(before);
  expect((await campaigns()).map(({ title }) => title)).toEqual(['Fair 2']);
  await nextDay();
  await sync();
  expect((await campaigns()).map(({ title }) => title)).toEqual(['Fair 1']);
  const module = crm.modules.get('Campaigns');
  module?.records.splice(0, 1);
  const deleted_time = zohoInstant(crm.clock(), crm.offset);
  module?.gone.push({ id: `${first}`, display_name: 'Fair 1', type: 'recycle', deleted_time });
  await sync();
  expect(await campaigns()).toEqual([]);
});

test('of many campaigns those that changed last are read, and the cut is said', async () => {
  for (let n = 1; n <= 45; n += 1) campaign(n, {}, [['Contacts', 1, 'Sent']]);
  await connect();
  await sync();
  expect(await campaigns()).toHaveLength(40);
  expect((await readConnection(store, connection.id))?.unread).toMatchObject([
    { object: 'Campaigns', message: 'Of the campaigns only the 40 that changed last are read.' },
  ]);
});

test('of a campaign of more than 1,000 contacts the first are read, none of the others is taken for gone, and the cut is said', async () => {
  campaign(1, { Campaign_Name: 'Large' }, [['Contacts', 1, 'Sent']]);
  await connect();
  await sync();
  const last = crm.members.get(zohoId('Campaigns', 1)) ?? [];
  for (let n = 2; n <= 1_101; n += 1)
    rows('Contacts').push({ id: zohoId('Contacts', n), Full_Name: `P ${n}` });
  const others = Array.from({ length: 1_100 }, (_, at) => zohoId('Contacts', at + 2));
  const sent = others.map((id) => ({ module: 'Contacts', id, status: 'Sent' }));
  crm.members.set(zohoId('Campaigns', 1), [...sent, ...last]);
  crm.clock = () => Date.now() + 2_000;
  zohoTouch(crm, 'Campaigns', 1);
  await sync();
  expect(await campaigns()).toHaveLength(1);
  expect((await readConnection(store, connection.id))?.unread).toMatchObject([
    { message: 'Only the first 1000 contacts are read of Large.' },
  ]);
});

test('where contacts of campaigns are not told, the check says so and nothing is asked', async () => {
  campaign(1, {}, [['Contacts', 1, 'Sent']]);
  crm.fault = ({ path }, response) => {
    if (!/Campaigns\/\d+\/Contacts/.test(path)) return false;
    const body = { code: 'INVALID_DATA', details: {}, message: 'relation', status: 'error' };
    response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    return true;
  };
  const steps: string[] = [];
  await connect();
  await connectZoho(crm, store, (step, detail) => void steps.push(`${step}: ${detail}`));
  expect(steps).toContain('campaigns: ');
  expect(await sync()).toMatchObject({ state: 'done' });
  expect(await campaigns()).toEqual([]);
  expect((await readConnection(store, connection.id))?.unread).toBeUndefined();
});
