import type { OwnColumn, OwnObjects } from '../../../../lib/domain/own-objects.ts';
import { changeConnection } from '../../../../lib/store/connections.ts';
import type { Store } from '../../../../lib/store/open.ts';
import { startHubspot } from '../../../simulators/hubspot.ts';
import { manyHubOrders } from '../../../simulators/hubspot-data.ts';
import {
  addHubPurchase,
  addHubPurchases,
  PURCHASE,
  PURCHASE_LINE,
  putHub,
} from '../../../simulators/hubspot-schemas.ts';
import type { HubRecord } from '../../../simulators/hubspot-search.ts';
import { addOwnPurchase, addOwnPurchases } from '../../../simulators/own-purchases.ts';
import { startSalesforce } from '../../../simulators/salesforce.ts';
import { manyOrders } from '../../../simulators/salesforce-data.ts';
import { customId, putCustom } from '../../../simulators/salesforce-describe.ts';
import type { Row } from '../../../simulators/salesforce-soql.ts';
import { connectHubspot } from '../../sync/hubspot-world.ts';
import { connectSalesforce } from '../../sync/salesforce-world.ts';
import type { World } from './world.ts';

/** A field of a part, and what it means. */
const column = (
  of: OwnColumn['of'],
  path: string,
  field: OwnColumn['field'],
  holds: OwnColumn['holds'] = 'text',
): OwnColumn => ({ of, path, field, holds, label: path });
const NEXT_ELSEWHERE = 'a page is asked for by the last id, never at an address';
const REFUSED = {
  '403: not for this user':
    'what is refused of own objects is named beside, and the rest goes on: own-objects-gone.test.ts',
};

const ON_SALESFORCE: OwnObjects = {
  orders: { object: 'Purchase_Order__c', label: 'Purchase Order' },
  lines: { object: 'PO_Line__c', label: 'PO Line', by: 'Purchase_Order__c' },
  receipts: { object: 'Goods_Receipt__c', label: 'Goods Receipt', by: 'Line__c' },
  states: {
    ...{ by: 'Status__c', label: 'Status', holds: 'text' },
    values: [{ value: 'Canceled', means: 'cancelled' }],
  },
  columns: [
    column('orders', 'Name', 'orderNumber'),
    { ...column('orders', 'Vendor__r.Name', 'supplierName'), over: { by: 'Vendor__c', to: 'Account' } },
    column('lines', 'Qty__c', 'orderedQuantity', 'number'),
    column('receipts', 'Day__c', 'receivedOn', 'day'),
    column('receipts', 'Qty__c', 'receivedQuantity', 'number'),
  ],
};
const IN_HUBSPOT: OwnObjects = {
  orders: { object: PURCHASE, label: 'Bestellungen' },
  lines: { object: PURCHASE_LINE, label: 'Bestellpositionen', by: '' },
  states: {
    ...{ by: 'po_status', label: 'Status', holds: 'text' },
    values: [{ value: 'storniert', means: 'cancelled' }],
  },
  columns: [
    column('orders', 'po_number', 'orderNumber'),
    {
      ...column('orders', 'companies.name', 'supplierName'),
      over: { by: 'companies', to: 'companies' },
    },
    column('lines', 'qty', 'orderedQuantity', 'number'),
  ],
};

/** Purchase orders of objects that a company built itself on Salesforce. One that is taken back gets the status for it. */
export async function salesforceOwnWorld(): Promise<World> {
  const simulator = await startSalesforce();
  const change = (object: string, order: number, values: Row) =>
    void putCustom(simulator, object, order, values, simulator.clock());
  const rowOf = (object: string, order: number): Row => {
    const found = simulator.records[object]?.find(({ Id }) => Id === customId(simulator, object, order));
    if (!found) throw new Error(`${object} has no ${order}.`);
    return found;
  };
  const world: World = {
    name: 'own objects of salesforce',
    pageSize: 200,
    atOnce: false,
    pages: 2,
    patienceMs: 25_000,
    without: REFUSED,
    fill(orders) {
      const none = { Purchase_Order__c: [], PO_Line__c: [], Goods_Receipt__c: [] };
      Object.assign(simulator.records, manyOrders(0), none);
      addOwnPurchases(simulator, 0);
      for (let n = 1; n <= orders; n += 1) addOwnPurchase(simulator, n, 10, 0);
    },
    add(order) {
      addOwnPurchase(simulator, order, 10, 0);
      change('Purchase_Order__c', order, {});
    },
    remove: (order) => change('Purchase_Order__c', order, { Status__c: 'Canceled' }),
    // An edit of a line alone: its order does not change with it.
    edit: (order, quantity) => change('PO_Line__c', order, { Qty__c: quantity }),
    renumber: (order, as) => change('Purchase_Order__c', order, { Name: `PO-${70_000 + as}` }),
    placeOf: (number) => Number(number.slice('PO-'.length)) - 70_000,
    damage(order, how) {
      const head = rowOf('Purchase_Order__c', order);
      if (how === 'missing') delete head.Name;
      if (how === 'null') head.Name = null;
      if (how === 'wrong type') rowOf('PO_Line__c', order).Qty__c = 'ten';
      return how === 'wrong type' ? 'PO_Line__c.Qty__c' : 'Purchase_Order__c.Name';
    },
    mend(order) {
      change('Purchase_Order__c', order, { Name: `PO-${70_000 + order}` });
      change('PO_Line__c', order, { Qty__c: 10 });
    },
    addUnknown(order) {
      for (const object of ['Purchase_Order__c', 'PO_Line__c']) {
        rowOf(object, order).Mood__c = 'good';
        simulator.fields[object] = [...(simulator.fields[object] ?? []), 'Mood__c'];
      }
    },
    skew: 0,
    hook: undefined,
    asked: () => simulator.asked.length,
    drifted: JSON.stringify({
      totalSize: 40,
      done: true,
      records: Array.from({ length: 40 }, (_, at) => ({
        Id: customId(simulator, 'PO_Line__c', at + 1),
        position: { x: at },
      })),
    }),
    nextAt: (next) => JSON.stringify({ totalSize: 400, done: false, nextRecordsUrl: next, records: [] }),
    codes: { drift: 'salesforce-drift' },
    async connect(store) {
      const { id } = await connectSalesforce(simulator, store);
      return mapped(store, id, ON_SALESFORCE);
    },
    close: () => simulator.close(),
  };
  simulator.fault = ({ path, soql }, response) => {
    const strikes = /FROM PO_Line__c WHERE Purchase_Order__c IN/.test(soql);
    const pageBegins = /FROM Purchase_Order__c .*ORDER BY/.test(soql) || /\/query\/\w+-\d+$/.test(path);
    return world.hook?.({ strikes, pageBegins, request: response.req }, response) ?? false;
  };
  simulator.clock = () => Date.now() + world.skew;
  return world;
}

