import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import type { RecordConnection } from '../../../lib/sources/source.ts';
import { readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { eachOrder } from '../../../lib/store/queries.ts';
import { eachStored } from '../../../lib/store/stored-records.ts';
import { openConnection } from '../../../lib/sync/open-connection.ts';
import { startDynamics } from '../../simulators/dynamics.ts';
import { dvId, dvInstant } from '../../simulators/dynamics-data.ts';
import { startHubspot } from '../../simulators/hubspot.ts';
import { hubRecord, link } from '../../simulators/hubspot-data.ts';
import { startSalesforce } from '../../simulators/salesforce.ts';
import { sfId, sfInstant } from '../../simulators/salesforce-data.ts';
import { somePipeline } from '../../simulators/salesforce-pipeline.ts';
import { startZoho } from '../../simulators/zoho.ts';
import { type Row, zohoId, zohoInstant } from '../../simulators/zoho-data.ts';
import { connectedToDynamics } from './dynamics-world.ts';
import { connectedToHubspot } from './hubspot-world.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { syncOnce } from './tryton-world.ts';
import { connectedToZoho } from './zoho-world.ts';

const SAMPLE = 'SAMPLERETAILGMBH';
const TAG = '<img src=x onerror=alert(1)>';
const HOUR = 3_600_000;
let store: Store;
let id: string;
let close: () => Promise<void>;

afterEach(async () => {
  closeStore(store);
  await close();
});

/** What names something to people, in the words of the four systems. Numbers, ids and what is chosen from a list are others. */
const TEXTS =
  /^(?:(?:account_|full_?|first|last|deal_|campaign_|vendor_|product_|deal|company|hs_lead_)?name|(?:billing_?|address1_)?(?:city|country)|(?:hs_|note_|event_|job)?title|(?:hs_email_)?subject|description|productdescription|company|note_?text|note_content|hs_(?:note|call|meeting)_(?:body|title))$/i;

/** Puts markup around every such text, however deep it lies. */
function withMarkup(record: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(record)) {
    if (typeof value === 'string' && value !== '' && TEXTS.test(name)) record[name] = `${TAG}<b>${value}</b>`;
    else if (Array.isArray(value)) for (const each of value) withMarkup(each as Record<string, unknown>);
    else if (value !== null && typeof value === 'object') withMarkup(value as Record<string, unknown>);
  }
}

/** All that is stored, as text. */
async function stored(): Promise<string> {
  const found: unknown[] = [];
  const keep = (record: unknown) => void found.push(record);
  await eachStored(store, { partners: keep, orders: keep, activities: keep, pipeline: keep });
  return JSON.stringify(found);
}

/** Each system with an order, a case, a note and what may become an order, all of them with markup in each text. */
const MARKED: Record<string, () => Promise<void>> = {
  async Salesforce() {
    const org = await startSalesforce(1);
    close = org.close;
    const at = sfInstant(Date.now() - HOUR);
    const of = { AccountId: sfId('Account', 1), CreatedDate: at, LastModifiedDate: at, SystemModstamp: at };
    Object.assign(org.records, somePipeline(Date.now()), {
      Case: [
        { Id: sfId('Case', 1), CaseNumber: '1', Subject: 'Late', Priority: 'High', IsClosed: false, ...of },
      ],
      Task: [{ Id: sfId('Task', 1), Subject: 'Rang', Description: 'All well', IsClosed: true, ...of }],
    });
    for (const rows of Object.values(org.records)) for (const row of rows) withMarkup(row);
    ({ store, id } = await connectedToSalesforce(org));
  },
  async HubSpot() {
    const hub = await startHubspot(1);
    close = hub.close;
    const add = (type: 'deals' | 'quotes' | 'leads' | 'tickets' | 'notes' | 'calls', values: object) => {
      hub.records[type] = [hubRecord(type, '51', { ...values }, Date.now() - HOUR)];
      link(hub.links, type, '51', 'companies', '11');
    };
    add('deals', { dealname: 'Spare parts', amount: '5', dealstage: 'presentation' });
    add('quotes', { hs_title: 'Second offer', hs_status: 'REJECTED' });
    add('leads', { hs_lead_name: 'Kim Neu', hs_pipeline_stage: 'new-stage-id' });
    add('tickets', { subject: 'Late', hs_pipeline_stage: '1' });
    add('notes', { hs_note_body: 'Likes it', hs_timestamp: new Date(Date.now() - HOUR).toISOString() });
    add('calls', { hs_call_title: 'Rang', hs_call_body: 'All well' });
    for (const rows of Object.values(hub.records)) for (const { properties } of rows) withMarkup(properties);
    ({ store, id } = await connectedToHubspot(hub));
  },
  async 'Dynamics 365'() {
    const org = await startDynamics(1);
    close = org.close;
    const at = dvInstant(Date.now() - HOUR);
    const changed = { createdon: at, modifiedon: at, ownerid: dvId('systemuser', 1) };
    const of = { customerid: dvId('account', 1), statecode: 0, statuscode: 1, ...changed };
    Object.assign(org.records, {
      incident: [{ incidentid: dvId('incident', 1), ticketnumber: '1', title: 'Late', ...of }],
      opportunity: [{ opportunityid: dvId('opportunity', 1), name: 'Spare parts', ...of }],
      quote: [{ quoteid: dvId('quote', 1), quotenumber: 'Q1', name: 'Second', ...of }],
      lead: [{ leadid: dvId('lead', 1), fullname: 'Kim Neu', companyname: 'Sample Retail GmbH', ...of }],
      annotation: [
        {
          ...{ annotationid: dvId('annotation', 1), subject: 'Said', notetext: 'Likes it', ...changed },
          ...{ objectid: dvId('account', 1), objectid_type: 'account' },
        },
      ],
    });
    for (const rows of Object.values(org.records)) for (const row of rows) withMarkup(row);
    ({ store, id } = await connectedToDynamics(org));
  },
  async 'Zoho CRM'() {
    const crm = await startZoho(1);
    close = crm.close;
    const at = zohoInstant(crm.clock() - HOUR, crm.offset);
    const add = (module: string, values: Row) =>
      crm.modules.get(module)?.records.push({
        ...{ id: zohoId(module, 1), Created_Time: at, Modified_Time: at },
        ...{ Account_Name: { id: zohoId('Accounts', 1), name: 'Sample Retail GmbH' } },
        ...values,
      });
    add('Cases', { Case_Number: '1', Subject: 'Late', Status: 'New' });
    add('Deals', { Deal_Name: 'Spare parts', Stage: 'Proposal' });
    add('Quotes', { Subject: 'Second offer', Quote_Stage: 'Draft' });
    add('Leads', { Full_Name: 'Kim Neu', Company: 'Sample Retail GmbH', Lead_Status: 'New' });
    const about = { What_Id: { id: zohoId('Accounts', 1), name: 'Sample Retail GmbH' } };
    add('Calls', { Subject: 'Rang', Description: 'All well', Call_Start_Time: at, ...about });
    for (const { records } of crm.modules.values()) for (const row of records) withMarkup(row);
    crm.org.company_name = `${TAG}<b>${crm.org.company_name}</b>`;
    ({ store, id } = await connectedToZoho(crm));
  },
};

