import type { Reject } from '../../domain/import-job.ts';
import type { Order } from '../../domain/order.ts';
import type { Partner, PartnerRole } from '../../domain/partner.ts';
import { ownCompany } from '../own-company.ts';
import type { FoundRecords } from '../source.ts';
import { currenciesOf, productsOf } from './lookups.ts';
import type { Raw } from './organisation.ts';
import { readCustomers } from './read-accounts.ts';
import {
  CUSTOMER_TYPE,
  type OrderLineRecord,
  type OrderRecord,
  orderLineSchema,
  orderSchema,
} from './records.ts';
import { type PullScope, parseAll, provenanceOf, restOf } from './scope.ts';
import { toOrder } from './to-order.ts';

/** How orders are asked for with their lines in one answer. */
export const WITH_LINES = { many: 'order_details', table: 'salesorderdetail' } as const;

/** Orders of one page with their lines and customers, and our own company, which serves them. */
export async function readOrders(scope: PullScope, raw: readonly Raw[]): Promise<FoundRecords> {
  const rejects: Reject[] = [];
  const orders = parseAll('salesorder', orderSchema, raw, rejects);
  if (orders.length === 0) return { partners: [], orders: [], rejects };
  const lines = await linesOf(scope, raw, rejects);
  const customers = await readCustomers(scope, customersOf(orders), rejects);
  const products = [...lines.values()].flat().flatMap(({ _productid_value: id }) => id ?? []);
  const words = {
    products: await productsOf(scope, products, rejects),
    currencies: await currenciesOf(scope),
    currency: scope.currency,
  };
  const provenance = provenanceOf(scope);
  const own = ownCompany(scope.company, provenance);
  const found: Order[] = [];
  const partners = new Map<string, Partner>();
  for (const [at, order] of orders.entries()) {
    const customer = customers.get(order._customerid_value ?? '');
    const those = lines.get(order.salesorderid) ?? [];
    if (!customer) {
      const value = `${order.ordernumber.slice(0, 100)} (${order.salesorderid})`;
      rejects.push({ line: at + 1, column: 'salesorder.customerid', value, reason: 'customer-missing' });
      continue;
    }
    if (those.length === 0) continue;
    const between = { ownId: own.id, customerId: customer.id };
    found.push(toOrder(order, those, between, words, provenance));
    for (const partner of [own, inRole(customer, 'customer')]) partners.set(partner.id, partner);
  }
  return { partners: [...partners.values()], orders: found, rejects };
}

/** Who orders from us is a customer, whatever else it is called; who we order from is a supplier. */
export function inRole(partner: Partner, role: PartnerRole): Partner {
  return partner.roles.includes(role) ? partner : { ...partner, roles: [...partner.roles, role] };
}

function customersOf(orders: readonly OrderRecord[]) {
  return orders.flatMap(({ _customerid_value: id, [CUSTOMER_TYPE]: type }) => (id ? [{ id, type }] : []));
}

/** The lines of each order, as they came beside it, with the further pages of those that have very many. */
async function linesOf(scope: PullScope, raw: readonly Raw[], rejects: Reject[]) {
  const all: Raw[] = [];
  for (const each of raw) {
    const some = each[WITH_LINES.many];
    const next = each[`${WITH_LINES.many}@odata.nextLink`];
    if (Array.isArray(some)) all.push(...some);
    if (typeof next === 'string') all.push(...(await restOf(scope, 'salesorderdetail', next)));
  }
  const byOrder = new Map<string, OrderLineRecord[]>();
  for (const line of parseAll('salesorderdetail', orderLineSchema, all, rejects))
    byOrder.set(line._salesorderid_value, [...(byOrder.get(line._salesorderid_value) ?? []), line]);
  return byOrder;
}
