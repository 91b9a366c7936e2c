import type { Reject } from '../../domain/import-job.ts';
import type { Order } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import type { FoundRecords } from '../source.ts';
import { currenciesOf, productsOf } from './lookups.ts';
import type { Raw } from './organisation.ts';
import { readAccounts } from './read-accounts.ts';
import { inRole } from './read-orders.ts';
import {
  type PurchaseLineRecord,
  purchaseLineSchema,
  purchaseSchema,
  receiptLineSchema,
  receiptSchema,
} from './records.ts';
import { type PullScope, parseAll, provenanceOf, rowsOf } from './scope.ts';
import { isThere } from './tables.ts';
import { DRAFT, type Receipts, toPurchase } from './to-purchase.ts';

/** Purchase orders of one page with their lines, what arrived, and who delivers. Drafts are nobody's order yet. */
export async function readPurchases(scope: PullScope, raw: readonly Raw[]): Promise<FoundRecords> {
  const rejects: Reject[] = [];
  const orders = parseAll('msdyn_purchaseorder', purchaseSchema, raw, rejects).filter(
    ({ msdyn_systemstatus }) => msdyn_systemstatus !== DRAFT,
  );
  if (orders.length === 0) return { partners: [], orders: [], rejects };
  const ids = orders.map(({ msdyn_purchaseorderid }) => msdyn_purchaseorderid);
  const lines = await linesOf(scope, ids, rejects);
  const all = [...lines.values()].flat();
  const receipts = await receiptsOf(scope, all, rejects);
  const provenance = provenanceOf(scope);
  const vendors = orders.flatMap(({ _msdyn_vendor_value: id }) => id ?? []);
  const suppliers = await readAccounts(scope, vendors, provenance, rejects);
  const products = all.flatMap(({ _msdyn_product_value: id }) => id ?? []);
  const words = {
    products: await productsOf(scope, products, rejects),
    currencies: await currenciesOf(scope),
    currency: scope.currency,
  };
  const found: Order[] = [];
  const partners = new Map<string, Partner>();
  for (const [at, order] of orders.entries()) {
    const supplier = suppliers.get(order._msdyn_vendor_value ?? '');
    const those = lines.get(order.msdyn_purchaseorderid) ?? [];
    if (!supplier) {
      const value = `${order.msdyn_name.slice(0, 100)} (${order.msdyn_purchaseorderid})`;
      const column = 'msdyn_purchaseorder.msdyn_vendor';
      rejects.push({ line: at + 1, column, value, reason: 'supplier-missing' });
      continue;
    }
    if (those.length === 0) continue;
    found.push(toPurchase(order, those, supplier.id, words, receipts, provenance));
    partners.set(supplier.id, inRole(supplier, 'supplier'));
  }
  return { partners: [...partners.values()], orders: found, rejects };
}

async function linesOf(scope: PullScope, orders: readonly string[], rejects: Reject[]) {
  const raw = await rowsOf(scope, 'msdyn_purchaseorderproduct', '_msdyn_purchaseorder_value', orders);
  const byOrder = new Map<string, PurchaseLineRecord[]>();
  for (const line of parseAll('msdyn_purchaseorderproduct', purchaseLineSchema, raw, rejects)) {
    const order = line._msdyn_purchaseorder_value;
    byOrder.set(order, [...(byOrder.get(order) ?? []), line]);
  }
  return byOrder;
}

/** What arrived of these lines; undefined where this user may not see receipts, or there are none in this system. */
async function receiptsOf(
  scope: PullScope,
  lines: readonly PurchaseLineRecord[],
  rejects: Reject[],
): Promise<Receipts | undefined> {
  if (!isThere(scope.capabilities, 'msdyn_purchaseorderreceipt', 'msdyn_purchaseorderreceiptproduct'))
    return undefined;
  const ids = lines.map(({ msdyn_purchaseorderproductid }) => msdyn_purchaseorderproductid);
  const table = 'msdyn_purchaseorderreceiptproduct';
  const raw = await rowsOf(scope, table, '_msdyn_purchaseorderproduct_value', ids);
  const parts = parseAll(table, receiptLineSchema, raw, rejects);
  const headings = parts.flatMap(({ _msdyn_purchaseorderreceipt_value: id }) => id ?? []);
  const heads = parseAll(
    'msdyn_purchaseorderreceipt',
    receiptSchema,
    await rowsOf(scope, 'msdyn_purchaseorderreceipt', 'msdyn_purchaseorderreceiptid', headings),
    rejects,
  );
  const byId = new Map(heads.map((each) => [each.msdyn_purchaseorderreceiptid, each]));
  return Map.groupBy(
    parts.map((line) => ({ line, receipt: byId.get(line._msdyn_purchaseorderreceipt_value ?? '') })),
    ({ line }) => line._msdyn_purchaseorderproduct_value ?? '',
  );
}
