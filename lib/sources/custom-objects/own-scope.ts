import type { OwnObjects } from '../../domain/own-objects.ts';
import type { Provenance } from '../../domain/provenance.ts';
import type { FoundRecords } from '../source.ts';
import { currencyWithout, type SeenFields } from './gaps.ts';
import { gatherOrders } from './gather-orders.ts';
import type { OwnAccess, OwnRecord } from './own-access.ts';
import { readOwnOrders } from './read-orders.ts';

/** What own objects are read for. */
export interface OwnScope {
  own: OwnObjects | undefined;
  access: OwnAccess;
  provenance(): Provenance;
  /** Of amounts for which nothing else is said. */
  currency: string;
  /** Fields of objects as they are now, asked for once. */
  seen: SeenFields;
}

/** The orders of these records with all that belongs to them. `own`: the mapping of what is there. Throws what the system throws. */
export async function ordersOf(
  scope: OwnScope,
  own: OwnObjects,
  heads: readonly OwnRecord[],
): Promise<FoundRecords> {
  const provenance = scope.provenance();
  const orders = await gatherOrders(scope.access, own, heads, provenance);
  const currency = currencyWithout(scope.own ?? own, own, scope.currency);
  return readOwnOrders(own, orders, { provenance, currency });
}
