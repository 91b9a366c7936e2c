import { z } from 'zod';

/*
 * What is read of Tryton's records, after `parseAnswer`. Fields of related records come under the relation's name with a
 * dot: `party.name` as `{"party.": {"name": …}}`. Whatever else a record holds is left aside.
 */

const id = z.number().int().positive();
const day = z.iso.date().nullable();
const words = z.string().nullable();
const decimal = z.string().nullable();

const partyNameSchema = z.object({ id, name: z.string(), code: words });

const orderSchema = z.object({
  id,
  number: z.string().min(1),
  state: z.string(),
  shipment_state: words,
  party: id,
  'currency.': z.object({ code: z.string() }).nullable(),
  /** `purchase.purchase,12` of a purchase that takes goods of it back; a sale says the same of a sale. */
  origin: words.optional(),
});
export const purchaseSchema = orderSchema.extend({
  purchase_date: day,
  delivery_date: day.optional(),
});
export const saleSchema = orderSchema.extend({ sale_date: day, shipping_date: day.optional() });
export type PurchaseRecord = z.infer<typeof purchaseSchema>;
export type SaleRecord = z.infer<typeof saleSchema>;

const lineSchema = z.object({
  id,
  quantity: z.number().finite().nullable(),
  description: words,
  unit_price: decimal,
  amount: decimal,
  'product.': z.object({ id, code: words, name: z.string() }).nullable(),
  'unit.': z.object({ symbol: z.string() }).nullable(),
});
export const purchaseLineSchema = lineSchema.extend({
  purchase: id,
  delivery_date: day.optional(),
  delivery_date_edit: z.coerce.boolean().optional(),
  delivery_date_store: day.optional(),
  'product_supplier.': z.object({ code: words }).nullable().optional(),
});
export const saleLineSchema = lineSchema.extend({
  sale: id,
  shipping_date: day.optional(),
  purchase_request: id.nullable().optional(),
});
export type PurchaseLineRecord = z.infer<typeof purchaseLineSchema>;
export type SaleLineRecord = z.infer<typeof saleLineSchema>;

/** A sale line for which something was requested from suppliers, with its sale. */
export const pegSchema = z.object({
  id,
  purchase_request: id,
  quantity: z.number().finite().nullable(),
  shipping_date: day.optional(),
  'sale.': z.object({
    number: z.string().min(1),
    state: z.string(),
    party: id,
    shipping_date: day.optional(),
  }),
});
export type PegRecord = z.infer<typeof pegSchema>;

/** `stock.move`: goods that came, or are planned to. */
export const moveSchema = z.object({
  id,
  /** `purchase.line,12`. */
  origin: z.string(),
  quantity: z.number().finite(),
  state: z.string(),
  planned_date: day,
  effective_date: day,
  /** `stock.shipment.in,3`. */
  shipment: words,
});
export type MoveRecord = z.infer<typeof moveSchema>;

export const shipmentSchema = z.object({ id, number: words, reference: words.optional() });
export type ShipmentRecord = z.infer<typeof shipmentSchema>;

export const invoiceLineSchema = z.object({
  id,
  origin: z.string(),
  quantity: z.number().finite().nullable(),
  amount: decimal,
  'invoice.': z
    .object({
      id,
      number: words,
      reference: words,
      state: z.string(),
      invoice_date: day,
      'currency.': z.object({ code: z.string() }).nullable(),
    })
    .nullable(),
});
export type InvoiceLineRecord = z.infer<typeof invoiceLineSchema>;

/** When an invoice was paid whole (`reconciled`), and the entries that say by when it has to be. */
export const invoiceSchema = z.object({
  id,
  reconciled: day.optional(),
  lines_to_pay: z.array(id).optional(),
});
export const dueSchema = z.object({ id, maturity_date: day });

export const partySchema = partyNameSchema.extend({
  'lang.': z.object({ code: words }).nullable().optional(),
});
export type PartyRecord = z.infer<typeof partySchema>;

export const mechanismSchema = z.object({
  party: id,
  type: z.string(),
  value: words,
  name: words.optional(),
});
export type MechanismRecord = z.infer<typeof mechanismSchema>;

export const addressSchema = z.object({
  id,
  party: id,
  sequence: z.number().nullable().optional(),
  city: words.optional(),
  'country.': z.object({ code: words }).nullable().optional(),
});
export type AddressRecord = z.infer<typeof addressSchema>;

export const identifierSchema = z.object({ party: id, type: words, code: words });
export type IdentifierRecord = z.infer<typeof identifierSchema>;

export const warehouseSchema = z.object({ id, name: z.string(), storage_location: id });
export const productSchema = z.object({
  id,
  code: words,
  template: id,
  /** At the locations and on the day that the question names. */
  quantity: z.number().finite(),
});
export const orderPointSchema = z.object({
  product: id,
  warehouse_location: id.nullable(),
  min_quantity: z.number().finite().nullable(),
  target_quantity: z.number().finite().nullable(),
});
export const productSupplierSchema = z.object({ template: id.nullable(), party: id });

export const forecastLineSchema = z.object({
  id,
  quantity: z.number().finite(),
  quantity_executed: z.number().finite().nullable().optional(),
  'product.': z.object({ code: words, template: id }),
  'forecast.': z.object({ from_date: z.iso.date(), to_date: z.iso.date(), create_date: z.number() }),
});

export const noteSchema = z.object({
  id,
  /** `party.party,3`. */
  resource: z.string(),
  message: words,
  /** Who wrote or changed it last, by name. */
  last_user: words.optional(),
  create_date: z.number(),
  write_date: z.number().nullable(),
});
export type NoteRecord = z.infer<typeof noteSchema>;

export const complaintSchema = z.object({
  id,
  number: words,
  customer: id,
  date: day,
  state: z.string(),
  description: words,
  create_date: z.number(),
  write_date: z.number().nullable(),
});
