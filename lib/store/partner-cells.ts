import type { CalendarDate } from '../domain/calendar-date.ts';
import { type Store, transact } from './open.ts';
import { UNION_SCOPE, unionsOf } from './unions.ts';

/**
 * The cells of one partner: what its figures are read from. A commit leaves them as they are and deletes the summary
 * beside them: without it they hold for nobody, but tell the next making which months it need not make again.
 */
export interface CellsRecord {
  partnerId: string;
  definition: number;
  /** The day that counted as today. */
  day: CalendarDate;
  /**
   * One per set of rules that the partner is judged by: the cells of its orders by month, as JSON, and those of what is known
   * beside orders; null while they change with the hour or the day.
   */
  sets: { rules: string; months: [month: string, cells: string][]; relations: string | null }[];
  /**
   * Each order that went in: the digest of its content, where its month numbers end in `months`, and whether a part of it
   * lies after `day` and is not in the cells yet.
   */
  orders: {
    digests: Float64Array<ArrayBuffer>;
    ends: Uint32Array<ArrayBuffer>;
    months: Int32Array<ArrayBuffer>;
    hidden: Uint8Array<ArrayBuffer>;
  };
}

/** The stored cells of a partner of whom nothing has changed since; undefined where they have to be made. Readers check them. */
export function currentCells(store: Store, partnerId: string): Promise<unknown> {
  return transact(store, [...UNION_SCOPE, 'summaries', 'cells'], 'readonly', async (tx) => {
    const head = (await unionsOf(store, tx)).headOf(partnerId);
    if ((await tx.objectStore('summaries').getKey(head)) === undefined) return undefined;
    return tx.objectStore('cells').get(head);
  });
}

/** What is stored of these partners, current or not, in their sequence. */
export function cellsOfPartners(store: Store, partnerIds: readonly string[]): Promise<unknown[]> {
  return transact(store, ['cells'], 'readonly', (tx) =>
    Promise.all(partnerIds.map((id) => tx.objectStore('cells').get(id))),
  );
}
