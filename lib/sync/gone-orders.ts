import type { SourcePage } from '../sources/source.ts';
import type { Store } from '../store/open.ts';
import type { GoneLines } from '../store/remove-lines.ts';
import { eachStored } from '../store/stored-records.ts';

/** The lines of orders that their system has no more; those of other sources in the same orders stay. */
export async function linesOfOrders(
  store: Store,
  orders: NonNullable<NonNullable<SourcePage<never>['beside']>['goneOrders']>,
): Promise<GoneLines[]> {
  if (orders.length === 0) return [];
  const marks = new Set(orders.map(({ nativeId, sourceId }) => `${sourceId} ${nativeId}`));
  const gone: GoneLines[] = [];
  await eachStored(store, {
    orders({ id: orderId, partnerId, lines }) {
      const own = lines.filter(({ nativeId, provenance }) => marks.has(`${provenance.sourceId} ${nativeId}`));
      if (own.length > 0) gone.push({ partnerId, orderId, lineIds: own.map(({ id }) => id) });
    },
  });
  return gone;
}
