import { PROPERTIES } from '../../lib/sources/hubspot/fields.ts';
import type { HubRecord } from './hubspot-search.ts';

/** What an account has by itself: what is read, and what else tasks have. */
export const HUB_PROPERTIES = {
  ...PROPERTIES,
  tasks: [...PROPERTIES.tasks, 'hs_task_priority', 'hs_task_type'],
} as const satisfies Record<string, readonly string[]>;
export type HubRecords = Record<string, HubRecord[]>;
/** Which records belong together: `orders 1001` → `line_items` → ids. */
export type HubLinks = Map<string, Map<string, string[]>>;

const BEGAN = Date.UTC(2026, 9, 1);
const BASES: Record<string, number> = { orders: 1_000_000, line_items: 2_000_000 };

/** The properties that an account has by itself, by type. */
export function hubProperties(): Record<string, Set<string>> {
  const named = Object.entries(HUB_PROPERTIES).map(
    ([type, names]) => [type, new Set<string>(names)] as const,
  );
  return Object.fromEntries(named);
}

/** The id of the n-th order or line. */
export function hubId(type: string, n: number): string {
  return `${(BASES[type] ?? 0) + n}`;
}

/** A record whose properties are all there, made at an instant. */
export function hubRecord(
  type: keyof typeof HUB_PROPERTIES,
  id: string,
  values: Record<string, unknown>,
  at = BEGAN,
): HubRecord {
  const none = Object.fromEntries(HUB_PROPERTIES[type].map((name) => [name, null]));
  const iso = new Date(at).toISOString();
  const changed = type === 'contacts' ? { lastmodifieddate: iso } : { hs_lastmodifieddate: iso };
  return {
    id,
    properties: { ...none, hs_createdate: iso, createdate: iso, ...changed, ...values },
    createdAt: at,
    updatedAt: at,
  };
}

/** Says that a record changed at an instant. */
export function touched(record: HubRecord, at: number, values: Record<string, unknown> = {}): void {
  const iso = new Date(at).toISOString();
  const name = 'lastmodifieddate' in record.properties ? 'lastmodifieddate' : 'hs_lastmodifieddate';
  Object.assign(record.properties, values, { [name]: iso });
  record.updatedAt = at;
}

/** The n-th order and its line of 10 pieces. */
function orderOf(n: number): { order: HubRecord; line: HubRecord } {
  const at = BEGAN + n * 1_000;
  const order = {
    hs_order_name: `HO-${10_000 + n}`,
    hs_external_order_id: `SHOP-${n}`,
    hs_pipeline_stage: 'stage-open',
    hs_currency_code: 'EUR',
    hubspot_owner_id: '77',
  };
  const line = {
    name: 'Sample shelf',
    hs_sku: 'SHELF-1',
    quantity: '10',
    price: '12.50',
    amount: '125.00',
  };
  return {
    order: hubRecord('orders', hubId('orders', n), order, at),
    line: hubRecord('line_items', hubId('line_items', n), line, at),
  };
}

/** An account with so many orders of one line each, of one company with one contact. */
export function manyHubOrders(orders: number): { records: HubRecords; links: HubLinks } {
  const records: HubRecords = Object.fromEntries(
    Object.keys(HUB_PROPERTIES).map((type): [string, HubRecord[]] => [type, []]),
  );
  const links: HubLinks = new Map();
  records.companies?.push(
    hubRecord('companies', '11', {
      name: 'Sample Retail GmbH',
      domain: 'sample-retail.example',
      hs_additional_domains: 'sample-shop.example;gmail.com',
      city: 'Berlin',
      country: 'Germany',
      hubspot_owner_id: '77',
    }),
  );
  records.contacts?.push(
    hubRecord('contacts', '21', {
      firstname: 'Jo',
      lastname: 'Beispiel',
      email: 'jo.beispiel@sample-retail.example',
      hs_additional_emails: 'jo@sample-shop.example',
      jobtitle: 'Buyer',
      associatedcompanyid: '11',
    }),
  );
  link(links, 'companies', '11', 'contacts', '21');
  for (let n = 1; n <= orders; n += 1) addOrder({ records, links }, n);
  return { records, links };
}

/** Adds the n-th order with its line, of the first company. */
export function addOrder({ records, links }: { records: HubRecords; links: HubLinks }, n: number): void {
  const { order, line } = orderOf(n);
  records.orders?.push(order);
  records.line_items?.push(line);
  link(links, 'orders', order.id, 'line_items', line.id);
  link(links, 'orders', order.id, 'companies', '11');
}

/** Makes two records belong together, in both directions. */
export function link(links: HubLinks, from: string, fromId: string, to: string, toId: string): void {
  for (const [one, oneId, other, otherId] of [
    [from, fromId, to, toId],
    [to, toId, from, fromId],
  ] as const) {
    const byType = links.get(`${one} ${oneId}`) ?? new Map<string, string[]>();
    byType.set(other, [...(byType.get(other) ?? []), otherId]);
    links.set(`${one} ${oneId}`, byType);
  }
}
