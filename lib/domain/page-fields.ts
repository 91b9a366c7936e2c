/*
 * Words and limits of a page reading, apart from its schema: scripts in foreign pages run without libraries.
 */

/** What a page may say of an order or one of its lines. */
export const PAGE_FIELDS = [
  'line',
  'item',
  'supplierItem',
  'gtin',
  'description',
  'quantity',
  'open',
  'received',
  'unit',
  'price',
  'priceUnit',
  'amount',
  'currency',
  'ordered',
  'requested',
  'promised',
  'shipped',
  'delivered',
  'status',
  'supplier',
  'buyer',
  'tracking',
] as const;
export type PageField = (typeof PAGE_FIELDS)[number];

/** Rows of one message, and of one document: what is beyond that is not read, and the reading says so. */
export const MAX_ROWS_PER_MESSAGE = 500;
export const MAX_ROWS = 5_000;
/** Rows of known orders that are kept of one document while it is open. */
export const MAX_KEPT_ROWS = 2_000;

/** What kind of page it is: one order, a list of orders or lines, a shipment, or nothing that is known. */
export const PAGE_KINDS = ['order', 'orders', 'shipment', 'other'] as const;
