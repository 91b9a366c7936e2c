import type { OrderLine } from '../../domain/order.ts';
import { isCancelled, quantityReceived } from '../../kpi/received.ts';
import type { FieldComparison, SaidValue } from './difference-views.ts';
import type { RowSaying } from './row-sayings.ts';

/**
 * Where a line stands, by both sides. Portals word it freely, so that only what can not be true together counts as a
 * difference: cancelled on one side alone, and delivered there while nothing, or not all, has come here.
 */
export function compareStatus(
  sayings: readonly RowSaying[],
  line: OrderLine,
  done: boolean,
): FieldComparison[] {
  const texts = sayings.flatMap(({ row }) => row.fields.status ?? []);
  const said = new Set(sayings.flatMap(({ status }) => (status === undefined ? [] : [status])));
  const [status] = said;
  const [text] = texts;
  if (status === undefined || text === undefined) return [];
  const theirs: SaidValue = { kind: 'text', text };
  const ours: SaidValue = { kind: 'status', status: ourStatus(line, done) };
  const both = { field: 'status', ours, theirs } as const;
  if (said.size > 1) return [{ ...both, verdict: 'cannot', reason: 'several-rows' }];
  if (status === null) return [{ ...both, verdict: 'cannot', reason: 'status-unknown' }];
  const off = isCancelled(line);
  const offThere = status === 'cancelled' || status === 'rejected';
  // How it ended is not said: it may have come, or what was left of it may have been taken off.
  if (offThere && isClosed(line, done)) return [{ ...both, verdict: 'cannot', reason: 'settled' }];
  if (offThere) return [{ ...both, verdict: off ? 'agree' : 'disagree' }];
  if (off)
    return [
      line.receipts.length > 0
        ? { ...both, verdict: 'cannot', reason: 'settled' }
        : { ...both, verdict: 'disagree' },
    ];
  if (status === 'delivered')
    return [{ ...both, verdict: done || hasCome(line) === null ? 'agree' : 'disagree' }];
  // It has come here, and the portal was not told yet.
  if (done) return [{ ...both, verdict: 'cannot', reason: 'settled' }];
  return [{ ...both, verdict: 'agree' }];
}

/** It is over by a word of its source, not by what came. */
function isClosed(line: OrderLine, done: boolean): boolean {
  return done && line.closed === true && line.receipts.length === 0;
}

/** What has come; null where receipts do not say how much. */
function hasCome(line: OrderLine): number | null {
  return line.receipts.length === 0 ? 0 : quantityReceived(line);
}

function ourStatus(line: OrderLine, done: boolean): Extract<SaidValue, { kind: 'status' }>['status'] {
  if (isCancelled(line) && line.receipts.length === 0) return 'cancelled';
  if (isClosed(line, done)) return 'closed';
  if (done) return 'received';
  return line.receipts.length > 0 ? 'partly-received' : 'nothing-received';
}
