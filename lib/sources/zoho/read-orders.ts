import type { Reject } from '../../domain/import-job.ts';
import type { Order } from '../../domain/order.ts';
import type { Partner, PartnerRole } from '../../domain/partner.ts';
import { ownCompany } from '../own-company.ts';
import type { FoundRecords } from '../source.ts';
import type { Raw } from './crm.ts';
import { LINES, type OrderModule } from './fields.ts';
import { readLines } from './read-lines.ts';
import { readPartners } from './read-partners.ts';
import { type PurchaseRecord, purchaseSchema, type SalesRecord, salesSchema } from './records.ts';
import { type PullScope, parseAll, provenanceOf } from './scope.ts';
import { isDraft, toPurchase, toSale } from './to-order.ts';

/** Sales orders of one page with their lines and customers, and our own company, which serves them. */
export async function readSales(scope: PullScope, raw: readonly Raw[]): Promise<FoundRecords> {
  const rejects: Reject[] = [];
  const orders = parseAll('Sales_Orders', salesSchema, raw, rejects).filter((order) => !isDraft(order));
  const own = ownCompany(scope.company, provenanceOf(scope));
  return whole<SalesRecord>(scope, 'Sales_Orders', orders, rejects, {
    companyOf: ({ Account_Name }) => Account_Name?.id,
    numberOf: ({ SO_Number }) => SO_Number,
    role: 'customer',
    beside: own,
    make: (order, lines, customer, context) =>
      toSale(order, lines, { ownId: own.id, customerId: customer.id }, context),
  });
}

/** Purchase orders of one page with their lines and vendors. */
export async function readPurchases(scope: PullScope, raw: readonly Raw[]): Promise<FoundRecords> {
  const rejects: Reject[] = [];
  const orders = parseAll('Purchase_Orders', purchaseSchema, raw, rejects).filter((order) => !isDraft(order));
  return whole<PurchaseRecord>(scope, 'Purchase_Orders', orders, rejects, {
    companyOf: ({ Vendor_Name }) => Vendor_Name?.id,
    numberOf: ({ PO_Number, id }) => PO_Number ?? id,
    role: 'supplier',
    make: (order, lines, vendor, context) => toPurchase(order, lines, vendor.id, context),
  });
}

interface Kind<Head> {
  companyOf(order: Head): string | undefined;
  numberOf(order: Head): string;
  /** Who orders from us is a customer, and who we order from a supplier, whatever else it is called. */
  role: PartnerRole;
  beside?: Partner;
  make(
    order: Head,
    lines: Parameters<typeof toSale>[1],
    partner: Partner,
    context: Parameters<typeof toSale>[3],
  ): Order;
}

async function whole<Head extends SalesRecord | PurchaseRecord>(
  scope: PullScope,
  module: OrderModule,
  orders: readonly Head[],
  rejects: Reject[],
  { companyOf, numberOf, role, beside, make }: Kind<Head>,
): Promise<FoundRecords> {
  if (orders.length === 0) return { partners: [], orders: [], rejects };
  const ids = orders.map(({ id }) => id);
  const lines = await readLines(scope, module, ids, rejects);
  const companies = orders.flatMap((order) => companyOf(order) ?? []);
  const of = role === 'customer' ? 'Accounts' : 'Vendors';
  const known = await readPartners(scope, of, companies, rejects);
  const context = {
    currency: scope.currency,
    owners: await scope.owners(),
    provenance: provenanceOf(scope),
    together: scope.capabilities[LINES[module]] === true,
  };
  const found: Order[] = [];
  const partners = new Map<string, Partner>();
  for (const [at, order] of orders.entries()) {
    const partner = known.get(companyOf(order) ?? '');
    const own = lines.get(order.id);
    if (!partner || !own) {
      const reason = partner
        ? 'lines-missing'
        : role === 'customer'
          ? 'customer-missing'
          : 'supplier-missing';
      const value = `${numberOf(order).slice(0, 100)} (${order.id})`;
      rejects.push({ line: at + 1, column: module, value, reason });
      continue;
    }
    if (own.length === 0) continue;
    found.push(make(order, own, partner, context));
    const roles = [...new Set([...partner.roles, role])];
    for (const each of [...(beside ? [beside] : []), { ...partner, roles }]) partners.set(each.id, each);
  }
  return { partners: [...partners.values()], orders: found, rejects };
}
