import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeStore } from '../../../lib/store/open.ts';
import { startDynamics } from '../../simulators/dynamics.ts';
import { startHubspot } from '../../simulators/hubspot.ts';
import { startSalesforce } from '../../simulators/salesforce.ts';
import { startTryton, trytonRecording } from '../../simulators/tryton.ts';
import { aged } from '../../simulators/tryton-data.ts';
import { startZoho } from '../../simulators/zoho.ts';
import { connectedToDynamics } from './dynamics-world.ts';
import { connectedToHubspot } from './hubspot-world.ts';
import { ENDS, type KillWorld, sendThrough } from './outbox-kills.ts';
import { dynamicsKills } from './outbox-kills-dynamics.ts';
import { hubspotKills } from './outbox-kills-hubspot.ts';
import { salesforceKills } from './outbox-kills-salesforce.ts';
import { trytonKills } from './outbox-kills-tryton.ts';
import { zohoKills } from './outbox-kills-zoho.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { connectedStore } from './tryton-world.ts';
import { connectedToZoho } from './zoho-world.ts';

let tryton: KillWorld;
let salesforce: KillWorld;
let hubspot: KillWorld;
let dynamics: KillWorld;
let zoho: KillWorld;
const closed: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const erp = await startTryton(aged(trytonRecording()));
  const connected = await connectedStore(erp);
  tryton = { system: trytonKills(erp), store: connected.store, connectionId: connected.id, met: [] };
  const org = await startSalesforce(1);
  const { store, id } = await connectedToSalesforce(org);
  salesforce = { system: salesforceKills(org), store, connectionId: id, met: [] };
  const portal = await startHubspot(1);
  const at = await connectedToHubspot(portal);
  hubspot = { system: hubspotKills(portal), store: at.store, connectionId: at.id, met: [] };
  const dataverse = await startDynamics(1);
  const there = await connectedToDynamics(dataverse);
  dynamics = { system: dynamicsKills(dataverse), store: there.store, connectionId: there.id, met: [] };
  const crm = await startZoho(1);
  const here = await connectedToZoho(crm);
  zoho = { system: zohoKills(crm), store: here.store, connectionId: here.id, met: [] };
  closed.push(erp.close, org.close, portal.close, dataverse.close, crm.close);
});
afterAll(async () => {
  for (const { store } of [tryton, salesforce, hubspot, dynamics, zoho]) closeStore(store);
  await Promise.all(closed.map((close) => close()));
});

test.each([
  ['Tryton', 'date', () => tryton],
  ['Tryton', 'note', () => tryton],
  ['Tryton', 'removal', () => tryton],
  ['Salesforce', 'note', () => salesforce],
  ['Salesforce', 'task', () => salesforce],
  ['Salesforce', 'pair', () => salesforce],
  ['Salesforce', 'removal', () => salesforce],
  ['HubSpot', 'note', () => hubspot],
  ['HubSpot', 'task', () => hubspot],
  ['HubSpot', 'pair', () => hubspot],
  ['HubSpot', 'removal', () => hubspot],
  ['Dynamics 365', 'note', () => dynamics],
  ['Dynamics 365', 'task', () => dynamics],
  ['Dynamics 365', 'removal', () => dynamics],
  ['Zoho CRM', 'note', () => zoho],
  ['Zoho CRM', 'task', () => zoho],
  ['Zoho CRM', 'removal', () => zoho],
] as const)('%s: a %s whose request meets any end is written exactly once', async (_, kind, worldOf) => {
  for (const end of ENDS) expect(await sendThrough(worldOf(), kind, [{ at: 'write', end }])).toEqual([]);
});

test.each([
  ['Tryton', () => tryton],
  ['Salesforce', () => salesforce],
  ['HubSpot', () => hubspot],
  ['Dynamics 365', () => dynamics],
  ['Zoho CRM', () => zoho],
] as const)('%s: killed at any other request, nothing is lost or doubled', async (_, worldOf) => {
  for (const at of [1, 2, 3, 5])
    expect(
      await sendThrough(worldOf(), 'note', [
        { at, end: 'after' },
        { at: 'write', end: 'before' },
      ]),
    ).toEqual([]);
});
