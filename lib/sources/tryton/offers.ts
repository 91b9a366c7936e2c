import type { Capabilities } from '../../domain/connection.ts';

/** What surfaces show that rests on objects or fields which a Tryton need not have. */
const NEEDS = {
  receipts: ['stock.move'],
  despatch: ['stock.shipment.in'],
  returns: ['purchase.purchase.origin', 'stock.move'],
  invoices: ['account.invoice.line'],
  payments: ['account.invoice', 'account.move.line'],
  sales: ['sale.sale', 'sale.line'],
  'sale-returns': ['sale.sale', 'sale.sale.origin', 'stock.move'],
  pegs: ['sale.line', 'purchase.line.requests', 'sale.line.purchase_request'],
  stock: ['product.product', 'stock.location'],
  limits: ['stock.order_point'],
  forecasts: ['stock.forecast.line', 'purchase.product_supplier'],
  cases: ['sale.complaint'],
  notes: ['ir.note'],
  contacts: ['party.contact_mechanism'],
  addresses: ['party.address'],
} as const satisfies Record<string, readonly string[]>;
type OfferName = keyof typeof NEEDS;

/** One thing that the system can tell or take, or why not. */
export interface Offer {
  name: OfferName;
  state: 'there' | 'missing' | 'not-permitted';
  /** The object or field that it fails by, as Tryton calls it. */
  lacks?: string;
}

/** What a system was found to offer at its last check. What was not asked then counts as there. */
export function offersOf(capabilities: Capabilities): Offer[] {
  return (Object.keys(NEEDS) as OfferName[]).map((name) => {
    const lacks = NEEDS[name].find((each) => capabilities[each] === false || lacksObject(capabilities, each));
    if (lacks === undefined) return { name, state: 'there' };
    return { name, state: capabilities[`read:${lacks}`] === false ? 'not-permitted' : 'missing', lacks };
  });
}

/** A field of an object that is not there is not there either. */
function lacksObject(capabilities: Capabilities, name: string): boolean {
  const object = name.split('.').slice(0, 2).join('.');
  return object !== name && capabilities[object] === false;
}
