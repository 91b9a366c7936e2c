import type { Reject } from '../domain/import-job.ts';
import type { Order } from '../domain/order.ts';
import type { Partner } from '../domain/partner.ts';

/** One page of domain records from a source, with the cursor that continues behind it. */
export interface SourcePage<Cursor> {
  partners: Partner[];
  /** Orders may come in parts: lines of one order lie scattered in real files. The store merges by id. */
  orders: Order[];
  rejects: Reject[];
  /** Rows or records this page covers, counted before merging. */
  rows: number;
  cursor: Cursor;
  /**
   * Where in the source a field of an order line (of its order, where `lineId` is empty) was last said; null for a field
   * that repeats another one.
   */
  placeOf(orderId: string, lineId: string, field: string): { line: number; column: string } | null;
}
