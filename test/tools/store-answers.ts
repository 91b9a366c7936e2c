import type { Order } from '../../lib/domain/order.ts';
import type { Partner } from '../../lib/domain/partner.ts';
import type { Store } from '../../lib/store/open.ts';

type Queries = Pick<
  typeof import('../../lib/store/queries.ts'),
  'allPartners' | 'eachOrder' | 'findOrders' | 'findPartners' | 'ordersOfPartner' | 'storeCounts'
>;

/** Everything that a store answers, in one order: two stores with the same answers hold the same. */
export interface StoreAnswers {
  orders: Order[];
  partners: Partner[];
  ordersOfPartners: [partnerId: string, orderIds: string[]][];
  byNumber: [key: string, orderIds: string[]][];
  byAddress: [key: string, partnerIds: string[]][];
  counts: { partners: number; orders: number; lines: number };
}

/** Asks for every record, and for every number and address in them. The queries are passed: those of any version can be. */
export async function storeAnswers(store: Store, queries: Queries): Promise<StoreAnswers> {
  const orders: Order[] = [];
  await queries.eachOrder(store, (order) => void orders.push(order));
  const partners = await queries.allPartners(store);
  const { partners: some, orders: many, lines } = await queries.storeCounts(store);
  const ids = partners.map((partner) => partner.id).sort();
  const shelves = ids.map(async (id): Promise<[string, string[]]> => {
    return [id, (await queries.ordersOfPartner(store, id)).map((order) => order.id).sort()];
  });
  const numbers = await queries.findOrders(store, [...new Set(orders.flatMap(numbersIn))]);
  const addresses = await queries.findPartners(store, [...new Set(partners.flatMap(addressesIn))]);
  return {
    orders: orders.map(inOrder).sort(byId),
    partners: partners.sort(byId),
    ordersOfPartners: await Promise.all(shelves),
    byNumber: [...numbers]
      .map(([key, hits]): [string, string[]] => [key, hits.map(({ order }) => order.id).sort()])
      .sort(byKey),
    byAddress: [...addresses]
      .map(([key, hits]): [string, string[]] => [key, hits.map(({ id }) => id).sort()])
      .sort(byKey),
    counts: { partners: some, orders: many, lines },
  };
}

/** Lines have no order of their own. */
function inOrder(order: Order): Order {
  return { ...order, lines: [...order.lines].sort(byId) };
}

function numbersIn({ id, number, lines }: Order): string[] {
  const written = lines.flatMap((line) => [
    ...line.shipments.map((shipment) => shipment.number),
    ...line.invoices.map((invoice) => invoice.number),
    ...line.pegs.map((peg) => peg.salesOrder ?? ''),
  ]);
  return [id.slice(id.lastIndexOf('/') + 1), ...[number, ...written].map(plain)].filter((key) => key !== '');
}

function addressesIn({ numbers, domains, contacts }: Partner): string[] {
  return [...numbers, ...domains, ...contacts.flatMap(({ email }) => email ?? [])];
}

/** The spelling under which numbers are filed, for the plain numbers of fixtures. */
function plain(written: string): string {
  return written.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
