import { FailureError } from '../../domain/result.ts';
import type { FoundRecords } from '../source.ts';
import { objectOf, pathsOf } from './columns.ts';
import { gapsOf, ORDER_PARTS, withoutGaps } from './gaps.ts';
import { type OwnScope, ordersOf } from './own-scope.ts';

/** Records of these numbers that are read: a number is one order's, seldom a few. */
const MOST = 100;

/**
 * Adds the purchase orders of a company's own objects that have one of these numbers, with all that belongs to them; drafts are
 * nobody's orders yet. What the system refuses, or has no more, is told in `unread` and ends nothing else.
 */
export async function findOwn(
  scope: OwnScope,
  numbers: readonly string[],
  found: FoundRecords,
): Promise<void> {
  const { own, access, seen } = scope;
  const object = own && objectOf(own, 'orders');
  const by = own?.columns.find(({ of, field }) => of === 'orders' && field === 'orderNumber');
  if (!own || own.off || object === undefined || !by || numbers.length === 0) return;
  try {
    const ids = (await access.having(object, by, numbers, [])).slice(0, MOST).map(({ id }) => id);
    if (ids.length === 0) return;
    const end = (await gapsOf(access, own, ORDER_PARTS, seen)).find(({ ends }) => ends);
    if (end) {
      found.unread = { object: end.object, message: end.message };
      return;
    }
    const there = withoutGaps(own, seen);
    const heads = await access.read(object, ids, pathsOf(there, 'orders'));
    const { partners, orders, rejects } = await ordersOf(scope, there, heads);
    found.partners.push(...partners);
    found.orders.push(...orders);
    found.rejects.push(...rejects);
  } catch (error) {
    if (!access.refused(error) || !(error instanceof FailureError)) throw error;
    found.unread = { object, message: error.failure.message };
  }
}