/** Purchase orders of custom objects of HubSpot. One that is taken back gets the status for it. */
export async function hubspotOwnWorld(): Promise<World> {
  const simulator = await startHubspot();
  addHubPurchases(simulator, 0);
  const vendor = simulator.records.companies?.at(-1);
  const idOf = (type: string, order: number) => `${(type === PURCHASE ? 5_000_000 : 6_000_000) + order}`;
  const change = (type: string, order: number, values: Record<string, string>) =>
    void putHub(simulator, type, idOf(type, order), values, simulator.clock());
  const recordOf = (type: string, order: number): HubRecord => {
    const found = simulator.records[type]?.find(({ id }) => id === idOf(type, order));
    if (!found) throw new Error(`${type} has no ${order}.`);
    return found;
  };
  const world: World = {
    name: 'own objects of hubspot',
    pageSize: 100,
    atOnce: false,
    pages: 3,
    patienceMs: 25_000,
    without: { ...REFUSED, 'a next page elsewhere': NEXT_ELSEWHERE },
    fill(orders) {
      const { records, links } = manyHubOrders(0);
      if (vendor) records.companies?.push(vendor);
      Object.assign(simulator, { records: { ...records, [PURCHASE]: [], [PURCHASE_LINE]: [] }, links });
      for (let n = 1; n <= orders; n += 1) addHubPurchase(simulator, n, 10);
      const old = new Date(Date.UTC(2026, 9, 1)).toISOString();
      for (const type of [PURCHASE, PURCHASE_LINE])
        for (const { properties } of simulator.records[type] ?? []) properties.hs_lastmodifieddate = old;
    },
    add(order) {
      addHubPurchase(simulator, order, 10);
      change(PURCHASE, order, {});
    },
    remove: (order) => change(PURCHASE, order, { po_status: 'storniert' }),
    edit: (order, quantity) => change(PURCHASE_LINE, order, { qty: `${quantity}` }),
    renumber: (order, as) => change(PURCHASE, order, { po_number: `PO-${80_000 + as}` }),
    placeOf: (number) => Number(number.slice('PO-'.length)) - 80_000,
    damage(order, how) {
      const { properties } = recordOf(PURCHASE, order);
      if (how === 'missing') delete properties.po_number;
      if (how === 'null') properties.po_number = null;
      if (how === 'wrong type') recordOf(PURCHASE_LINE, order).properties.qty = 'ten';
      return how === 'wrong type' ? `${PURCHASE_LINE}.qty` : `${PURCHASE}.po_number`;
    },
    mend(order) {
      change(PURCHASE, order, { po_number: `PO-${80_000 + order}` });
      change(PURCHASE_LINE, order, { qty: '10' });
    },
    addUnknown(order) {
      for (const type of [PURCHASE, PURCHASE_LINE]) {
        recordOf(type, order).properties.mood = 'good';
        simulator.properties[type]?.add('mood');
      }
    },
    skew: 0,
    hook: undefined,
    asked: () => simulator.asked.length,
    drifted: JSON.stringify({
      status: 'COMPLETE',
      results: Array.from({ length: 40 }, (_, at) => ({ id: `${at + 1}`, properties: { position: at } })),
    }),
    codes: { drift: 'hubspot-drift', refusedOnce: 'sign-in-refused' },
    async connect(store) {
      const { id } = await connectHubspot(simulator, store);
      return mapped(store, id, IN_HUBSPOT);
    },
    close: () => simulator.close(),
  };
  simulator.fault = ({ path }, response) => {
    const strikes = path.endsWith(`/objects/2026-03/${PURCHASE_LINE}/batch/read`);
    const pageBegins = path.endsWith(`/${PURCHASE}/search`);
    return world.hook?.({ strikes, pageBegins, request: response.req }, response) ?? false;
  };
  simulator.clock = () => Date.now() + world.skew;
  return world;
}

/** Takes over a mapping as a person confirmed it. */
async function mapped(store: Store, id: string, own: OwnObjects): Promise<string> {
  await changeConnection(store, id, (stored) => ({ ...stored, own }) as typeof stored);
  return id;
}
