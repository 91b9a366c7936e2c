import type { OrderLine } from '../../domain/order.ts';
import type { OwnObjects, OwnState } from '../../domain/own-objects.ts';
import { objectOf } from './columns.ts';
import type { OwnAccess, OwnRecord } from './own-access.ts';

/** How far an order is; undefined where it is open, or nobody says. */
export function stateOf({ states }: Pick<OwnObjects, 'states'>, head: OwnRecord): OwnState | undefined {
  if (!states) return undefined;
  const value = stateValue(head.values[states.by]);
  return states.values.find((each) => each.value === value)?.means;
}

/** A value of a field that says how far an order is, as it is compared; empty for what is none. */
export function stateValue(value: unknown): string {
  return typeof value === 'string' || typeof value === 'boolean' ? `${value}`.trim().slice(0, 255) : '';
}

/**
 * Ends a line of an order that is over. What has not come of a cancelled one is taken off; one that does not say how much was
 * ordered stays as it is. One of a done order is closed: what is not told of it may have come, on a day that nobody says.
 */
export function endLine(line: OrderLine, how: 'cancelled' | 'done'): void {
  if (how === 'done') {
    line.closed = true;
    return;
  }
  if (line.ordered === undefined) return;
  const came = line.receipts.reduce((sum, { quantity = line.ordered ?? 0 }) => sum + quantity, 0);
  const rest = line.ordered - came;
  if (rest > 0) line.cancelled = Math.max(rest, line.cancelled ?? 0);
}

/** The ids of the records that stand for lines of orders that were not sent: those are not read, and go where they were. */
export async function draftLines(access: OwnAccess, own: OwnObjects): Promise<Set<string>> {
  const { states, lines } = own;
  const object = objectOf(own, 'orders');
  const drafts = states?.values.flatMap(({ value, means }) => (means === 'draft' ? [value] : [])) ?? [];
  if (!states || object === undefined || drafts.length === 0) return new Set();
  const heads = await access.having(object, { path: states.by, holds: states.holds }, drafts, []);
  const ids = heads.map(({ id }) => id);
  if (!lines) return new Set(ids);
  const found = await access.children(lines, object, ids, []);
  return new Set([...found.values()].flatMap((records) => records.map(({ id }) => id)));
}
