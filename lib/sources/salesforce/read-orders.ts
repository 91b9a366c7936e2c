import type { Reject } from '../../domain/import-job.ts';
import type { Order } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import { ownCompany } from '../own-company.ts';
import type { FoundRecords } from '../source.ts';
import type { Raw } from './org.ts';
import { readAccounts } from './read-accounts.ts';
import { type OrderItemRecord, type OrderRecord, orderItemSchema, orderSchema } from './records.ts';
import { allOf, type PullScope, parseAll, provenanceOf } from './scope.ts';
import { listOf } from './soql.ts';
import { isDraft, toOrder } from './to-order.ts';

/** Orders of one page with their lines and customers, and our own company, which serves them. */
export async function readOrders(scope: PullScope, raw: readonly Raw[]): Promise<FoundRecords> {
  const rejects: Reject[] = [];
  const orders = parseAll('Order', orderSchema, raw, rejects).filter((order) => !isDraft(order));
  const accounts = orders.flatMap(({ AccountId }) => AccountId ?? []);
  if (orders.length === 0) return { partners: [], orders: [], rejects };
  const items = await itemsOf(
    scope,
    orders.map(({ Id }) => Id),
    rejects,
  );
  const provenance = provenanceOf(scope);
  const customers = await readAccounts(scope, accounts, provenance, rejects);
  const own = ownCompany(scope.company, provenance);
  const found: Order[] = [];
  const partners = new Map<string, Partner>();
  for (const [at, order] of orders.entries()) {
    const customer = customers.get(order.AccountId ?? '');
    const lines = items.get(order.Id);
    if (!customer || !lines) {
      rejects.push(incomplete(order, at + 1, customer ? 'lines-missing' : 'customer-missing'));
      continue;
    }
    if (lines.length === 0) continue;
    const between = { ownId: own.id, customerId: customer.id };
    found.push(toOrder(order, lines, between, scope.currency, provenance));
    // Who orders from us is a customer, whatever else it is called.
    const roles: Partner['roles'] = customer.roles.includes('customer')
      ? customer.roles
      : [...customer.roles, 'customer'];
    for (const partner of [own, { ...customer, roles }]) partners.set(partner.id, partner);
  }
  return { partners: [...partners.values()], orders: found, rejects };
}

/** An order of which this user may not see who ordered, or what. */
function incomplete({ Id, OrderNumber }: OrderRecord, line: number, reason: string): Reject {
  const column = reason === 'customer-missing' ? 'Order.AccountId' : 'Order.OrderItems';
  return { line, column, value: `${OrderNumber.slice(0, 100)} (${Id})`, reason };
}

/** The lines of these orders. One with reductions alone has none. */
async function itemsOf(scope: PullScope, orders: readonly string[], rejects: Reject[]) {
  const byOrder = new Map<string, OrderItemRecord[]>();
  const raw = await allOf(scope, 'OrderItem', `WHERE OrderId IN ${listOf(orders)} ORDER BY Id`);
  // A line that cannot be read is a reject of its own: its order is not one without lines.
  for (const { OrderId } of raw) if (typeof OrderId === 'string') byOrder.set(OrderId, []);
  for (const item of parseAll('OrderItem', orderItemSchema, raw, rejects)) {
    const those = byOrder.get(item.OrderId) ?? [];
    // A reduction takes off what another order asked for, and is no demand.
    if (item.Quantity >= 0) those.push(item);
    byOrder.set(item.OrderId, those);
  }
  return byOrder;
}
