import type { Reject } from '../../domain/import-job.ts';
import { normaliseNumber } from '../../domain/normalise.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { currencyOf } from '../amount.ts';
import { ownCompany } from '../own-company.ts';
import { plainText } from '../plain-text.ts';
import type { FoundRecords } from '../source.ts';
import type { Raw } from './portal.ts';
import { readCompanies } from './read-companies.ts';
import { type LineRecord, lineSchema, type OrderRecord, orderSchema } from './records.ts';
import { type PullScope, parseAll, provenanceOf } from './scope.ts';

/** Customers that one pull keeps at hand. */
const MOST_AT_HAND = 500;

/** Orders of one page with their lines and customers, and our own company, which serves them. */
export async function readOrders(scope: PullScope, raw: readonly Raw[]): Promise<FoundRecords> {
  const rejects: Reject[] = [];
  const orders = parseAll('orders', orderSchema, raw, rejects);
  const ids = orders.map(({ id }) => id);
  if (ids.length === 0) return { partners: [], orders: [], rejects };
  const lines = await linesOf(scope, ids, rejects);
  const companies = await scope.portal.associated('orders', 'companies', ids);
  const customers = await customersOf(scope, [...companies.values()].flat(), rejects);
  const { cancelled, owners } = await scope.words();
  const provenance = provenanceOf(scope);
  const own = ownCompany(scope.company, provenance);
  const found: Order[] = [];
  const partners = new Map<string, Partner>();
  for (const [at, order] of orders.entries()) {
    const customer = (companies.get(order.id) ?? []).flatMap((id) => customers.get(id) ?? [])[0];
    const those = lines.get(order.id);
    if (!customer || !those) {
      rejects.push(incomplete(order, at + 1, customer ? 'lines-missing' : 'customer-missing'));
      continue;
    }
    if (those.length === 0) continue;
    const isCancelled =
      cancelled.has(order.hs_pipeline_stage ?? '') ||
      /cancel|stornier|annul/i.test(order.hs_external_order_status ?? '');
    const buyer = plainText(owners.get(order.hubspot_owner_id ?? '')).slice(0, 200);
    const context = { ownId: own.id, customerId: customer.id, currency: scope.currency, provenance };
    found.push(toOrder(order, those, { ...context, isCancelled, buyer }));
    // Who orders from us is a customer, whatever else it is called.
    const roles: Partner['roles'] = [...new Set([...customer.roles, 'customer' as const])];
    for (const partner of [own, { ...customer, roles }]) partners.set(partner.id, partner);
  }
  return { partners: [...partners.values()], orders: found, rejects };
}

/** An order that nobody is named to have given, or of which nobody says what it is for; or this token may not see it. */
function incomplete(order: OrderRecord, line: number, reason: string): Reject {
  const column = reason === 'customer-missing' ? 'orders.companies' : 'orders.line_items';
  return { line, column, value: `${numberOf(order)} (${order.id})`, reason };
}

/** Customers, of which one has many orders: each is asked for once in a pull. */
async function customersOf(
  scope: PullScope,
  ids: readonly string[],
  rejects: Reject[],
): Promise<Map<string, Partner>> {
  const { customers } = scope;
  if (customers.size > MOST_AT_HAND) customers.clear();
  const unknown = ids.filter((id) => !customers.has(id));
  if (unknown.length > 0)
    for (const [id, partner] of await readCompanies(scope, unknown, rejects)) customers.set(id, partner);
  return customers;
}

/** The lines of these orders; one of which no line can be read is named by its lines, one with returns alone has none. */
async function linesOf(scope: PullScope, orders: readonly string[], rejects: Reject[]) {
  const links = await scope.portal.associated('orders', 'line_items', orders);
  const raw = await scope.portal.read('line_items', [...links.values()].flat());
  const lines = new Map(parseAll('line_items', lineSchema, raw, rejects).map((each) => [each.id, each]));
  const byOrder = new Map<string, LineRecord[]>();
  for (const [order, ids] of links) {
    const those = ids.flatMap((id) => lines.get(id) ?? []).filter(({ quantity }) => quantity >= 0);
    if (ids.length > 0) byOrder.set(order, those);
  }
  return byOrder;
}

interface OrderContext {
  ownId: string;
  customerId: string;
  currency: string;
  isCancelled: boolean;
  buyer: string;
  provenance: Provenance;
}

function numberOf({ id, hs_order_name: name, hs_external_order_id: external }: OrderRecord): string {
  return (plainText(name) || external?.trim() || id).slice(0, 100);
}

/** An order of a customer: our own company serves it, and each line is the customer's demand. */
function toOrder(order: OrderRecord, lines: readonly LineRecord[], context: OrderContext): Order {
  const external = order.hs_external_order_id?.trim();
  const number = numberOf(order);
  return {
    id: `${context.ownId}/${normaliseNumber(number)}`,
    kind: 'sales',
    number,
    partnerId: context.ownId,
    ...(context.buyer ? { buyer: context.buyer } : {}),
    lines: lines.map((line) => toLine(line, order, (external || number).slice(0, 100), context)),
  };
}

function toLine(
  line: LineRecord,
  order: OrderRecord,
  salesOrder: string,
  { customerId, isCancelled, currency: ofAccount, provenance }: OrderContext,
): OrderLine {
  const { quantity: ordered, price, amount, ...rest } = line;
  const currency =
    currencyOf(rest.hs_line_item_currency_code) || currencyOf(order.hs_currency_code) || ofAccount;
  const number = rest.hs_sku?.trim().slice(0, 100);
  const description = plainText(rest.name || rest.description).slice(0, 500);
  const sentOn = order.hs_createdate ? new Date(order.hs_createdate).toISOString().slice(0, 10) : undefined;
  const id = `line_items,${line.id}`;
  return {
    id,
    item: { ...(number ? { number } : {}), ...(description ? { description } : {}) },
    ordered,
    ...(isCancelled ? { cancelled: ordered } : {}),
    ...(price ? { unitPrice: { amount: price, currency } } : {}),
    ...(amount ? { value: { amount, currency } } : {}),
    ...(sentOn ? { sentOn } : {}),
    shipments: [],
    receipts: [],
    qualityEvents: [],
    invoices: [],
    pegs: [{ customerId, salesOrder, quantity: ordered }],
    nativeId: id,
    provenance,
  };
}
