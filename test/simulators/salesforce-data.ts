import { FIELDS } from '../../lib/sources/salesforce/fields.ts';
import { id18 } from '../../lib/sources/salesforce/soql.ts';
import type { Row } from './salesforce-soql.ts';

const PREFIX: Record<string, string> = {
  Account: '001',
  Contact: '003',
  Order: '801',
  OrderItem: '802',
  Case: '500',
  Task: '00T',
  Event: '00U',
  User: '005',
  Product2: '01t',
  Opportunity: '006',
  Quote: '0Q0',
  Lead: '00Q',
  Campaign: '701',
  CampaignMember: '00v',
  RecordType: '012',
};

/** The id of the n-th record of an object, with 18 letters. */
export function sfId(object: string, n: number): string {
  return id18(`${PREFIX[object]}8d${n.toString(36).padStart(10, '0')}`);
}

/** `2026-01-02T03:04:05.000+0000`: whole seconds, and no colon. */
export function sfInstant(at: number): string {
  return `${new Date(Math.floor(at / 1000) * 1000).toISOString().slice(0, -1)}+0000`;
}

/** Before anything that a test changes. */
const BEGAN = Date.UTC(2026, 9, 1);
const CUSTOMER = 'Sample Retail GmbH';

/** All fields that an org of one currency has; others come with what a company switched on. */
export function sfFields(): Record<string, string[]> {
  const later = new Set(['CurrencyIsoCode', 'IsPersonAccount', 'PersonEmail', 'IsReductionOrder']);
  const named = Object.entries(FIELDS).map(([object, fields]): [string, string[]] => [
    object,
    [...fields.filter((field) => !field.includes('.') && !later.has(field)), 'IsDeleted'],
  ]);
  return {
    ...Object.fromEntries(named),
    Order: [...without(named, 'Order', later), 'OwnerId', 'CreatedDate'],
    OrderItem: [...without(named, 'OrderItem', later), 'Product2Id', 'CreatedDate'],
    Task: [...without(named, 'Task', later), 'OwnerId', 'WhatId', 'WhoId', 'Status', 'Priority'],
    Event: [...without(named, 'Event', later), 'OwnerId'],
    Opportunity: [...without(named, 'Opportunity', later), 'OwnerId'],
    Quote: [...without(named, 'Quote', later), 'OwnerId', 'OpportunityId'],
    Lead: [...without(named, 'Lead', later), 'OwnerId'],
    CampaignMember: [...without(named, 'CampaignMember', later), 'CampaignId', 'ContactId'],
    Campaign: ['Id', 'Name', 'Status', 'IsActive', 'StartDate', 'EndDate', 'SystemModstamp'],
    RecordType: ['Id', 'DeveloperName'],
    User: ['Id', 'Name'],
    Product2: ['Id', 'Name', 'ProductCode'],
    Organization: ['Id', 'Name'],
    TaskStatus: ['Id', 'ApiName', 'IsClosed', 'SortOrder'],
  };
}

function without(
  named: readonly (readonly [string, string[]])[],
  object: string,
  later: ReadonlySet<string>,
): string[] {
  return (named.find(([name]) => name === object)?.[1] ?? []).filter((field) => !later.has(field));
}

/** An org with so many orders of one line of 10 pieces each, made one second after the other. It has no quotes switched on. */
export function manyOrders(orders: number): Record<string, Row[]> {
  const at = (n: number) => sfInstant(BEGAN + n * 1_000);
  const changed = { CreatedDate: at(0), LastModifiedDate: at(0), SystemModstamp: at(0) };
  const all = Array.from({ length: orders }, (_, n) => n + 1);
  return {
    Organization: [{ Id: '00D8d0000000001EAA', Name: 'Our Own Works' }],
    User: [{ Id: sfId('User', 1), Name: 'Ada Muster' }],
    TaskStatus: [
      { Id: '01h1', ApiName: 'Not Started', IsClosed: false, SortOrder: 1 },
      { Id: '01h2', ApiName: 'Done and dusted', IsClosed: true, SortOrder: 2 },
    ],
    Product2: [{ Id: sfId('Product2', 1), Name: 'Sample shelf', ProductCode: 'SHELF-1' }],
    Account: [
      {
        Id: sfId('Account', 1),
        Name: CUSTOMER,
        AccountNumber: null,
        Type: 'Customer - Direct',
        Website: 'http://www.sample-retail.example/en',
        Phone: '+49 30 1234',
        BillingCity: 'Berlin',
        BillingCountry: 'Germany',
        OwnerId: sfId('User', 1),
        ...changed,
      },
    ],
    Contact: [
      {
        Id: sfId('Contact', 1),
        AccountId: sfId('Account', 1),
        Name: 'Jo Beispiel',
        Email: 'Jo.Beispiel@sample-retail.example',
        Phone: null,
        MobilePhone: '+49 171 99',
        Title: 'Buyer',
        ...changed,
      },
    ],
    Order: all.map((n) => ({
      Id: sfId('Order', n),
      OrderNumber: `SO-${10_000 + n}`,
      AccountId: sfId('Account', 1),
      Status: 'Activated',
      StatusCode: 'Activated',
      EffectiveDate: '2026-10-01',
      PoNumber: `CUST-${n}`,
      OwnerId: sfId('User', 1),
      CreatedDate: at(n),
      SystemModstamp: at(n),
    })),
    OrderItem: all.map((n) => itemOf(n)),
    Case: [],
    Task: [],
    Event: [],
    Opportunity: [],
    Lead: [],
    Campaign: [],
    CampaignMember: [],
  };
}

/** The one line of the n-th order. */
export function itemOf(n: number): Row {
  return {
    Id: sfId('OrderItem', n),
    OrderId: sfId('Order', n),
    Quantity: 10,
    UnitPrice: 12.5,
    TotalPrice: 125,
    ServiceDate: '2026-12-01',
    Description: null,
    Product2Id: sfId('Product2', 1),
    CreatedDate: sfInstant(BEGAN + n * 1_000),
    SystemModstamp: sfInstant(BEGAN + n * 1_000),
  };
}
