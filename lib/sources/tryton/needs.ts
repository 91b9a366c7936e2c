import type { OfferName } from '../offers.ts';

/** What surfaces show that rests on objects or fields which a Tryton need not have. */
export const NEEDS = {
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
} as const satisfies Partial<Record<OfferName, readonly string[]>>;