test.each(Object.entries(MARKED))(
  '%s: markup in every text is read as text, of every kind of record',
  async (_, open) => {
    await open();
    expect(await syncOnce(store, id)).toMatchObject({ state: 'done', cursor: { linesNew: 1, rejected: 0 } });
    const text = await stored();
    const connection = await readConnection(store, id);
    if (connection && 'currency' in connection && 'company' in connection)
      expect(connection.company).toBe('Our Own Works');
    for (const said of ['Sample Retail GmbH', 'Sample shelf', 'Late', 'Spare parts', 'Kim Neu'])
      expect(text, said).toContain(said);
    expect(text).not.toMatch(/<b>|<img|onerror/);
  },
);

describe('what a large company has', () => {
  test('Salesforce: ten thousand contacts at one domain cost a few pages', async () => {
    const org = await startSalesforce(1);
    close = org.close;
    const [contact] = org.records.Contact ?? [];
    org.records.Contact = Array.from({ length: 10_000 }, (__, at) => ({
      ...contact,
      ...{ Id: sfId('Contact', at + 1), Email: `p${at}@sample-retail.example` },
    }));
    ({ store, id } = await connectedToSalesforce(org));
    const connection = (await readConnection(store, id)) as RecordConnection;
    const { source } = await openConnection(store, connection, 'look-up', new AbortController().signal);
    org.asked.length = 0;
    const found = await source.find?.([{ kind: 'email', spellings: ['nobody@sample-retail.example'] }], 'j');
    expect(found?.partners.map((each) => [each.id, each.contacts.length])).toEqual([[SAMPLE, 500]]);
    expect(org.asked.length).toBeLessThanOrEqual(15);
  });

  test('HubSpot: of 800 properties of its own a company is asked for none', async () => {
    const hub = await startHubspot(1);
    close = hub.close;
    for (let at = 0; at < 800; at += 1) hub.properties.orders?.add(`own_${at}`);
    ({ store, id } = await connectedToHubspot(hub));
    const { capabilities = {} } = (await readConnection(store, id)) as RecordConnection;
    expect(Object.keys(capabilities).filter((name) => name.includes('own_'))).toEqual([]);
    expect(Object.keys(capabilities).length).toBeLessThan(150);
    expect(await syncOnce(store, id)).toMatchObject({ state: 'done', cursor: { linesNew: 1 } });
  });

  test('HubSpot: a token that may read companies alone reads no order, and says what it lacks', async () => {
    const hub = await startHubspot(3);
    close = hub.close;
    for (const scope of [...hub.scopes]) if (!scope.includes('companies')) hub.scopes.delete(scope);
    ({ store, id } = await connectedToHubspot(hub));
    const { capabilities = {} } = (await readConnection(store, id)) as RecordConnection;
    expect(capabilities).toMatchObject({
      companies: true,
      orders: false,
      contacts: false,
      'write:note': false,
    });
    expect(await syncOnce(store, id)).toMatchObject({ state: 'done', cursor: { linesNew: 0, rejected: 0 } });
  });

  test('Dynamics 365: orders in 40 currencies stay each in its own', async () => {
    const org = await startDynamics(40);
    close = org.close;
    const codes = Array.from({ length: 40 }, (__, n) => `${'ABCDE'[n >> 3]}X${'ABCDEFGH'[n & 7]}`);
    org.records.transactioncurrency = codes.map((code, n) => ({
      ...{
        transactioncurrencyid: dvId('transactioncurrency', n + 1),
        isocurrencycode: code,
        currencyname: code,
      },
    }));
    for (const [n, row] of (org.records.salesorder ?? []).entries())
      row.transactioncurrencyid = dvId('transactioncurrency', n + 1);
    for (const [n, row] of (org.records.salesorderdetail ?? []).entries())
      row.transactioncurrencyid = dvId('transactioncurrency', n + 1);
    ({ store, id } = await connectedToDynamics(org));
    expect(await syncOnce(store, id)).toMatchObject({ state: 'done', cursor: { linesNew: 40, rejected: 0 } });
    const found: string[] = [];
    await eachOrder(
      store,
      ({ lines }) => void found.push(...lines.flatMap(({ value }) => value?.currency ?? [])),
    );
    expect(found.sort()).toEqual(codes);
  });
});
