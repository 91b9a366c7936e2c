import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { moneySchema } from './money.ts';
import { provenanceSchema } from './provenance.ts';

/** A quantity as a finite number in the line's unit. Never `0` for "not known": then the field is absent. */
const quantity = z.number().finite();
const text = (max: number) => z.string().max(max);

/** Goods on their way: the supplier's despatch advice (ASN), our delivery note for a sales order. */
const shipmentSchema = z.object({
  number: text(100),
  /** Day of despatch; absent when the source names the shipment only. */
  shippedOn: calendarDateSchema.optional(),
  quantity: quantity.optional(),
  /** Day on which the despatch advice reached us. */
  advisedOn: calendarDateSchema.optional(),
});
export type Shipment = z.infer<typeof shipmentSchema>;

/** Goods that arrived. Several per line where it came in parts. */
const receiptSchema = z.object({
  number: text(100).optional(),
  receivedOn: calendarDateSchema,
  /** Absent where the source says when but not how much. */
  quantity: quantity.optional(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** A quality finding on goods of this line. */
const qualityEventSchema = z.object({
  foundOn: calendarDateSchema,
  rejected: quantity,
  reason: text(300).optional(),
});
export type QualityEvent = z.infer<typeof qualityEventSchema>;

const invoiceSchema = z.object({
  number: text(100),
  invoicedOn: calendarDateSchema.optional(),
  amount: moneySchema.optional(),
  /** What it charges for. */
  quantity: quantity.optional(),
  /** True when it matched order and receipt at the first try; a later manual fix leaves it false. */
  matched: z.boolean().optional(),
  /** Day by which we should pay, and day on which we did. */
  payableOn: calendarDateSchema.optional(),
  paidOn: calendarDateSchema.optional(),
});
export type Invoice = z.infer<typeof invoiceSchema>;

/** Goods that went back to the supplier. */
const returnSchema = z.object({ returnedOn: calendarDateSchema, quantity });
export type GoodsReturn = z.infer<typeof returnSchema>;

/** A change of date, quantity or price after the first confirmation. */
const confirmationChangeSchema = z.object({
  changedOn: calendarDateSchema,
  field: z.enum(['date', 'quantity', 'price']),
  /** Who asked for it: only the supplier's own changes count against the supplier. */
  by: z.enum(['supplier', 'buyer']),
  /** For dates: days that it moved, positive is later. */
  days: z.number().int().optional(),
});
export type ConfirmationChange = z.infer<typeof confirmationChangeSchema>;

/** The customer demand that a purchase order line serves (pegging). */
const pegSchema = z.object({
  customerId: z.string().max(120),
  /** The customer's order with us, as written; absent where only the customer is known. */
  salesOrder: text(100).optional(),
  quantity: quantity.optional(),
  neededOn: calendarDateSchema.optional(),
});
export type Peg = z.infer<typeof pegSchema>;

export const orderLineSchema = z.object({
  /** Unique in its order: the line number, else the source's record id, else made from item and occurrence. */
  id: z.string().min(1).max(100),
  /** The line number as people know it; absent where the file has none. */
  number: text(20).optional(),
  item: z.object({
    /** Our part number. */
    number: text(100).optional(),
    /** The supplier's part number. */
    supplierNumber: text(100).optional(),
    /** GTIN (EAN, UPC) as the source writes it. */
    gtin: text(20).optional(),
    description: text(500).optional(),
    /** Material group or commodity. */
    group: text(100).optional(),
    /** Part numbers that may be delivered in its place. */
    alternates: z.array(text(100)).optional(),
  }),
  ordered: quantity.optional(),
  /** What the buyer took off the order. */
  cancelled: quantity.optional(),
  /** The source says that nothing more comes of it, and not when it came: neither open nor cancelled, on time nor late. */
  closed: z.boolean().optional(),
  /** The day on which a system first said so that had told the line as open before; absent where it was so when first read. */
  closedSeenOn: calendarDateSchema.optional(),
  unit: text(40).optional(),
  unitPrice: moneySchema.optional(),
  value: moneySchema.optional(),
  /** What one unit should cost by our own books, in the currency of the price. */
  standardPrice: moneySchema.optional(),
  /** Where the goods go (country or site) and how they travel: with the supplier, the lane. */
  shipTo: text(100).optional(),
  mode: text(60).optional(),
  /** Day the order went to the supplier, where lines of one order differ in it. */
  sentOn: calendarDateSchema.optional(),
  requestedOn: calendarDateSchema.optional(),
  /** The first date that the supplier confirmed: what deliveries are graded on. */
  firstPromisedOn: calendarDateSchema.optional(),
  /** The date that holds now. */
  lastPromisedOn: calendarDateSchema.optional(),
  /** Day on which the supplier acknowledged the line. */
  confirmedOn: calendarDateSchema.optional(),
  shipments: z.array(shipmentSchema),
  receipts: z.array(receiptSchema),
  qualityEvents: z.array(qualityEventSchema),
  invoices: z.array(invoiceSchema),
  pegs: z.array(pegSchema),
  returns: z.array(returnSchema).optional(),
  changes: z.array(confirmationChangeSchema).optional(),
  /** Lots of this line that incoming goods inspected and rejected. */
  lots: z.object({ inspected: quantity, rejected: quantity }).optional(),
  /** Whether the papers were correct and the goods undamaged; absent is not known. */
  documentsCorrect: z.boolean().optional(),
  undamaged: z.boolean().optional(),
  /** Line, record or row in the source, for "where does this come from". */
  nativeId: text(100).optional(),
  provenance: provenanceSchema,
});
/** `leftOut`: a dispute about it was accepted, so that no figure of what the partner does counts it. Set by the store when it is read, never stored. */
export type OrderLine = z.infer<typeof orderLineSchema> & { leftOut?: boolean };

/** The partner of an order whose file names its number only; it joins the order of that number once one is known. */
export const UNKNOWN_PARTNER = '?';

/** Dates that an order's heading gives for each line that says nothing itself. */
const headingDatesSchema = z.object({
  sentOn: calendarDateSchema.optional(),
  requestedOn: calendarDateSchema.optional(),
  firstPromisedOn: calendarDateSchema.optional(),
  lastPromisedOn: calendarDateSchema.optional(),
  confirmedOn: calendarDateSchema.optional(),
  /** Who said so; the store fills it in from the job where the reader of a file left it out. */
  provenance: provenanceSchema.optional(),
});
export type HeadingDates = z.infer<typeof headingDatesSchema>;

/**
 * The order is the aggregate: header, lines and all that happened to them. A `purchase` order goes to a supplier,
 * a `sales` order is served by one of our own sites.
 */
export const orderSchema = z.object({
  /** `<partnerId>/<normalised number>`: the same number of two suppliers is two orders. */
  id: z.string().min(1).max(200),
  kind: z.enum(['purchase', 'sales']),
  /** As the source writes it. */
  number: z.string().min(1).max(100),
  /** Who delivers: the supplier, or our own site. */
  partnerId: z.string().min(1).max(120),
  /** Our people and units that the order belongs to. */
  buyer: text(200).optional(),
  buyerGroup: text(100).optional(),
  plant: text(100).optional(),
  company: text(100).optional(),
  /** Present where a file of order headings gave dates. Stored as said; readers get lines that have them filled in. */
  heading: headingDatesSchema.optional(),
  lines: z.array(orderLineSchema),
});
export type Order = Omit<z.infer<typeof orderSchema>, 'lines'> & { lines: OrderLine[] };
