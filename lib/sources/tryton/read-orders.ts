import type { Reject } from '../../domain/import-job.ts';
import type { Order } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import { chosenReader, namesOf } from './chosen-fields.ts';
import { FIELDS } from './fields.ts';
import { readEvents } from './read-events.ts';
import { readParties } from './read-parties.ts';
import { pegsOf, readPegs } from './read-pegs.ts';
import { isOrdered, placeReturns, withReturns } from './read-returns.ts';
import * as records from './records.ts';
import { groupBy, idOf, OPEN_STATES, type PullScope, parseAll, provenanceOf, search } from './search.ts';
import { toPurchase, toSale } from './to-order.ts';

interface Found {
  partners: Partner[];
  orders: Order[];
  rejects: Reject[];
}
type Raw = Record<string, unknown>;

/** Purchases of one page with their suppliers, what went back of them, and the customers they are for. */
export async function readPurchases(scope: PullScope, page: readonly Raw[]): Promise<Found> {
  const rejects: Reject[] = [];
  const raw = await withReturns(scope, 'purchase', page);
  const purchases = parseAll('purchase.purchase', records.purchaseSchema, raw, rejects);
  const rawLines = await search(scope, 'purchase.line', linesOf('purchase', raw), {
    fields: [...FIELDS['purchase.line'], ...namesOf(scope.fields, 'line')],
  });
  const lines = parseAll('purchase.line', records.purchaseLineSchema, rawLines, rejects);
  const events = await readEvents(scope, 'purchase.line', rawLines.map(idOf), rejects);
  const returns = placeReturns('purchase', purchases, lines, events.moves, rejects);
  const pegs = await readPegs(scope, rawLines, rejects);
  const provenance = provenanceOf(scope);
  const customers = [...pegs.values()].flat().map((peg) => peg['sale.'].party);
  const suppliers = purchases.map(({ party }) => party);
  const parties = await readParties(scope, [...suppliers, ...customers], provenance, rejects);
  const bought = groupBy(lines.filter(isOrdered), ({ purchase }) => purchase);
  const chosen = chosenReader(scope.fields, raw, rawLines, rejects);
  const found = collected();
  for (const purchase of purchases) {
    const supplier = parties.partner(purchase.party, 'supplier');
    const own = bought.get(purchase.id);
    if (!supplier || !own) continue;
    const more = (id: number) => ({
      returns: returns.get(id) ?? [],
      pegs: pegsOf(pegs.get(id) ?? [], parties),
    });
    const order = toPurchase(purchase, own, supplier.id, { ...events, more }, provenance);
    found.add(chosen(order, purchase.id), supplier);
  }
  for (const customer of customers) found.know(parties.partner(customer, 'customer'));
  return { ...found.records(), rejects };
}

/** Sales of one page with their customers, what came back of them, and our own company, which serves them. */
export async function readSales(scope: PullScope, page: readonly Raw[]): Promise<Found> {
  const rejects: Reject[] = [];
  const raw = await withReturns(scope, 'sale', page);
  const sales = parseAll('sale.sale', records.saleSchema, raw, rejects);
  const rawLines = await search(scope, 'sale.line', linesOf('sale', raw));
  const lines = parseAll('sale.line', records.saleLineSchema, rawLines, rejects);
  const events = await readEvents(scope, 'sale.line', rawLines.map(idOf), rejects);
  const returns = placeReturns('sale', sales, lines, events.moves, rejects);
  const more = (id: number) => ({ returns: returns.get(id) ?? [] });
  const sold = groupBy(lines.filter(isOrdered), ({ sale }) => sale);
  const provenance = provenanceOf(scope);
  const customers = sales.map(({ party }) => party);
  const parties = await readParties(scope, [scope.ownParty, ...customers], provenance, rejects);
  const company = parties.partner(scope.ownParty, 'own-site');
  const found = collected();
  await readBought(scope, rawLines, found, rejects);
  for (const sale of sales) {
    const customer = parties.partner(sale.party, 'customer');
    const own = sold.get(sale.id);
    if (!customer || !company || !own) continue;
    const between = { ownId: company.id, customerId: customer.id };
    found.add(toSale(sale, own, between, { ...events, more }, provenance), company, customer);
  }
  return { ...found.records(), rejects };
}

/** Purchases made for sales that changed: a new day or quantity is also theirs. A first load has read them anyway. */
async function readBought(
  scope: PullScope,
  saleLines: readonly Raw[],
  found: ReturnType<typeof collected>,
  rejects: Reject[],
): Promise<void> {
  const requests = saleLines.flatMap(({ purchase_request: id }) => (typeof id === 'number' ? [id] : []));
  if (!scope.delta || requests.length === 0) return;
  if (scope.capabilities['purchase.line.requests'] === false) return;
  const domain = [
    ['lines.requests', 'in', requests],
    ['state', 'in', OPEN_STATES],
  ];
  const fields = [...FIELDS['purchase.purchase'], ...namesOf(scope.fields, 'order')];
  const raw = await search(scope, 'purchase.purchase', domain, { fields });
  const bought = await readPurchases(scope, raw);
  rejects.push(...bought.rejects);
  for (const order of bought.orders) found.add(order);
  for (const partner of bought.partners) found.know(partner);
}

function linesOf(parent: 'purchase' | 'sale', raw: readonly Raw[]): unknown[] {
  return [
    [parent, 'in', raw.map(idOf)],
    ['type', '=', 'line'],
  ];
}

/** Orders of a page, each partner once per role. */
function collected() {
  const partners = new Map<string, Partner>();
  const orders: Order[] = [];
  const know = (partner: Partner | undefined) => {
    if (partner) partners.set(`${partner.id} ${partner.roles}`, partner);
  };
  return {
    know,
    add(order: Order, ...of: Partner[]) {
      orders.push(order);
      for (const partner of of) know(partner);
    },
    records: () => ({ partners: [...partners.values()], orders }),
  };
}
