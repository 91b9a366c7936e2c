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
  /** Line in the source of what was last said of an order line, or of its order where `lineId` is empty. */
  lineInFile(orderId: string, lineId: string): number;
}
