import type { Reject } from '../../domain/import-job.ts';
import type { Order } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { readEvents } from './read-events.ts';
import { readParties } from './read-parties.ts';
import * as records from './records.ts';
import { groupBy, idOf, type PullScope, parseAll, search } from './search.ts';
import { toPurchase, toSale } from './to-order.ts';

interface Found {
  partners: Partner[];
  orders: Order[];
  rejects: Reject[];
}

/** Purchases of one page with their suppliers. */
export async function readPurchases(scope: PullScope, raw: Record<string, unknown>[]): Promise<Found> {
  const rejects: Reject[] = [];
  const purchases = parseAll('purchase.purchase', records.purchaseSchema, raw, rejects);
  const rawLines = await search(scope, 'purchase.line', linesOf('purchase', raw));
  const lines = groupBy(
    goodsOnly(
      'purchase.line',
      parseAll('purchase.line', records.purchaseLineSchema, rawLines, rejects),
      rejects,
    ),
    ({ purchase }) => purchase,
  );
  const events = await readEvents(scope, 'purchase.line', rawLines.map(idOf), rejects);
  const provenance = provenanceOf(scope);
  const suppliers = purchases.map(({ party }) => party);
  const parties = await readParties(scope, suppliers, provenance, rejects);
  const found = collected();
  for (const purchase of purchases) {
    const supplier = parties.partner(purchase.party, 'supplier');
    const own = lines.get(purchase.id);
    if (!supplier || !own) continue;
    found.add(toPurchase(purchase, own, supplier.id, events, provenance), supplier);
  }
  return { ...found.records(), rejects };
}

/** Sales of one page with their customers, and with our own company, which serves them. */
export async function readSales(scope: PullScope, raw: Record<string, unknown>[]): Promise<Found> {
  const rejects: Reject[] = [];
  const sales = parseAll('sale.sale', records.saleSchema, raw, rejects);
  const rawLines = await search(scope, 'sale.line', linesOf('sale', raw));
  const lines = groupBy(
    goodsOnly('sale.line', parseAll('sale.line', records.saleLineSchema, rawLines, rejects), rejects),
    ({ sale }) => sale,
  );
  const events = await readEvents(scope, 'sale.line', rawLines.map(idOf), rejects);
  const provenance = provenanceOf(scope);
  const customers = sales.map(({ party }) => party);
  const parties = await readParties(scope, [scope.ownParty, ...customers], provenance, rejects);
  const company = parties.partner(scope.ownParty, 'own-site');
  const found = collected();
  for (const sale of sales) {
    const customer = parties.partner(sale.party, 'customer');
    const own = lines.get(sale.id);
    if (!customer || !company || !own) continue;
    const between = { ownId: company.id, customerId: customer.id };
    found.add(toSale(sale, own, between, events, provenance), company, customer);
  }
  return { ...found.records(), rejects };
}

function linesOf(parent: 'purchase' | 'sale', raw: Record<string, unknown>[]): unknown[] {
  return [
    [parent, 'in', raw.map(idOf)],
    ['type', '=', 'line'],
  ];
}

function provenanceOf({ sourceId, session, jobId }: PullScope): Provenance {
  return { sourceId, fetchedAt: session.serverTime(), jobId };
}

/** A line with less than nothing takes goods back; it belongs to no order that is delivered. */
function goodsOnly<T extends { id: number; quantity: number | null }>(
  model: string,
  lines: readonly T[],
  rejects: Reject[],
): T[] {
  return lines.filter(({ id, quantity }) => {
    if (quantity === null || quantity >= 0) return true;
    rejects.push({
      line: id,
      column: `${model}.quantity`,
      value: `${quantity}`,
      reason: 'quantity-negative',
    });
    return false;
  });
}

/** Orders of a page, each partner once per role. */
function collected() {
  const partners = new Map<string, Partner>();
  const orders: Order[] = [];
  return {
    add(order: Order, ...of: Partner[]) {
      orders.push(order);
      for (const partner of of) partners.set(`${partner.id} ${partner.roles}`, partner);
    },
    records: () => ({ partners: [...partners.values()], orders }),
  };
}
