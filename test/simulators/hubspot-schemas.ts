import type { HubspotSimulator } from './hubspot.ts';
import { hubRecord, link } from './hubspot-data.ts';
import type { HubRecord } from './hubspot-search.ts';

/** A custom object as `schemas` tells of it. */
export interface HubSchema {
  id: string;
  objectTypeId: string;
  fullyQualifiedName: string;
  name: string;
  labels: { singular: string; plural: string };
  primaryDisplayProperty: string;
  requiredProperties: string[];
  properties: {
    name: string;
    label: string;
    type: string;
    fieldType: string;
    hidden: boolean;
    options: { value: string; label: string }[];
  }[];
  associations: { id: string; fromObjectTypeId: string; toObjectTypeId: string; name: string }[];
}

export const PURCHASE = '2-7001';
export const PURCHASE_LINE = '2-7002';
export const RECEIPT = '2-7003';

/** Purchase orders with lines, associated with the companies that deliver, as a company builds them in HubSpot. */
export function addHubPurchases(hub: HubspotSimulator, orders: number): void {
  const purchase = [
    ['po_number', 'Bestellnummer', 'string'],
    ['sent_on', 'Bestelldatum', 'date'],
    ['po_status', 'Status', 'enumeration', 'Entwurf', 'Bestellt', 'Erledigt', 'Storniert'],
  ];
  const line = [
    ['position', 'Position', 'number'],
    ['part', 'Artikelnummer', 'string'],
    ['qty', 'Menge', 'number'],
    ['unit_price', 'Einzelpreis', 'number'],
    ['promised', 'Zugesagt am', 'date'],
  ];
  addSchema(hub, PURCHASE, ['purchase_order', 'Bestellung', 'Bestellungen'], purchase, ['0-2']);
  addSchema(hub, PURCHASE_LINE, ['po_line', 'Bestellposition', 'Bestellpositionen'], line, [PURCHASE]);
  const vendor = { name: 'Sample Castings AG', domain: 'sample-castings.example', type: 'VENDOR' };
  hub.records.companies?.push(hubRecord('companies', '91', vendor));
  for (const scope of ['crm.schemas.custom.read', 'crm.objects.custom.read']) hub.scopes.add(scope);
  for (let n = 1; n <= orders; n += 1) addHubPurchase(hub, n);
}

/** The n-th purchase order, `PO-80001` and up: one line of so many pieces. */
export function addHubPurchase(hub: HubspotSimulator, n: number, ordered = 40): void {
  const head = { po_number: `PO-${80_000 + n}`, sent_on: '2026-10-05', po_status: 'bestellt' };
  const row = {
    position: '10',
    part: 'CAST-7',
    qty: `${ordered}`,
    unit_price: '1.234',
    promised: '2026-12-08',
  };
  const order = putHub(hub, PURCHASE, `${5_000_000 + n}`, head, Date.now());
  const item = putHub(hub, PURCHASE_LINE, `${6_000_000 + n}`, row, Date.now());
  link(hub.links, PURCHASE, order.id, 'companies', '91');
  link(hub.links, PURCHASE, order.id, PURCHASE_LINE, item.id);
}

/** What arrived of the first so many lines: 15 pieces of each, as records of an object of its own. */
export function addHubReceipts(hub: HubspotSimulator, lines: number): void {
  const receipt = [
    ['beleg', 'Belegnummer', 'string'],
    ['received_on', 'Eingangsdatum', 'date'],
    ['came', 'Eingegangene Menge', 'number'],
  ];
  addSchema(hub, RECEIPT, ['receipt', 'Wareneingang', 'Wareneingänge'], receipt, [PURCHASE_LINE]);
  for (let n = 1; n <= lines; n += 1) {
    const values = { beleg: `WE-${n}`, received_on: '2026-11-20', came: '15' };
    const { id } = putHub(hub, RECEIPT, `${7_000_000 + n}`, values, Date.now());
    link(hub.links, PURCHASE_LINE, `${6_000_000 + n}`, RECEIPT, id);
  }
}

/** Adds a record of a custom object, or changes it. */
export function putHub(
  hub: HubspotSimulator,
  type: string,
  id: string,
  values: Record<string, string>,
  at = Date.UTC(2026, 9, 1),
): HubRecord {
  const known = hub.records[type]?.find((each) => each.id === id);
  const record = known ?? { id, properties: {}, createdAt: at, updatedAt: at };
  Object.assign(record.properties, values, { hs_lastmodifieddate: new Date(at).toISOString() });
  record.updatedAt = at;
  if (!known) hub.records[type]?.push(record);
  return record;
}

function addSchema(
  hub: HubspotSimulator,
  objectTypeId: string,
  [name = '', singular = '', plural = '']: readonly string[],
  properties: readonly (readonly string[])[],
  to: readonly string[],
): void {
  hub.schemas.push({
    ...{ id: objectTypeId.slice(2), objectTypeId, name, fullyQualifiedName: `p${hub.account}_${name}` },
    labels: { singular, plural },
    primaryDisplayProperty: properties[0]?.[0] ?? '',
    requiredProperties: [],
    properties: properties.map(([each = '', label = '', type = '', ...values]) => {
      const options = values.map((value) => ({ value: value.toLowerCase(), label: value }));
      return { name: each, label, type, fieldType: 'text', hidden: false, options };
    }),
    associations: to.map((toObjectTypeId, at) => {
      return { id: `${objectTypeId}${at}`, fromObjectTypeId: objectTypeId, toObjectTypeId, name: `to_${at}` };
    }),
  });
  hub.records[objectTypeId] = [];
  hub.properties[objectTypeId] = new Set([...properties.map(([each = '']) => each), 'hs_lastmodifieddate']);
}
